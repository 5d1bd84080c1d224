/** Words of the figure that the glossary explains below it, on its own page: ids of terms. */
export const WORDS = [
  'margin-account',
  'equity',
  'initial-margin',
  'minimum-equity',
  'requirement',
  'regulation-t',
  'special-memorandum-account',
  'buying-power',
  'restricted-account',
];
