/** Words of the figure that the glossary explains below it, on its own page: ids of terms. */
export const WORDS = [
  'equity',
  'requirement',
  'finra',
  'house-requirement',
  'leveraged-fund',
  'concentrated-position',
  'short-position',
  'margin-call',
];
