/** Words of the figure that the glossary explains below it, on its own page: ids of terms. */
export const WORDS = [
  'equity',
  'margin-loan',
  'requirement',
  'margin-call',
  'house-requirement',
  'exchange-call',
  'forced-sale',
  'shortfall',
];
