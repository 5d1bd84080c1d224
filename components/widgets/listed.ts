/** `A`, `A and B`, `A, B and C`. */
export const listed = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words);
