import { vitePreprocess } from '@astrojs/svelte';

/** Our components use runes; a library's may not. */
const inRunes = (/** @type {string} */ filename) => !filename.includes('node_modules');

export default {
  preprocess: vitePreprocess(),
  vitePlugin: {
    dynamicCompileOptions: (/** @type {{ filename: string }} */ { filename }) => ({
      runes: inRunes(filename) || undefined,
    }),
  },
};
