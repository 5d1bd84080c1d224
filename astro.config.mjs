import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { clientNear } from './src/lib/client-near-integration.mjs';
import { listOldFacts } from './src/lib/dated-facts-integration.mjs';
import { decimalInUse } from './src/lib/decimal-in-use.mjs';
import { mathToMathml } from './src/lib/hast-math.mjs';
import { noStyleAttributes } from './src/lib/hast-no-style.mjs';
import { lessonFigures } from './src/lib/lesson-figures.mjs';
import { packAgain } from './src/lib/pack-again.mjs';
import { rulebooksInUse } from './src/lib/rulebooks-in-use.mjs';
import { searchIndex } from './src/lib/search-index.mjs';
import { fetchStylesFirst } from './src/lib/styles-first.mjs';
import { stylesOnce } from './src/lib/styles-once.mjs';
import { svelteInUse } from './src/lib/svelte-in-use.mjs';

// SITE and BASE let the same source be published under any address, also a subfolder.
const { SITE = 'http://localhost:4321', BASE = '/' } = process.env;

/** What every figure needs: Svelte, exact numbers and how they are written, the frame of a picture, controls. */
const EVERY_FIGURE =
  /[\\/](decimal\.js|svelte|@astrojs[\\/]svelte|clsx)[\\/]|[\\/]engine[\\/](calendar|decimal|errors|figure|format)\.ts$|[\\/]components[\\/](controls[\\/](?!Choice|Ticks)|figures[\\/](DataTable|Grid|Hatch|Lines|line-shapes|Plot|marks|scale)|notebook[\\/](announce|as-drawn|figures|row|scenario-state|Readout|Why)|widgets[\\/](Frame|Knob|Stage|text|widget-state|params|happened|listed))/;

/** And what every account and every position needs: what it holds, what is asked of it, and where that is crossed. */
const EVERY_ACCOUNT =
  /[\\/]engine[\\/](account|assess|call-price|line|profile|ratio|rays|sale|solve|rules[\\/](index|view))\.ts$/;

/** Of an account at a broker: every figure by its name, and the rules of a US broker. */
const AT_A_BROKER =
  /[\\/]engine[\\/](call-price-figures|cure-rays|cures|report|since-entry|state|state-text|rules[\\/](concentration|greatest|minimum-equity|rates)|rulebooks[\\/](index|us-broker|us-sources))\.ts$/;

/** Of a position at an exchange. */
const AT_AN_EXCHANGE =
  /[\\/]engine[\\/](contracts|tiers|rules[\\/](leverage|size|tiers)|rulebooks[\\/](exchange|exchange-tables))\.ts$/;

/** Of a long and a short that offset each other, with the one figure that asks it. */
const WITH_OFFSETS =
  /[\\/](engine[\\/](basis|rules[\\/](offset|stress-scan|total)|rulebooks[\\/](offsets|portfolio-scan))|widgets[\\/]offsets[\\/]moment)\.ts$/;

export default defineConfig({
  site: SITE,
  base: BASE,
  output: 'static',
  trailingSlash: 'always',
  // The default follows JSX and loses the space between a word and a link on the next line.
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  integrations: [
    mdx(),
    svelte(),
    clientNear(),
    stylesOnce(),
    searchIndex(),
    listOldFacts(process.env.MARGIN_LAB_FACTS_OLDER_THAN),
  ],
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
    plugins: [
      lessonFigures(),
      decimalInUse(),
      rulebooksInUse(),
      svelteInUse(),
      fetchStylesFirst(),
      packAgain(),
    ],
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
                  { name: 'figure', test: new RegExp(`${EVERY_FIGURE.source}|${EVERY_ACCOUNT.source}`) },
                  // What imports others takes them along, so what is imported stands first.
                  { name: 'exchange', test: AT_AN_EXCHANGE },
                  { name: 'offsets', test: WITH_OFFSETS },
                  { name: 'broker', test: AT_A_BROKER },
                  // Two small parts that come together more often than not.
                  { name: 'paid', test: /[\\/]engine[\\/](paid-from|carry[\\/]terms)\.ts$/ },
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
