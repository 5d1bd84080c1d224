import { defineHastPlugin } from 'satteri';

/**
 * The content security policy forbids style attributes, so none may come from a lesson's text:
 * the column alignment of a table becomes a class (`align-left`, `align-center`, `align-right`),
 * and any other style attribute, also one written on an HTML tag in MDX, stops the build.
 */
const ALIGNMENT = /^text-align:\s*(left|center|right);?$/;

/** @param {string} tag @param {unknown} style */
function forbidden(tag, style) {
  return new Error(`<${tag} style="${style}">: style attributes are forbidden in lessons; use a class.`);
}

/** Components may have a property called `style`; HTML tags, written in lower case, may not.
 * @param {{ name: string | null, attributes: readonly object[] }} node */
function refuseStyledTag(node) {
  if (node.name === null || !/^[a-z]/.test(node.name)) return;
  if (node.attributes.some((attribute) => 'name' in attribute && attribute.name === 'style')) {
    throw forbidden(node.name, '…');
  }
}

export const noStyleAttributes = defineHastPlugin({
  name: 'no-style-attributes',
  element: {
    filter: [],
    visit(node, ctx) {
      const { style, className } = node.properties;
      if (style === undefined || style === null) return;
      const alignment = typeof style === 'string' ? ALIGNMENT.exec(style.trim())?.[1] : undefined;
      if (alignment === undefined) throw forbidden(node.tagName, style);
      ctx.setProperty(node, 'className', [
        ...(Array.isArray(className) ? className : []),
        `align-${alignment}`,
      ]);
      ctx.setProperty(node, 'style', null);
    },
  },
  mdxJsxFlowElement: { filter: [], visit: refuseStyledTag },
  mdxJsxTextElement: { filter: [], visit: refuseStyledTag },
});
