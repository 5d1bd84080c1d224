/** How each kind of syntax is broken. Every mutator looks at one node and answers with the faults it can hold. */
import ts from 'typescript';
import type { Edit, Fault } from './edit.ts';
import * as tables from './tables.ts';

export interface Context {
  readonly file: string;
  readonly source: ts.SourceFile;
  /** The further edits that let the file say the second name instead of the first; undefined if nothing can. */
  readonly borrow: (name: string, next: string) => readonly Edit[] | undefined;
}

export type Mutator = (node: ts.Node, context: Context) => readonly Fault[];

function replace(node: ts.Node, text: string, { source }: Context): Edit {
  return { start: node.getStart(source), end: node.end, text };
}

function fault(kind: string, first: Edit, ...more: readonly Edit[]): Fault {
  return { kind, edits: [first, ...more] };
}

/** The method that is called, as in `a.plus(b)` and `Decimal.max(a, b)`. */
function methodOf(node: ts.Node): ts.MemberName | undefined {
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
    ? node.expression.name
    : undefined;
}

/** The function that is called, as in `up(value, 2)`. */
function functionOf(node: ts.Node): ts.Identifier | undefined {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? node.expression : undefined;
}

/** The class of what an `if` throws and does nothing else: `EngineError`. */
export function thrownBy(statement: ts.IfStatement): string | undefined {
  const { thenStatement: then } = statement;
  const only = ts.isBlock(then) && then.statements.length === 1 ? then.statements[0] : then;
  if (!only || !ts.isThrowStatement(only) || !ts.isNewExpression(only.expression)) return undefined;
  return only.expression.expression.getText();
}

/** Whether the node decides an `if` or a `? :` all by itself. */
function isCondition(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent)) return parent.expression === node;
  return ts.isConditionalExpression(parent) && parent.condition === node;
}

/** `===` or `!==`. */
function isEquality(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText());
}

/** The whole condition of an `if` that throws: turned round it would throw at every call, which shows nothing. */
function isGuard(node: ts.Node): boolean {
  return (
    ts.isIfStatement(node.parent) && node.parent.expression === node && thrownBy(node.parent) !== undefined
  );
}

function isText(node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  if (ts.isParenthesizedExpression(node)) return isText(node.expression);
  return ts.isBinaryExpression(node) && (isText(node.left) || isText(node.right));
}

const calls: Mutator = (node, context) => {
  const method = methodOf(node);
  if (method) {
    const swaps = tables.CALLS.get(method.text) ?? [];
    return swaps.map((next) => fault(`.${method.text} → .${next}`, replace(method, next, context)));
  }
  const name = functionOf(node);
  return (tables.CALLS.get(name?.text ?? '') ?? []).flatMap((next) => {
    const needs = name && context.borrow(name.text, next);
    return name && needs ? [fault(`${name.text} → ${next}`, replace(name, next, context), ...needs)] : [];
  });
};

const dropped: Mutator = (node) => {
  const method = methodOf(node);
  if (!method || !tables.DROPPABLE.has(method.text)) return [];
  const { expression: receiver } = method.parent as ts.PropertyAccessExpression;
  return [fault(`.${method.text} dropped`, { start: receiver.end, end: node.end, text: '' })];
};

const members: Mutator = (node, context) => {
  if (!ts.isPropertyAccessExpression(node)) return [];
  const swaps = tables.MEMBERS.get(node.name.text) ?? [];
  return swaps.map((next) => fault(`${node.name.text} → ${next}`, replace(node.name, next, context)));
};

const operators: Mutator = (node, context) => {
  if (!ts.isBinaryExpression(node)) return [];
  const sign = node.operatorToken.getText(context.source);
  if (isEquality(node) && isGuard(node)) return [];
  if ((sign === '+' || sign === '+=') && isText(node)) return [];
  const swaps = tables.OPERATORS.get(sign) ?? [];
  return swaps.map((next) => fault(`${sign} → ${next}`, replace(node.operatorToken, next, context)));
};

function negate(node: ts.Expression, { source }: Context): Fault {
  const [start, end] = [node.getStart(source), node.end];
  return fault('negated', { start, end: start, text: '!(' }, { start: end, end, text: ')' });
}

const conditions: Mutator = (node, context) => {
  if (!ts.isExpression(node) || !isCondition(node) || isGuard(node)) return [];
  // === and !== already have their opposite among the operators
  return isEquality(node) ? [] : [negate(node, context)];
};

const predicates: Mutator = (node, context) => {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    const start = node.getStart(context.source);
    return isCondition(node) ? [] : [fault('! dropped', { start, end: start + 1, text: '' })];
  }
  const method = methodOf(node);
  if (!method || !tables.PREDICATES.has(method.text) || isCondition(node)) return [];
  return ts.isPrefixUnaryExpression(node.parent) ? [] : [negate(node as ts.CallExpression, context)];
};

const order: Mutator = (node, { source }) => {
  const name = functionOf(node);
  if (!name || !tables.ORDERED.has(name.text)) return [];
  const [a, b] = (node as ts.CallExpression).arguments.slice(-2);
  if (!a || !b || ts.isSpreadElement(a) || ts.isSpreadElement(b)) return [];
  const swap = (from: ts.Node, to: ts.Node): Edit => {
    return { start: from.getStart(source), end: from.end, text: to.getText(source) };
  };
  return [fault(`${name.text}: arguments exchanged`, swap(a, b), swap(b, a))];
};

/** `1` as `1` and `-1` as `-1`; anything else is no sign. */
function signOf(node: ts.Node): 1 | -1 | undefined {
  if (ts.isNumericLiteral(node))
    return node.text === '1' && !ts.isPrefixUnaryExpression(node.parent) ? 1 : undefined;
  if (!ts.isPrefixUnaryExpression(node) || node.operator !== ts.SyntaxKind.MinusToken) return undefined;
  return ts.isNumericLiteral(node.operand) && node.operand.text === '1' ? -1 : undefined;
}

const signs: Mutator = (node, context) => {
  const sign = signOf(node);
  if (sign === undefined) return [];
  let holder = node;
  while (ts.isConditionalExpression(holder.parent) && holder.parent.condition !== holder)
    holder = holder.parent;
  const { parent } = holder;
  const leads =
    ts.isArrayLiteralExpression(parent) && parent.elements.length === 2 && parent.elements[0] === holder;
  const steers = tables.SIGNED.has(functionOf(parent)?.text ?? '');
  return leads || steers ? [fault('sign', replace(node, sign === 1 ? '-1' : '1', context))] : [];
};

/** Where a text is compared or matched, the comparison itself is broken instead. */
function isCompared({ parent }: ts.Node): boolean {
  return ts.isCaseClause(parent) || ts.isElementAccessExpression(parent) || isEquality(parent);
}

const words: Mutator = (node, context) => {
  if (!ts.isStringLiteral(node) || isCompared(node)) return [];
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return [];
  const swaps = tables.WORDS.get(node.text) ?? [];
  return swaps.map((next) => fault(`'${node.text}' → '${next}'`, replace(node, `'${next}'`, context)));
};

/** The next number with as many decimals: 0.25 → 0.26, 0.9 → 1.0, 2000 → 2001. */
export function nextDecimal(text: string): string {
  const places = text.split('.')[1]?.length ?? 0;
  const digits = `${BigInt(text.replace('.', '')) + 1n}`.padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

const rates: Mutator = (node, context) => {
  if (!tables.RATE_FOLDERS.some((folder) => context.file.startsWith(folder))) return [];
  const decimal = ts.isStringLiteral(node) && /^\d+(\.\d+)?$/.test(node.text);
  const number = ts.isNumericLiteral(node) && ts.isPropertyAssignment(node.parent) && /^\d+$/.test(node.text);
  if (!decimal && !number) return [];
  const next = nextDecimal(node.text);
  return [fault(`${node.text} → ${next}`, replace(node, decimal ? `'${next}'` : next, context))];
};

export const MUTATORS = {
  calls,
  dropped,
  members,
  operators,
  conditions,
  predicates,
  order,
  signs,
  words,
  rates,
} as const satisfies Record<string, Mutator>;
