/** The parser and the published schema are two readings of one format: on broken inputs they must agree. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario, restored, serialise } from '../../engine/index.ts';
import { check } from '../lib/check.ts';
import { refusal } from '../lib/engine.ts';
import { RICH } from '../lib/rich-scenario.ts';
import { schemaProblems } from '../lib/schema.ts';

/** What the schema leaves to the parser. */
const BEYOND_SCHEMA =
  /^(scenario\.(range|twice|order|no-rate|unknown-instrument|unknown-order|both-sides)|settings\.(rate|unused|amount)|schedule\.[a-z-]+)$/;

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...below.flatMap(([key, item]) => pathsOf(item, [...at, key]))];
}

const path = fc.constantFrom(...pathsOf(RICH).filter((keys) => keys.length > 0));

const decimalText = fc.oneof(
  fc.stringMatching(/^-?\d{1,16}(\.\d{1,19})?$/),
  fc.constantFrom('1e5', '0x10', '1_000', 'Infinity', 'NaN', ' 5', '5 ', '.5', '5.', '−5', '+5', '', '1,5'),
);
const odd = fc.oneof(
  decimalText,
  fc.jsonValue({ maxDepth: 1 }),
  fc.string(),
  fc.integer({ min: -2, max: 40 }),
  fc.double(),
  fc.constantFrom(
    '13:20',
    '24:00',
    '9:30',
    '13:60',
    '2026-02-30',
    '2026-11-31',
    '2026-1-1',
    '0000-01-01',
    '2026-12-01',
    '1900-02-29',
    'USD',
    'XYZ',
  ),
  fc.constantFrom('cash', 'loan', 'regT', 'deposit', 'trade', 'toCure', 'sale', 1, 2, null),
);

function put(target: unknown, keys: Path, value: unknown, take: boolean): unknown {
  const copy = structuredClone(target);
  const parent = keys.slice(0, -1).reduce<unknown>((node, key) => Reflect.get(Object(node), key), copy);
  const last = keys.at(-1) ?? '';
  if (take && !Array.isArray(parent)) Reflect.deleteProperty(Object(parent), last);
  else Reflect.set(Object(parent), last, value);
  return copy;
}

function sameVerdict(value: unknown): void {
  // As it would come from a file: no undefined, no NaN.
  const file: unknown = JSON.parse(JSON.stringify(value));
  const refused = refusal(() => parseScenario(file));
  const problems = schemaProblems(file);
  if (refused === null) expect(problems).toEqual([]);
  else if (!BEYOND_SCHEMA.test(refused.code)) expect([refused, problems.length > 0]).toEqual([refused, true]);
  if (problems.length > 0) expect([problems, refused !== null]).toEqual([problems, true]);
}

describe('parser and schema', () => {
  it('agree when one field is replaced or taken away', () => {
    check(path, odd, fc.boolean(), (keys, value, take) => sameVerdict(put(RICH, keys, value, take)));
  });

  it('agree when a field is put where none belongs', () => {
    const objects = pathsOf(RICH).filter((keys) => typeof keys.at(-1) !== 'string');
    const name = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('lots', 'constructor', 'toString', 'at'),
    );
    check(fc.constantFrom(...objects), name, odd, (keys, key, value) => {
      const there = keys.reduce<unknown>((node, item) => Reflect.get(Object(node), item), RICH);
      if (key === '__proto__' || Object.hasOwn(Object(there), key)) return;
      const broken = put(RICH, [...keys, key], value, false);
      expect(refusal(() => parseScenario(broken))?.code).toBe('scenario.unknown-field');
      sameVerdict(broken);
    });
  });

  it('agree on anything at all', () => {
    check(fc.jsonValue(), sameVerdict);
  });

  it('writing undoes reading for every field that was replaced and accepted', () => {
    check(path, odd, (keys, value) => {
      const file = put(RICH, keys, value, false);
      if (refusal(() => parseScenario(file)) !== null) return;
      const written = serialise(parseScenario(file));
      expect(serialise(parseScenario(written))).toEqual(written);
      expect(parseScenario(written)).toEqual(parseScenario(file));
      // Without the parser: the same scenario.
      expect(restored(JSON.parse(JSON.stringify(written)))).toEqual(parseScenario(file));
    });
  });

  it('a refusal always names a field and a known code', () => {
    check(path, odd, (keys, value) => {
      const refused = refusal(() => parseScenario(put(RICH, keys, value, false)));
      if (refused === null) return;
      expect(refused.code).toMatch(/^(scenario|decimal|date|settings|schedule|time)\.[a-z-]+$/);
      expect(refused.field).toMatch(/^[$a-z]/i);
      expect(refused.message.startsWith(`${refused.field} `)).toBe(true);
    });
  });
});
