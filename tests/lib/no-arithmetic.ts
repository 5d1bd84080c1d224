/** Finds arithmetic and solving in a file that may only build accounts and read figures. */
import ts from 'typescript';
import { importsOf, nodesOf, parse } from './source.ts';

const OPERATORS = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.AsteriskAsteriskEqualsToken,
  ts.SyntaxKind.SlashEqualsToken,
  ts.SyntaxKind.PercentEqualsToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
]);

/** What a decimal or a figure can be asked to do, or to give away its number. */
const MEMBERS = new Set([
  ...['plus', 'add', 'minus', 'sub', 'times', 'mul', 'div', 'dividedBy', 'divToInt', 'mod', 'modulo'],
  ...['pow', 'sqrt', 'neg', 'negated', 'abs', 'round', 'floor', 'ceil', 'toDecimalPlaces', 'toFixed'],
  ...['value', 'parts', 'formula', 'reduce'],
]);

/** What makes numbers of texts, and code of anything. */
const GLOBALS = new Set(['Math', 'Number', 'BigInt', 'parseFloat', 'parseInt', 'eval', 'Function']);

/** The engine's own arithmetic and its solver, by file and by name. The rest builds accounts and reads figures. */
const SOLVING = /^(\.\.\/)+engine\/(decimal|ratio|line|solve|rays|figure|call-price|cures)\.ts$/;
const ENGINE = /^(\.\.\/)+engine\/[\w/-]+\.ts$/;
const SOLVERS = new Set([
  ...[
    '*',
    'decimal',
    'parseDecimal',
    'round',
    'up',
    'down',
    'cents',
    'toTick',
    'total',
    'quotientOf',
    'ratio',
  ],
  ...['compare', 'evaluate', 'sum', 'product', 'quotient', 'greatest', 'least', 'wholeLots', 'profile'],
  ...['callPrice', 'callPrices', 'conditionOn', 'firstChange'],
]);

function isText(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isText(node.expression);
  if (ts.isBinaryExpression(node)) return isText(node.left) || isText(node.right);
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function problemOf(node: ts.Node): string | undefined {
  if (ts.isBinaryExpression(node) && OPERATORS.has(node.operatorToken.kind)) {
    const joins = node.operatorToken.kind === ts.SyntaxKind.PlusToken && isText(node);
    return joins ? undefined : `computes ${node.getText()}`;
  }
  if (ts.isPrefixUnaryExpression(node)) {
    const literal = node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand);
    const asks = node.operator === ts.SyntaxKind.ExclamationToken;
    return literal || asks ? undefined : `computes ${node.getText()}`;
  }
  if (ts.isPostfixUnaryExpression(node)) return `computes ${node.getText()}`;
  if (ts.isBigIntLiteral(node)) return `computes with ${node.getText()}`;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return MEMBERS.has(node.argumentExpression.text) ? `reaches for ${node.getText()}` : undefined;
  if (ts.isPropertyAccessExpression(node) && MEMBERS.has(node.name.text))
    return `reaches for ${node.name.text}`;
  const taken = ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent);
  if (taken && MEMBERS.has((node.propertyName ?? node.name).getText()))
    return `reaches for ${node.getText()}`;
  return ts.isIdentifier(node) && GLOBALS.has(node.text) ? `reaches for ${node.text}` : undefined;
}

/** What is wrong with the file, a sentence each; empty when nothing is. `allowed` are further modules. */
export function arithmeticIn(path: string, text: string, allowed: readonly RegExp[]): string[] {
  const file = parse(path, text);
  const place = (node: ts.Node): string =>
    `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const imports = importsOf(file).flatMap(({ from, names, line }) => {
    if (ENGINE.test(from) && !SOLVING.test(from))
      return names
        .filter((name) => SOLVERS.has(name))
        .map((name) => `${path}:${line} takes ${name} from the engine`);
    return allowed.some((pattern) => pattern.test(from)) ? [] : [`${path}:${line} imports ${from}`];
  });
  const found = nodesOf(file).flatMap((node) => {
    const problem = problemOf(node);
    return problem ? [`${place(node)} ${problem}`] : [];
  });
  return [...imports, ...found];
}
