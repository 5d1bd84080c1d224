/** Which fault stands for which text. The one place to widen when the engine gains names. */

function bothWays(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const table = new Map<string, string[]>();
  const add = (from: string, to: string) => table.set(from, [...(table.get(from) ?? []), to]);
  for (const [a, b] of pairs) {
    add(a, b);
    add(b, a);
  }
  return table;
}

/** Names that are called, as methods (`a.plus(b)`, `Decimal.max(a, b)`) or as functions (`up(value, 2)`). */
export const CALLS = bothWays([
  ['plus', 'minus'],
  ['times', 'div'],
  ['lt', 'lte'],
  ['gt', 'gte'],
  ['up', 'down'],
  ['min', 'max'],
  ['floor', 'ceil'],
  ['greatest', 'least'],
  ['greater', 'lesser'],
  ['product', 'quotient'],
  ['some', 'every'],
])
  .set('dividedBy', ['times'])
  .set('abs', ['neg'])
  .set('findLast', ['find']);

/** Methods that may be left out: the value they are called on takes their place. */
export const DROPPABLE = new Set(['abs', 'neg', 'negated']);

/** Questions: the answer is turned round. */
export const PREDICATES = new Set(['isZero', 'isNegative', 'isPositive', 'eq', 'equals']);

/** Members that are read, not called. */
export const MEMBERS = bothWays([
  ['ROUND_CEIL', 'ROUND_FLOOR'],
  ['ROUND_UP', 'ROUND_DOWN'],
]);

/** Operators. Not `++` and `--`: most of those only make loops endless. */
export const OPERATORS = bothWays([
  ['+', '-'],
  ['*', '/'],
  ['+=', '-='],
  ['<', '<='],
  ['>', '>='],
  ['===', '!=='],
  ['&&', '||'],
]);

/** Words that steer: directions, sides, boundaries, kinds of formula. Only where they stand as a value. */
export const WORDS = bothWays([
  ['up', 'down'],
  ['long', 'short'],
  ['strict', 'inclusive'],
  ['safe', 'unsafe'],
  ['below', 'above'],
  ['greatest', 'least'],
  ['product', 'quotient'],
]);

/** Calls whose last two arguments are not interchangeable. */
export const ORDERED = new Set(['quotient', 'difference', 'ratio', 'minus', 'compare']);

/** Calls in which 1 and -1 are signs. Elsewhere only the first of a pair is one: `[-1, loan]`. */
export const SIGNED = new Set(['sum', 'firstChange', 'edgeOf']);

/** Folders and files of the engine in which a decimal text such as '0.25' is a rate, an amount or a limit. */
export const RATE_FOLDERS = ['engine/rulebooks/', 'engine/rules/', 'engine/carry/published.ts'];

/** Errors that answer bad input. Any other is thrown only where the engine contradicts itself: never, we hope. */
export const INPUT_ERRORS = new Set(['EngineError']);

/** Properties that hold words for people or keys, not values: left alone, unless they hold a function. */
export const TEXTS = new Set([
  'checked',
  'field',
  'formula',
  'id',
  'kind',
  'label',
  'message',
  'name',
  'note',
  'reason',
  'rule',
  'says',
  'section',
  'source',
  'standing',
  'text',
  'title',
  'url',
  'version',
]);
