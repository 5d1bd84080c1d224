/** Words of the figure that the glossary explains below it, on its own page: ids of terms. */
export const WORDS = [
  'margin-interest',
  'quoted-rate',
  'rate-tier',
  'day-count',
  'posting',
  'compounding',
  'effective-rate',
];
