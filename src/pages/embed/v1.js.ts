/** The first version of the embed script. Pages of others name it for years: it is mended, and never removed. */
export { GET } from '../embed.js.ts';
