/** Amounts and rates that a reader supplies, or figures that were worked out before. */
import { type Decimal, decimal, parseDecimal, ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { type Citation, constant, type Figure, given, greatest, type Spec, type Unit } from '../figure.ts';
import { DOLLARS } from './lots.ts';

/** A decimal text such as `"500"`, a decimal, or a figure that keeps its own derivation. */
export type Given = string | Decimal | Figure;

function figureOf(value: Given, name: string, label: string, unit: Unit): Figure {
  if (typeof value === 'string') return given({ name, label, unit }, parseDecimal(value, name));
  return 'formula' in value ? { ...value, name, label } : given({ name, label, unit }, value);
}

/** US dollars, zero or more. @throws EngineError `decimal.syntax`, `tax.negative` */
export function dollars(value: Given | undefined, name: string, label: string): Figure {
  const figure = figureOf(value ?? ZERO, name, label, DOLLARS);
  if (figure.value.lt(ZERO)) throw new EngineError('tax.negative', name, 'must be 0 or more');
  return figure;
}

/**
 * What the year before left, zero or more. A year's derivation ends here: with those of all years before it, it
 * would grow without bound.
 * @throws EngineError `decimal.syntax`, `tax.negative`
 */
export function carried(value: Given | undefined, name: string, label: string, rule: Citation): Figure {
  return given(inDollars(name, label, rule), dollars(value, name, label).value);
}

/** A tax rate as a fraction from 0 up to, but not, 1. @throws EngineError `decimal.syntax`, `tax.rate` */
export function taxRate(value: Given, name: string, label: string): Figure {
  const figure = figureOf(value, name, label, { kind: 'rate' });
  if (figure.value.lt(ZERO) || figure.value.gte(decimal(1)))
    throw new EngineError('tax.rate', name, 'must be a fraction from 0 to below 1, such as "0.37" for 37 %');
  return figure;
}

/** The names of an amount of US dollars. */
export function inDollars(name: string, label: string, rule?: Citation): Spec {
  return { name, label, unit: DOLLARS, ...(rule ? { rule } : {}) };
}

/** `value`, but not below zero. */
export function notBelowZero(spec: Spec, value: Figure): Figure {
  return greatest(spec, value, constant(0));
}
