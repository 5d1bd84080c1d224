/** Shapes of JSON: one description gives both the parser, with the path of what is wrong, and the JSON Schema. */
import { parseDate } from './calendar.ts';
import { CLOCK, parseTime } from './clock.ts';
import { type Decimal, parseDecimal, plain } from './decimal.ts';
import { EngineError } from './errors.ts';

export interface Shape<T> {
  /** @throws EngineError naming the field */
  parse(value: unknown, path: string): T;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly optional?: boolean;
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Needed<F extends Fields> = { [K in keyof F as F[K] extends { optional: true } ? never : K]: F[K] };
type Spare<F extends Fields> = { [K in keyof F as F[K] extends { optional: true } ? K : never]: F[K] };
export type Of<S> = S extends Shape<infer T> ? T : never;
type Parsed<F extends Fields> = { readonly [K in keyof Needed<F>]: Of<F[K]> } & {
  readonly [K in keyof Spare<F>]?: Of<F[K]>;
};

function wrong(code: string, path: string, problem: string): never {
  throw new EngineError(code, path === '' ? 'scenario' : path, problem);
}

function seen(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function text(description: string, pattern?: RegExp): Shape<string> {
  return {
    schema: { type: 'string', description, ...(pattern ? { pattern: pattern.source } : { maxLength: 200 }) },
    parse(value, path) {
      // Characters are counted as JSON Schema counts them: an emoji is one.
      if (typeof value !== 'string' || [...value].length > 200)
        return wrong('scenario.text', path, `must be a text of at most 200 characters; got ${seen(value)}`);
      if (pattern && !pattern.test(value))
        return wrong('scenario.text', path, `must match ${pattern.source}; got ${seen(value)}`);
      return value;
    },
  };
}

export function oneOf<const T extends string | number>(description: string, values: readonly T[]): Shape<T> {
  return {
    schema: { description, enum: values },
    parse(value, path) {
      const found = values.find((item) => item === value);
      return (
        found ??
        wrong(
          'scenario.choice',
          path,
          `must be ${values.map((item) => JSON.stringify(item)).join(' or ')}; got ${seen(value)}`,
        )
      );
    },
  };
}

export interface Limits {
  readonly min?: string;
  readonly max?: string;
  /** The limit itself is not allowed. */
  readonly open?: boolean;
}

export function number(description: string, limits: Limits = {}): Shape<Decimal> {
  return {
    schema: { type: 'string', description, pattern: '^[-−]?\\d{1,15}(\\.\\d{1,18})?$' },
    parse(value, path) {
      const result = parseDecimal(value, path);
      const { min, max, open } = limits;
      const low = min !== undefined && (open ? result.lte(min) : result.lt(min));
      const high = max !== undefined && result.gt(max);
      if (low)
        return wrong(
          'scenario.range',
          path,
          `must be ${open ? 'above' : 'at least'} ${min}; got ${plain(result)}`,
        );
      if (high) return wrong('scenario.range', path, `must be at most ${max}; got ${plain(result)}`);
      return result;
    },
  };
}

/** A decimal kept as its text, for settings that travel as they were written. */
export function numeral(description: string): Shape<string> {
  const inner = number(description);
  return { schema: inner.schema, parse: (value, path) => plain(inner.parse(value, path)) };
}

export function date(description: string): Shape<string> {
  return {
    schema: { type: 'string', description, format: 'date', pattern: '^(19|20|21)' },
    parse: parseDate,
  };
}

export function time(description: string): Shape<string> {
  return { schema: { type: 'string', description, pattern: CLOCK.source }, parse: parseTime };
}

export function nullable(inner: Shape<number>): Shape<number | null> {
  return {
    schema: { anyOf: [inner.schema, { type: 'null' }] },
    parse: (value, path) => (value === null ? null : inner.parse(value, path)),
  };
}

export function integer(description: string, min: number, max: number): Shape<number> {
  return {
    schema: { type: 'integer', description, minimum: min, maximum: max },
    parse(value, path) {
      const fits = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
      return fits
        ? value
        : wrong('scenario.integer', path, `must be a whole number from ${min} to ${max}; got ${seen(value)}`);
    },
  };
}

export function list<T>(inner: Shape<T>, description: string, most: number): Shape<readonly T[]> {
  return {
    schema: { type: 'array', description, items: inner.schema, maxItems: most },
    parse(value, path) {
      if (!Array.isArray(value)) return wrong('scenario.list', path, `must be a list; got ${seen(value)}`);
      if (value.length > most)
        return wrong('scenario.list', path, `must have at most ${most} items; got ${value.length}`);
      return value.map((item, i) => inner.parse(item, `${path}[${i}]`));
    },
  };
}

export function maybe<T>(inner: Shape<T>): Shape<T> & { optional: true } {
  return { ...inner, optional: true };
}

export function object<F extends Fields>(description: string, fields: F): Shape<Parsed<F>> {
  const names = Object.keys(fields);
  const required = names.filter((name) => !fields[name]?.optional);
  return {
    schema: {
      type: 'object',
      description,
      properties: Object.fromEntries(names.map((name) => [name, fields[name]?.schema])),
      required,
      additionalProperties: false,
    },
    parse(value, path) {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return wrong('scenario.object', path, `must be an object; got ${seen(value)}`);
      const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
      const given = new Map(Object.entries(value));
      for (const name of given.keys()) {
        if (!names.includes(name))
          wrong('scenario.unknown-field', at(name), `is not a field here; known are ${names.join(', ')}`);
      }
      for (const name of required) {
        if (!given.has(name)) wrong('scenario.missing', at(name), 'is missing');
      }
      const parsed = names
        .filter((name) => given.has(name))
        .map((name) => [name, fields[name]?.parse(given.get(name), at(name))]);
      // The two loops above have established exactly this shape.
      return Object.fromEntries(parsed) as Parsed<F>;
    },
  };
}

/** One of several objects, told apart by the value of one field. */
export function variants<const V extends Readonly<Record<string, Shape<object>>>>(
  tag: string,
  shapes: V,
): Shape<Of<V[keyof V]>> {
  const names = Object.keys(shapes);
  return {
    schema: { oneOf: Object.values(shapes).map((shape) => shape.schema) },
    parse(value, path) {
      const name = typeof value === 'object' && value !== null ? Reflect.get(value, tag) : undefined;
      const shape = typeof name === 'string' && names.includes(name) ? shapes[name] : undefined;
      if (!shape)
        return wrong(
          'scenario.choice',
          `${path}.${tag}`,
          `must be one of ${names.join(', ')}; got ${seen(name)}`,
        );
      return shape.parse(value, path) as Of<V[keyof V]>;
    },
  };
}
