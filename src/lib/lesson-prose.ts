/** What a reader reads of a lesson’s MDX text, and the numbers in it that nobody answers for. */

/** One paragraph, list item, cell of a table or sentence of a component, with the line on which it begins. */
export interface Passage {
  readonly text: string;
  readonly line: number;
}

/** Stands in a passage where a source is cited. */
const CITED = '\u2020';
/** Stands where the engine’s number is shown. */
const COMPUTED = '\u25c7';

/** Attributes of components that are shown, such as the hint of a question. */
const SHOWN = /\b(?:says|hint|because|before|title|label|what)\s*[:=]\s*(?:"([^"]*)"|'((?:[^'\\]|\\.)*)')/g;

/** Where a tag that begins at `from` ends: quotes and braces may hold a `>`. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  let depth = 0;
  for (let i = from; i < text.length; i += 1) {
    const sign = text[i] ?? '';
    if (quote !== '') {
      if (sign === '\\') i += 1;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (sign === '>' && depth === 0) return i + 1;
  }
  return text.length;
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Without what is not read: comments, imports, code, formulas and addresses, each of which leaves its lines behind. */
function readable(body: string): string {
  return body
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, blank)
    .replace(/^(import|export)\b.*$/gm, blank)
    .replace(/```[\s\S]*?```/g, blank)
    .replace(/\$\$[\s\S]*?\$\$/g, blank)
    .replace(/(?<=\])\([^()\s]*\)/g, blank)
    .replace(/<Example\b[\s\S]*?<\/Example>/g, (found) => COMPUTED + blank(found).slice(1));
}

/** The text without its tags, and beside it what stands in their attributes. */
function withoutTags(body: string): { text: string; attributes: Passage[] } {
  const attributes: Passage[] = [];
  let text = '';
  let i = 0;
  while (i < body.length) {
    const opens = /^<\/?([A-Za-z]\w*)/.exec(body.slice(i, i + 40));
    if (!opens) {
      text += body[i];
      i += 1;
      continue;
    }
    const end = endOfTag(body, i);
    const tag = body.slice(i, end);
    const line = body.slice(0, i).split('\n').length;
    for (const found of tag.matchAll(SHOWN)) {
      const said = (found[1] ?? found[2] ?? '').replaceAll("\\'", "'").replace(/\{[\w:#-]+\}/g, COMPUTED);
      attributes.push({ text: said, line: line + tag.slice(0, found.index).split('\n').length - 1 });
    }
    const mark = opens[1] === 'Cite' ? CITED : opens[1] === 'Value' ? COMPUTED : '';
    text += mark + tag.replace(/[^\n]/g, '');
    i = end;
  }
  return { text, attributes };
}

/** Everything that is read in a lesson, in the order of the text; what stands in attributes comes last. */
export function passagesOf(body: string): Passage[] {
  const { text, attributes } = withoutTags(readable(body));
  const passages: Passage[] = [];
  let open: { text: string; line: number } | null = null;
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const begins = /^([-*#|]|\d+\.\s)/.test(line);
    if (line === '' || begins) open = null;
    if (line === '') continue;
    const bare = line.replace(/^([-*]|#+|\d+\.)\s+/, '').replace(/\*+/g, '');
    if (open) open.text += ` ${bare}`;
    else {
      open = { text: bare, line: i + 1 };
      passages.push(open);
    }
    if (begins && line.startsWith('|')) open = null;
  }
  return [...passages, ...attributes];
}

/** The sentences of a passage. A citation belongs to the sentence that it follows. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!][”’")]*\u2020*)\s+(?=[“‘"(]?[\p{Lu}\d$\u25c7])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
/** What may be written by hand: days and years, the numbers of rules, forms and lessons. */
const FREE = [
  new RegExp(`\\b\\d{1,2} (?:${MONTHS})(?: (?:19|20)\\d\\d)?`, 'g'),
  /\bT\+\d\b/g,
  /(?<![$€£\d.,])\b(?:19|20)\d\d\b(?![\d%×]|[.,]\d|\s?%)/g,
  /\b(?:[Rr]ules?|[Ss]ections?|Regulation|Notice|Form|Publication|Part|CFR|USC|§|[Ll]essons?|FINRA|Reg T|Regulation T)\s[\d.–-]+[\d](?:\([\w]+\))*/g,
  /\b(?:[Ll]essons?)\s\d+(?: (?:and|to) \d+)?/g,
];

export interface LooseNumber {
  readonly line: number;
  readonly number: string;
  readonly sentence: string;
}

/**
 * Numbers in the text that are neither computed (`Value`, `Example`) nor in a sentence that cites its source, and
 * no years, dates, rule numbers or lesson numbers either.
 */
export function looseNumbers(body: string): LooseNumber[] {
  return passagesOf(body).flatMap(({ text, line }) =>
    sentencesOf(text)
      .filter((sentence) => !sentence.includes(CITED))
      .flatMap((sentence) => {
        const rest = FREE.reduce((left, free) => left.replace(free, ''), sentence);
        const found = rest.match(/[$€£]?\d[\d.,\u202f]*\d?\s?[%×]?/g) ?? [];
        return found.map((number) => ({ line, number: number.trim(), sentence }));
      }),
  );
}

/** Stops the build at the first number in a lesson that nobody answers for. @throws Error that names it */
export function requireComputed(file: string, body: string): void {
  const [loose] = looseNumbers(body);
  if (!loose) return;
  throw new Error(
    `${file}: in line ${loose.line} of its text, “${loose.number}” is written by hand in “${loose.sentence}”. Show it with <Value of="…" />, write <Example of="…">${loose.number}</Example>, or cite its source in the sentence.`,
  );
}

/** The passages as plain text: figures as a word, and no marks of citations. */
export function plainText(passages: readonly Passage[]): string {
  return passages
    .map(({ text }) => text.replaceAll(CITED, '').replaceAll(COMPUTED, 'five').replaceAll('|', ' '))
    .join('\n');
}
