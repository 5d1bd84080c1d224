/// <reference types="astro/client" />
/// <reference types="svelte" />

declare namespace App {
  /** What a page hands to the components in its text. Empty at the start of every page: see middleware.ts. */
  interface Locals {
    /** The page's scenarios by the names that its front matter gives them. */
    scenarios: Record<string, import('../components/notebook/figures.ts').Preset>;
    /** Ids of the sources that the text cites, in the order of their numbers. */
    cites: readonly string[];
    /** The lesson’s slug: under it the answers to its questions are kept. */
    lesson: string;
    /** How many questions of each kind the text has asked so far. */
    questions: Map<string, number>;
    /** Ids of the terms met so far: the first time, a term's definition stands in the margin. */
    terms: Map<string, number>;
  }
}

/** For plain `tsc`, which reads no .astro files; `astro check` does, and then this stands aside. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
