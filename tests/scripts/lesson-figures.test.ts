/** A lesson imports the figures that it uses, and no others. */
import { expect, test } from 'vitest';
import { figureFiles, withFigures } from '../../src/lib/lesson-figures.mjs';
import { ROOT } from '../lib/source.ts';

const files = figureFiles(ROOT);
const lesson = '---\ntitle: One\n---\n\n<MarginCall scenario="main" />\n\nText.\n';

test('a figure that is named is imported after the front matter', () => {
  expect(withFigures(lesson, files)).toBe(
    '---\ntitle: One\n---\n\nimport MarginCall from \'/components/widgets/margin-call/MarginCallFigure.astro\';\n\n\n<MarginCall scenario="main" />\n\nText.\n',
  );
});

test('every widget has a file, and a name that begins another is not taken for it', () => {
  expect(files.get('ShortSale')).toBe('components/widgets/short-sale/ShortSaleFigure.astro');
  const two = new Map([
    ['Margin', 'a.astro'],
    ['MarginCall', 'b.astro'],
  ]);
  expect(withFigures(lesson, two)).not.toContain('a.astro');
});
