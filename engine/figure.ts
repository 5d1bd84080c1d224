/**
 * A number that knows where it came from. Each figure is made by one of the constructors below, which
 * both compute the value and record the formula, so the two cannot disagree.
 */
import { type Decimal, decimal, greater, lesser, ONE, type Rounding, toTick, ZERO } from './decimal.ts';

/** What a value is measured in. `money` and `price` name their asset; `rate` is a fraction (0.3 is 30 %). */
export interface Unit {
  readonly kind: 'money' | 'price' | 'rate' | 'quantity' | 'multiple' | 'slope';
  readonly asset?: string;
  /** Of a rate: decimals of the percentage that people read; one unless said. A quoted 8.825 % needs three. */
  readonly places?: number;
}

/** Where a rule stands and when it was last checked. `section` is a paragraph, such as `(c)(1)`. */
export interface Citation {
  /** Key of the source in the list of sources, such as `finra-4210`. */
  readonly source: string;
  readonly section?: string;
  /** The rule in one plain sentence. */
  readonly says: string;
  /** ISO date of the last check. */
  readonly checked: string;
  /** How the text was read: at its source, quoted by somebody, the house's own choice, or not found. */
  readonly standing: 'text' | 'quoted' | 'house' | 'unchecked';
}

/** What a figure is called and how it is shown. */
export interface Spec {
  /** Stable key, such as `equity`. */
  readonly name: string;
  /** What people read, such as `Equity`. */
  readonly label: string;
  readonly unit: Unit;
  readonly rule?: Citation;
  /** The direction in which it leaves the exact world: requirements up, equity down. Default half. */
  readonly rounding?: Rounding;
}

export type Sign = 1 | -1;

export type Formula =
  | { readonly op: 'given' }
  | { readonly op: 'sum'; readonly signs: readonly Sign[] }
  | { readonly op: 'product' }
  | { readonly op: 'quotient' }
  | { readonly op: 'greatest' }
  | { readonly op: 'least' }
  | { readonly op: 'wholeLots' };

export interface Figure extends Spec {
  readonly value: Decimal;
  readonly formula: Formula;
  readonly parts: readonly Figure[];
}

/** The value of a formula from the values of its parts. Every constructor, and every check, goes through here. */
export function evaluate(formula: Formula, values: readonly Decimal[]): Decimal {
  const [first = ZERO, second = ONE] = values;
  switch (formula.op) {
    case 'given':
      return first;
    case 'sum':
      return values.reduce(
        (sum, value, i) => (formula.signs[i] === -1 ? sum.minus(value) : sum.plus(value)),
        ZERO,
      );
    case 'product':
      return values.reduce((product, value) => product.times(value), ONE);
    case 'quotient':
      return first.div(second);
    case 'greatest':
      return values.reduce((most, value) => greater(most, value));
    case 'least':
      return values.reduce((least, value) => lesser(least, value));
    case 'wholeLots':
      return toTick(first, second, 'up');
  }
}

function derive(spec: Spec, formula: Formula, parts: readonly Figure[]): Figure {
  return {
    ...spec,
    formula,
    parts,
    value: evaluate(
      formula,
      parts.map((part) => part.value),
    ),
  };
}

/** A number that the reader, the market or a rule supplies. */
export function given(spec: Spec, value: Decimal): Figure {
  return { ...spec, formula: { op: 'given' }, parts: [], value };
}

/** A whole number that belongs to a formula and not to anybody's account, such as the 1 in 1 − m. */
export function constant(value: number): Figure {
  return given(
    { name: `constant-${value}`, label: String(value), unit: { kind: 'multiple' } },
    decimal(value),
  );
}

/** Signed terms: `sum(spec, [1, value], [-1, loan])`. Of no terms it is a plain zero. */
export function sum(spec: Spec, ...terms: readonly (readonly [Sign, Figure])[]): Figure {
  if (terms.length === 0) return given(spec, ZERO);
  return derive(
    spec,
    { op: 'sum', signs: terms.map(([sign]) => sign) },
    terms.map(([, part]) => part),
  );
}

/** What the parts ask together: their sum; a single one is itself, by the name and the label of the whole. */
export function together(spec: Spec, parts: readonly Figure[]): Figure {
  const [only, ...others] = parts;
  if (only && others.length === 0) return { ...only, name: spec.name, label: spec.label };
  return sum(spec, ...parts.map((part) => [1, part] as const));
}

export function product(spec: Spec, ...parts: readonly Figure[]): Figure {
  return derive(spec, { op: 'product' }, parts);
}

/** The divisor must not be zero: callers decide what "nothing to divide by" means. */
export function quotient(spec: Spec, dividend: Figure, divisor: Figure): Figure {
  return derive(spec, { op: 'quotient' }, [dividend, divisor]);
}

/** The largest of its parts; on a tie the first one binds. */
export function greatest(spec: Spec, ...parts: readonly Figure[]): Figure {
  return derive(spec, { op: 'greatest' }, parts);
}

export function least(spec: Spec, ...parts: readonly Figure[]): Figure {
  return derive(spec, { op: 'least' }, parts);
}

/** The first part rounded up to a whole number of the second. */
export function wholeLots(spec: Spec, exact: Figure, lot: Figure): Figure {
  return derive(spec, { op: 'wholeLots' }, [exact, lot]);
}

/** The part that decides a greatest or a least. */
export function binding(figure: Figure): Figure | undefined {
  return figure.parts.find((part) => part.value.eq(figure.value));
}

/** Every rule that a figure rests on, nearest first, each once. */
export function rulesOf(figure: Figure): Citation[] {
  const found = new Map<string, Citation>();
  const visit = (node: Figure): void => {
    if (node.rule) found.set(`${node.rule.source} ${node.rule.section ?? ''}`, node.rule);
    const decisive =
      node.formula.op === 'greatest' || node.formula.op === 'least' ? binding(node) : undefined;
    for (const part of decisive ? [decisive] : node.parts) visit(part);
  };
  visit(figure);
  return [...found.values()];
}
