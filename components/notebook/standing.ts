/**
 * A page shows no number whose rule nobody has found: every preset is asked before a page may use it. Asked are all
 * citations of its rulebook and of its figures, as a reader can move the account to where any of them decides.
 */
import { type Citation, parseScenario, rulebookOf } from '../../engine/index.ts';
import { figuresOf } from '../widgets/moments.ts';
import type { Preset } from './figures.ts';

function isCitation(value: object): value is Citation {
  return 'source' in value && 'says' in value && 'standing' in value;
}

/** Every citation in a rulebook, a figure or any other data, however deep. */
export function citationsIn(value: unknown): Citation[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isCitation(value)) return [value];
  return Object.values(value).flatMap(citationsIn);
}

function rulebookRules({ scenario }: Preset): Citation[] {
  if (scenario === undefined) return [];
  const { rulebook, settings } = parseScenario(scenario);
  return citationsIn(rulebookOf(rulebook, settings ?? {}));
}

/**
 * Throws where a preset rests on a fact that is unchecked, which stops the build. `asker` is what uses the preset.
 * @throws Error naming the rule
 */
export async function requireChecked(preset: Preset, asker: string): Promise<void> {
  const rules = Object.values(await figuresOf(preset)).flatMap(({ rule }) => (rule ? [rule] : []));
  const unchecked = [...rulebookRules(preset), ...rules].find(({ standing }) => standing === 'unchecked');
  if (!unchecked) return;
  const { source, section = '', says } = unchecked;
  throw new Error(
    `${asker}: ${preset.id} rests on ${`${source} ${section}`.trim()} (“${says}”), which is unchecked: find it at its source, or do not show it.`,
  );
}
