import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { clientNear } from './src/lib/client-near-integration.mjs';
import { decimalInUse } from './src/lib/decimal-in-use.mjs';
import { mathToMathml } from './src/lib/hast-math.mjs';
import { noStyleAttributes } from './src/lib/hast-no-style.mjs';
import { packAgain } from './src/lib/pack-again.mjs';
import { rulebooksInUse } from './src/lib/rulebooks-in-use.mjs';
import { searchIndex } from './src/lib/search-index.mjs';
import { fetchStylesFirst } from './src/lib/styles-first.mjs';
import { svelteInUse } from './src/lib/svelte-in-use.mjs';

// SITE and BASE let the same source be published under any address, also a subfolder.
const { SITE = 'http://localhost:4321', BASE = '/' } = process.env;

/** What every figure needs: Svelte, exact numbers and how they are written, the frame of a picture, controls. */
const EVERY_FIGURE =
  /[\\/](decimal\.js|svelte|@astrojs[\\/]svelte|clsx)[\\/]|[\\/]engine[\\/](calendar|decimal|errors|figure|format|ratio)\.ts$|[\\/]components[\\/](controls[\\/](?!Choice|Ticks)|figures[\\/](DataTable|Grid|Hatch|Plot|marks|scale)|notebook[\\/](announce|figures|scenario-state|Readout|Why)|widgets[\\/](Frame|Knob|Stage|text|widget-state|params|happened))/;

/** What every figure of an account needs beside: what it holds, what is asked of it, and where that is crossed. */
const EVERY_ACCOUNT =
  /[\\/]engine[\\/](account|assess|call-price|cures|line|profile|rays|report|sale|since-entry|solve|state|state-text|rules[\\/](concentration|greatest|index|minimum-equity|rates|view)|rulebooks[\\/](index|us-broker|us-sources))\.ts$/;

export default defineConfig({
  site: SITE,
  base: BASE,
  output: 'static',
  trailingSlash: 'always',
  // The default follows JSX and loses the space between a word and a link on the next line.
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  integrations: [mdx(), svelte(), clientNear(), searchIndex()],
  markdown: {
    // Shiki and Prism colour code by style attributes or more CSS; neither is worth it here.
    syntaxHighlight: false,
    processor: satteri({
      // One dollar sign is money in this book: only $$…$$ is TeX.
      features: { math: { singleDollarTextMath: false } },
      hastPlugins: [mathToMathml, noStyleAttributes],
    }),
  },
  // Nothing becomes a data: address or an inline script: the policy below would refuse it.
  vite: {
    plugins: [decimalInUse(), rulebooksInUse(), svelteInUse(), fetchStylesFirst(), packAgain()],
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // What every figure needs comes in one piece: cut up by who shares what, it packs less well.
              codeSplitting: {
                groups: [
                  // Pages without a figure fetch things too, and must not fetch the engine for it.
                  { name: 'preload-helper', test: /preload-helper/, priority: 1 },
                  { name: 'figure', test: EVERY_FIGURE },
                  { name: 'account', test: EVERY_ACCOUNT },
                ],
              },
            },
          },
        },
      },
    },
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // The engine only computes: a part of it that no page asks for stays behind.
        treeshake: { moduleSideEffects: (id) => !/[\\/]engine[\\/][^?]*\.ts$/.test(id) },
        // Astro marks lessons with "use astro:head-inject" for itself; the bundler need not know it.
        onwarn(warning, warn) {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  },
  security: {
    // Astro adds the hashes of its own inline scripts and styles to script-src and style-src.
    // frame-ancestors cannot stand in a <meta> policy; embedding is allowed anyway.
    csp: {
      // The search compiles WebAssembly; this allows that, and no eval.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
    },
  },
});
