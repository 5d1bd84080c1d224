import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** Wakes the island within about two screens, for a state link, and before printing. */
    'client:near'?: boolean;
  }
}
