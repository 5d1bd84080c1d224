/** How hard a text is to read, as the school years that it asks for: the formula of Flesch and Kincaid, 1975. */

/** Groups of vowels, without a silent e: near enough for an average over a thousand words. */
function syllablesOf(word: string): number {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '');
  const groups = bare.replace(/(?:[^laeiouy]es|[^aeiouy]ed|[^l]e)$/, '').match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}

/** The grade of a text, to one decimal. Headings and labels, which end in no mark, are not counted. */
export function readingGrade(all: readonly string[]): number {
  const sentences = all.filter((sentence) => /[.?!:][”’")]*$/.test(sentence));
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}’'-]+/gu) ?? []);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return Math.round(grade * 10) / 10;
}
