/**
 * The bundler's own packing leaves a percent or two that Terser still finds: half a kilobyte of a page with a figure,
 * whose scripts have a budget.
 */
import { minify } from 'terser';

/** @returns {import('vite').Plugin} */
export function packAgain() {
  return {
    name: 'pack-again',
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client',
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { code } = await minify(chunk.code, {
          module: true,
          ecma: 2022,
          compress: { passes: 4, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false },
        });
        if (code) chunk.code = code;
      }
    },
  };
}
