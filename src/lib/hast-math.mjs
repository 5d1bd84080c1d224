import { defineHastPlugin, htmlToHast } from 'satteri';
import temml from 'temml';

/**
 * Turns TeX between double dollars into MathML while the site is built: no script and no font
 * reaches the reader for it.
 *
 * Temml writes style attributes, which the content security policy forbids. Each one that the
 * formulas of this book need has a class in `styles/markdown.css` instead, or none where browsers do
 * the same by themselves; any other stops the build and names the formula, so that nothing is lost
 * unseen.
 */
const CLASS_FOR_STYLE = new Map([
  ['display:block math;', []],
  ['math-depth:0;', []],
  ['padding-left:0em;padding-right:0em;', ['cell']],
  ['padding-left:1em;padding-right:0em;', ['cell', 'cell-apart']],
  // An empty cell of `cases`, to which Temml gives every setting that it knows.
  [
    'level:0;color:undefined;font:;font-family:;font-size:1;font-weight:;font-shape:;max-size:Infinity,Infinity;padding-left:1em;padding-right:0em;',
    ['cell', 'cell-apart'],
  ],
]);

/** @typedef {import('hast').Element} Element */
/** @typedef {import('hast').RootContent} Content */

/** @param {Content} node @param {string} tex @returns {Content} */
function withoutStyles(node, tex) {
  if (node.type !== 'element') return node;
  const { style, className, ...properties } = node.properties;
  const instead = typeof style === 'string' ? CLASS_FOR_STYLE.get(style) : [];
  if (instead === undefined) {
    throw new Error(`TeX "${tex}" needs style="${style}", which the content security policy forbids.`);
  }
  const classes = [...(Array.isArray(className) ? className : []), ...instead];
  return {
    ...node,
    properties: classes.length > 0 ? { ...properties, className: classes } : properties,
    children: node.children.map((child) => /** @type {typeof child} */ (withoutStyles(child, tex))),
  };
}

/** @param {string} tex @param {boolean} displayMode @returns {Element} */
function texToMathml(tex, displayMode) {
  const html = temml.renderToString(tex, { displayMode, throwOnError: true });
  const root = htmlToHast(html, { fragment: true });
  const math = 'children' in root ? root.children[0] : undefined;
  if (math?.type !== 'element') throw new Error(`Temml gave no element for "${tex}".`);
  return /** @type {Element} */ (withoutStyles(math, tex));
}

/** @param {Readonly<Content> | undefined} node @param {string} name */
function isCode(node, name) {
  if (node?.type !== 'element' || node.tagName !== 'code') return false;
  const { className } = node.properties;
  return Array.isArray(className) && className.includes(name);
}

export const mathToMathml = defineHastPlugin({
  name: 'math-to-mathml',
  element: [
    {
      filter: ['pre'],
      visit(node, ctx) {
        // A displayed formula arrives as <pre><code class="math-display">; the <pre> goes too.
        if (isCode(node.children[0], 'math-display')) return texToMathml(ctx.textContent(node), true);
        return undefined;
      },
    },
    {
      filter: ['code'],
      visit(node, ctx) {
        if (isCode(node, 'math-inline')) return texToMathml(ctx.textContent(node), false);
        return undefined;
      },
    },
  ],
});
