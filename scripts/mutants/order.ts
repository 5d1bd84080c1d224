/** Which test files a fault is shown to first: what is likely to notice, and what is quickly done. */

export interface TestFile {
  /** Path from the project's root. */
  readonly name: string;
  /** How long it took without a fault. */
  readonly seconds: number;
}

const COMMON = new Set(['engine', 'tests', 'test', 'ts', 'index', 'reference', 'oracle', 'properties']);

function wordsOf(path: string): Set<string> {
  return new Set(path.split(/[^a-z0-9]+/i).filter((word) => word !== '' && !COMMON.has(word)));
}

/**
 * All test files: those first whose names share most words with the mutated file (`engine/tax/lots.ts` with
 * `tests/engine/tax-gains.test.ts`: one), and of equally many the quickest.
 */
export function orderFor(mutated: string, files: readonly TestFile[]): string[] {
  const words = wordsOf(mutated);
  const shared = ({ name }: TestFile): number => [...wordsOf(name)].filter((word) => words.has(word)).length;
  return files.toSorted((a, b) => shared(b) - shared(a) || a.seconds - b.seconds).map(({ name }) => name);
}
