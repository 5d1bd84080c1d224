/**
 * What fetches a part of a page later waits for the part's styles. Vite's own helper also asks early for scripts
 * that are asked for anyway, and weighs a kilobyte; this one does the rest.
 */

/** Runs in the browser. @param {(file: string) => string} addressOf @param {Document} document */
function stylesFirst(addressOf, document) {
  /** @type {Record<string, Promise<void>>} */
  const known = {};
  /** @param {string} href */
  const style = (href) =>
    new Promise((done, fail) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.onload = () => done(undefined);
      link.onerror = () => {
        delete known[href];
        link.remove();
        fail(new Error(`${href} could not be fetched.`));
      };
      link.href = href;
      if (document.querySelector(`link[href="${href}"]`)) done(undefined);
      else document.head.append(link);
    });
  /** @param {() => Promise<unknown>} load @param {string[]} [files] */
  return async (load, files = []) => {
    const styles = files.filter((file) => file.endsWith('.css')).map(addressOf);
    await Promise.all(
      styles.map((href) => {
        known[href] ??= style(href);
        return known[href];
      }),
    );
    return load();
  };
}

const ADDRESS = /const assetsURL = (function\(dep\) \{ return [^}]+ \});/;

/** @returns {import('vite').Plugin} */
export function fetchStylesFirst() {
  return {
    name: 'styles-first',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /vite\/preload-helper/ },
      handler(text) {
        const [, addressOf] = ADDRESS.exec(text) ?? [];
        if (!addressOf)
          this.error('Vite fetches styles differently now: src/lib/styles-first.mjs must follow.');
        return {
          code: `export const __vitePreload = (${stylesFirst.toString()})(${addressOf}, document);`,
          map: null,
        };
      },
    },
  };
}
