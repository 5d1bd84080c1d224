import { markdownToHtml, mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { mathToMathml } from '../../src/lib/hast-math.mjs';
import { noStyleAttributes } from '../../src/lib/hast-no-style.mjs';

const options = {
  features: { math: { singleDollarTextMath: false } },
  hastPlugins: [mathToMathml, noStyleAttributes],
};
const html = async (source: string) => (await markdownToHtml(source, options)).html.trim();

test('one dollar sign is money', async () => {
  expect(await html('Borrow $5,000 and pay $50.')).toBe('<p>Borrow $5,000 and pay $50.</p>');
});

test('double dollars are MathML, in a line and displayed, without <pre>', async () => {
  expect(await html('So $$q = 200$$ shares.')).toBe(
    '<p>So <math><mrow><mi>q</mi><mo>=</mo><mn>200</mn></mrow></math> shares.</p>',
  );
  const displayed = await html('$$\n\\frac{a}{b}\n$$');
  expect(displayed).toBe(
    '<math display="block" class="tml-display"><mfrac><mi>a</mi><mi>b</mi></mfrac></math>',
  );
});

test.each([
  '\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}',
  '\\begin{cases} a & x < 0 \\\\ b \\end{cases}',
  '\\underbrace{a + b}_{c} \\times \\hat{x} \\le \\overline{y}',
  '\\left\\lceil \\sqrt{\\tfrac{1}{2}} \\right\\rceil, \\quad \\sum_{i=1}^{n} x_i, \\quad \\max(0,\\ x)',
  '\\text{equity} - \\text{loan} \\ge 0.30 \\times 7{,}000 \\approx \\$2{,}100',
])('%s needs no style attribute', async (tex) => {
  const result = await html(`$$\n${tex}\n$$`);
  expect(result).toMatch(/^<math /);
  expect(result).not.toContain(' style=');
});

test('a formula that cannot do without one, or is no TeX, stops the build', async () => {
  await expect(html('$$\\textcolor{red}{x}$$')).rejects.toThrow('\\textcolor{red}{x}');
  await expect(html('$$\\frac{1$$')).rejects.toThrow();
});

test('the alignment of a table becomes a class', async () => {
  const table = await html('| a | b | c |\n| :- | :-: | -: |\n| 1 | 2 | 3 |');
  expect(table).not.toContain(' style=');
  expect(table).toContain('<th class="align-center">b</th>');
  expect(table).toContain('<td class="align-right">3</td>');
});

test('a style attribute on an HTML tag stops the build; a component may have such a property', async () => {
  await expect(async () => mdxToJs('<p style="color: red">x</p>', options)).rejects.toThrow('use a class');
  await expect(async () => mdxToJs('a <b style={{ x: 1 }}>x</b>', options)).rejects.toThrow('use a class');
  expect((await mdxToJs('<Figure style="wide" />', options)).code).toContain('wide');
});
