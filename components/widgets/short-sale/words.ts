/** Words of the figure that the glossary explains below it, on its own page: ids of terms. */
export const WORDS = [
  'short-sale',
  'short-proceeds',
  'credit-balance',
  'equity',
  'requirement',
  'house-requirement',
  'margin-call',
  'borrow-fee',
  'payment-in-lieu',
  'regulation-t',
];
