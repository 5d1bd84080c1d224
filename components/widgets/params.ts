/**
 * What a link may set, by widget. From one schema come the reading of a link, its canonical short form, and
 * the notice of what was clamped or ignored.
 */

export interface NumberParam {
  readonly kind: 'number';
  readonly key: string;
  readonly label: string;
  /** Decimal texts. */
  readonly min: string;
  readonly max: string;
  /** Decimals kept. */
  readonly places: number;
}

export interface ChoiceParam {
  readonly kind: 'choice';
  readonly key: string;
  readonly label: string;
  readonly options: readonly string[];
}

export type Param = NumberParam | ChoiceParam;
export type Values = Readonly<Record<string, string>>;

export interface LinkReading {
  /** The preset's values with what the link says. */
  readonly values: Values;
  /** One sentence for each thing that was not taken as it stood. */
  readonly notices: readonly string[];
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,18})?$/;
const VERSION = '1';

function quoted(text: string): string {
  return `“${text.length > 24 ? `${text.slice(0, 24)}…` : text}”`;
}

/** `035.50` and `35.5` are one value: zeros that say nothing go. */
export function canonical(text: string): string {
  const short = text.replace(/^(-?)0+(?=\d)/, '$1');
  return short.includes('.') ? short.replace(/0+$/, '').replace(/\.$/, '') : short;
}

function readNumber(param: NumberParam, text: string, fallback: string): { value: string; notice?: string } {
  if (!DECIMAL.test(text)) {
    return {
      value: fallback,
      notice: `${param.label}: ${quoted(text)} is not a number, so the figure starts at ${fallback}.`,
    };
  }
  const wanted = Number(text);
  const [min, max] = [Number(param.min), Number(param.max)];
  if (wanted < min || wanted > max) {
    const limit = wanted < min ? param.min : param.max;
    return {
      value: limit,
      notice: `${param.label}: ${quoted(text)} is outside ${param.min} to ${param.max}, so ${limit} is used.`,
    };
  }
  const [whole = '', fraction = ''] = canonical(text).split('.');
  if (fraction.length <= param.places) return { value: canonical(text) };
  const kept = canonical(`${whole}.${fraction.slice(0, param.places)}`);
  return {
    value: kept,
    notice: `${param.label}: ${quoted(text)} has more than ${param.places} decimals, so ${kept} is used.`,
  };
}

function readChoice(param: ChoiceParam, text: string, fallback: string): { value: string; notice?: string } {
  if (param.options.includes(text)) return { value: text };
  return {
    value: fallback,
    notice: `${param.label}: ${quoted(text)} is not one of ${param.options.join(', ')}, so ${fallback} is used.`,
  };
}

/**
 * Reads the part of a link that belongs to one named scenario. Unknown keys are left to others; a key given
 * twice counts once. A page's main scenario has bare keys, another one `name.key`.
 */
export function readLink(
  search: string,
  params: readonly Param[],
  preset: Values,
  name = 'main',
): LinkReading {
  const query = new URLSearchParams(search);
  const version = query.get('v');
  if (version === null) return { values: preset, notices: [] };
  if (version !== VERSION) {
    return {
      values: preset,
      notices: [
        `This link is of version ${quoted(version)}, which this page does not know: it shows its usual start.`,
      ],
    };
  }
  const notices: string[] = [];
  const values: Record<string, string> = { ...preset };
  for (const param of params) {
    const key = name === 'main' ? param.key : `${name}.${param.key}`;
    const given = query.getAll(key);
    const [text] = given;
    if (text === undefined) continue;
    if (given.length > 1)
      notices.push(`${param.label} stands in the link ${given.length} times: the first one counts.`);
    const fallback = preset[param.key] ?? '';
    const { value, notice } =
      param.kind === 'number' ? readNumber(param, text.trim(), fallback) : readChoice(param, text, fallback);
    values[param.key] = value;
    if (notice) notices.push(notice);
  }
  return { values, notices };
}

/** The canonical short query of a state: only what differs from the preset, in the order of the schema. */
export function writeLink(values: Values, params: readonly Param[], preset: Values, name = 'main'): string {
  const query = new URLSearchParams({ v: VERSION });
  for (const { key } of params) {
    const value = values[key];
    if (value !== undefined && canonical(value) !== canonical(preset[key] ?? ''))
      query.set(name === 'main' ? key : `${name}.${key}`, canonical(value));
  }
  return `?${query}`;
}
