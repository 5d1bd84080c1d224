/** Words of the figure that the glossary explains below it, on its own page: ids of terms. */
export const WORDS = [
  'leverage',
  'exposure',
  'debt-to-equity',
  'margin-interest',
  'shortfall',
  'leveraged-fund',
  'daily-reset',
  'volatility-drag',
];
