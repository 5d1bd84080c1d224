/**
 * A lesson, or the page of corrections, names its figures without importing them: `<MarginCall … />` is
 * components/widgets/margin-call/. The import is written here, into each lesson by itself, so that a page brings the
 * styles of the figures that it shows and of no others.
 */
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FIGURE = /(\w+)Figure\.astro$/;

/** Files of figures by the name that lessons use. @param {URL} root the project's folder @returns {Map<string, string>} */
export function figureFiles(root) {
  const cwd = fileURLToPath(root);
  const files = globSync('components/widgets/*/*Figure.astro', { cwd }).toSorted();
  return new Map(files.map((file) => [FIGURE.exec(file)?.[1] ?? file, file.replaceAll('\\', '/')]));
}

/** The text of a lesson with imports of the figures that it uses. @param {string} mdx @param {Map<string, string>} files */
export function withFigures(mdx, files) {
  const used = [...files].filter(([name]) => new RegExp(`<${name}\\b`).test(mdx));
  const imports = used.map(([name, file]) => `import ${name} from '/${file}';`).join('\n');
  // After the front matter, and with empty lines around, as MDX wants it.
  return mdx.replace(/^(---\n[\s\S]*?\n---\n)?/, (front) => `${front}\n${imports}\n\n`);
}

/** @returns {import('vite').Plugin} */
export function lessonFigures() {
  const root = new URL('../../', import.meta.url);
  return {
    name: 'lesson-figures',
    enforce: 'pre',
    transform: {
      order: 'pre',
      filter: { id: /content[\\/](lessons[\\/][^?]*|corrections)\.mdx$/ },
      handler: (text) => ({ code: withFigures(text, figureFiles(root)), map: null }),
    },
  };
}
