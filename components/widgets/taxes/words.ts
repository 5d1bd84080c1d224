/** Words of the figure that the glossary explains below it, on its own page: ids of terms. */
export const WORDS = ['forced-sale', 'tax-lot', 'tax-basis', 'wash-sale', 'margin-interest'];
