/** What can be read off a lesson's MDX text before it is rendered. */

/** One use of a component in the text: `<Cite id="finra-4210" section="(c)(1)" />`. */
export interface Use {
  readonly id: string;
  readonly section?: string;
}

/** Uses of a component that takes an `id`, in the order of the text. */
export function usesOf(component: 'Cite' | 'Term', body: string): Use[] {
  const tags = new RegExp(`<${component}\\b[^>]*>`, 'g');
  const attribute = (tag: string, name: string): string | undefined =>
    new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean);
  return [...body.matchAll(tags)].flatMap(([tag]) => {
    const id = attribute(tag, 'id');
    const section = attribute(tag, 'section');
    return id === undefined ? [] : [{ id, ...(section !== undefined && { section }) }];
  });
}

/** Each id once, in the order of its first use. */
export function idsOf(uses: readonly Use[]): string[] {
  return [...new Set(uses.map(({ id }) => id))];
}

const WORDS_A_MINUTE = 200;

/** How many words are read. */
export function wordsIn(body: string): number {
  return body
    .replace(/^(import|export)\b.*$/gm, ' ')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Whole minutes that the text alone takes to read; figures take as long as they please. */
export function minutesToRead(body: string): number {
  return Math.max(1, Math.round(wordsIn(body) / WORDS_A_MINUTE));
}
