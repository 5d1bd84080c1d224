/**
 * What a link may set, by widget. From one schema come the reading of a link, its canonical short form, the
 * notice of what was clamped or ignored, and the instructors' table.
 */
import { decimal, grouped, plain } from '../../engine/index.ts';

interface Common {
  readonly key: string;
  readonly label: string;
  /** Whether a link may set, lock and hide it. */
  readonly public: boolean;
}

export interface NumberParam extends Common {
  readonly kind: 'number';
  /** How a reader sees it: a rate is a fraction in the link and a percentage on the page. */
  readonly as: 'dollars' | 'percent' | 'count';
  /** What follows a count: `×`, ` days`. */
  readonly unit?: string;
  /** Decimal texts. */
  readonly min: string;
  readonly max: string;
  /** Decimals kept. */
  readonly places: number;
}

export interface ChoiceParam extends Common {
  readonly kind: 'choice';
  readonly options: readonly string[];
}

export type Param = NumberParam | ChoiceParam;
export type Values = Readonly<Record<string, string>>;

/** Parts of a figure that `hide` knows beside the controls. */
export const PARTS = ['numbers', 'table'] as const;

export interface LinkReading {
  /** The preset's values with what the link says. */
  readonly values: Values;
  /** One sentence for each thing that was not taken as it stood. */
  readonly notices: readonly string[];
  /** Keys that the reader may not change. What is hidden is locked too. */
  readonly locked: readonly string[];
  /** Keys and parts that are not shown. */
  readonly hidden: readonly string[];
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,18})?$/;
const VERSION = '1';
/** Keys of a link that belong to no single control. */
const COMMON = ['v', 'preset', 'theme', 'lang', 'seed', 'sound', 'id', 'lock', 'hide'];
/** More than this of what we do not know is not carried along. */
const MOST_UNKNOWN = 400;

/** What a link says, as far as there is room for it in a sentence. */
export function quoted(text: string): string {
  return `“${text.length > 24 ? `${text.slice(0, 24)}…` : text}”`;
}

/** `035.50` and `35.5` are one value: zeros that say nothing go. */
export function canonical(text: string): string {
  const short = text.replace(/^(-?)0+(?=\d)/, '$1');
  return short.includes('.') ? short.replace(/0+$/, '').replace(/\.$/, '') : short;
}

/** A value of the link as the figure's own field shows it: `0.25` is 25 %. */
export function spoken(param: Param, value: string): string {
  if (param.kind === 'choice' || !DECIMAL.test(value)) return value;
  if (param.as === 'percent') return `${plain(decimal(value).times(100))}\u202f%`;
  const text = grouped(canonical(value).replace('-', '−'));
  return param.as === 'dollars' ? text.replace(/^−?/, (sign) => `${sign}$`) : `${text}${param.unit ?? ''}`;
}

function readNumber(param: NumberParam, text: string, fallback: string): { value: string; notice?: string } {
  if (!DECIMAL.test(text)) {
    return {
      value: fallback,
      notice: `${param.label}: ${quoted(text)} is not a number, so the figure starts at ${spoken(param, fallback)}.`,
    };
  }
  const say = (value: string): string => spoken(param, value);
  const said = say(text);
  const wanted = Number(text);
  const [min, max] = [Number(param.min), Number(param.max)];
  if (wanted < min || wanted > max) {
    const limit = wanted < min ? param.min : param.max;
    return {
      value: limit,
      notice: `${param.label}: ${said} is outside ${say(param.min)} to ${say(param.max)}, so ${say(limit)} is used.`,
    };
  }
  const [whole = '', fraction = ''] = canonical(text).split('.');
  if (fraction.length <= param.places) return { value: canonical(text) };
  const kept = canonical(`${whole}.${fraction.slice(0, param.places)}`);
  return {
    value: kept,
    notice: `${param.label}: ${said} is more exact than the figure, so ${say(kept)} is used.`,
  };
}

function readChoice(param: ChoiceParam, text: string, fallback: string): { value: string; notice?: string } {
  if (param.options.includes(text)) return { value: text };
  return {
    value: fallback,
    notice: `${param.label}: ${quoted(text)} is not one of ${param.options.join(', ')}, so ${fallback} is used.`,
  };
}

/** The first of the values that a link gives for a key; that there are more is noted. */
function first(query: URLSearchParams, key: string, label: string, notices: string[]): string | undefined {
  const given = query.getAll(key);
  if (given.length > 1)
    notices.push(`${label} stands in the link ${given.length} times: the first one counts.`);
  return given[0];
}

/** The names in `lock=price,house`; `all` means every control. */
function readNames(
  text: string,
  verb: 'lock' | 'hide',
  known: readonly string[],
  notices: string[],
): string[] {
  const names = text
    .split(',')
    .slice(0, 100)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const wrong = names.filter((name) => name !== 'all' && !known.includes(name));
  if (wrong.length > 0)
    notices.push(
      `The link would ${verb} ${wrong.slice(0, 3).map(quoted).join(', ')}, which this figure does not have; it has ${known.join(', ')}.`,
    );
  return known.filter((name) => names.includes(name) || names.includes('all'));
}

const named = (key: string, name: string): string => (name === 'main' ? key : `${name}.${key}`);

/**
 * Reads the part of a link that belongs to one named scenario. Unknown keys are left to others; a key given
 * twice counts once. A page's main scenario has bare keys, another one `name.key`. On a page that is nothing
 * but this figure (`own`), a link may leave its version out.
 */
export function readLink(
  search: string,
  params: readonly Param[],
  preset: Values,
  name = 'main',
  own = false,
): LinkReading {
  const query = new URLSearchParams(search);
  const version = query.get('v') ?? (own ? VERSION : null);
  const usual = { values: preset, locked: [], hidden: [] };
  if (version === null) return { ...usual, notices: [] };
  if (version !== VERSION) {
    return {
      ...usual,
      notices: [
        `This link is of version ${quoted(version)}, which this page does not know: it shows its usual start.`,
      ],
    };
  }
  const notices: string[] = [];
  const values: Record<string, string> = { ...preset };
  const open = params.filter((param) => param.public);
  for (const param of open) {
    const text = first(query, named(param.key, name), param.label, notices);
    if (text === undefined) continue;
    const fallback = preset[param.key] ?? '';
    const { value, notice } =
      param.kind === 'number' ? readNumber(param, text.trim(), fallback) : readChoice(param, text, fallback);
    values[param.key] = value;
    if (notice) notices.push(notice);
  }
  const keys = open.map(({ key }) => key);
  const names = (verb: 'lock' | 'hide', known: readonly string[]): string[] =>
    readNames(first(query, named(verb, name), verb, notices) ?? '', verb, known, notices);
  const locked = names('lock', keys);
  const hidden = names('hide', [...keys, ...PARTS]);
  return {
    values,
    notices,
    locked: keys.filter((key) => locked.includes(key) || hidden.includes(key)),
    hidden,
  };
}

/** What a link holds that none of the page's scenarios knows. It is not read, and not lost either. */
export function unknownIn(
  search: string,
  scenarios: readonly { readonly name: string; readonly params: readonly Param[] }[],
): [string, string][] {
  const known = new Set(COMMON);
  for (const { name, params } of scenarios)
    for (const key of ['lock', 'hide', ...params.map((param) => param.key)]) known.add(named(key, name));
  return [...new URLSearchParams(search)].filter(([key]) => !known.has(key));
}

/** What of the unknown is carried along: not a megabyte. */
export function withUnknown(query: string, unknown: readonly (readonly [string, string])[]): string {
  const more = new URLSearchParams(unknown.map(([key, value]) => [key, value])).toString();
  return more === '' || more.length > MOST_UNKNOWN ? query : `${query}&${more}`;
}

/** What an instructor has fixed. */
export interface Fixed {
  /** Frozen id of the preset, where the page has a choice of them. */
  readonly preset?: string;
  readonly locked?: readonly string[];
  readonly hidden?: readonly string[];
}

/** The canonical short query of a state: only what differs from the preset, in the order of the schema. */
export function writeLink(
  values: Values,
  params: readonly Param[],
  preset: Values,
  name = 'main',
  { preset: id, locked = [], hidden = [] }: Fixed = {},
): string {
  const query = new URLSearchParams({ v: VERSION });
  if (id !== undefined) query.set('preset', id);
  for (const { key } of params.filter((param) => param.public)) {
    const value = values[key];
    if (value !== undefined && canonical(value) !== canonical(preset[key] ?? ''))
      query.set(named(key, name), canonical(value));
  }
  // What is hidden is locked anyway.
  const lock = locked.filter((key) => !hidden.includes(key));
  if (lock.length > 0) query.set(named('lock', name), lock.join(','));
  if (hidden.length > 0) query.set(named('hide', name), hidden.join(','));
  return `?${query.toString().replaceAll('%2C', ',')}`;
}
