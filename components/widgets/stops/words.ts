/** Words of the figure that the glossary explains below it, on its own page: ids of terms. */
export const WORDS = ['stop-order', 'market-order', 'gap', 'margin-loan', 'shortfall'];
