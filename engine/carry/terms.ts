/** What a reader, a widget or the ledger puts into a formula, as figures. */
import { type Decimal, decimal, parseDecimal } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { type Figure, given, type Unit } from '../figure.ts';

/** What a figure is called: its key, and the words people read. */
export interface Names {
  readonly name: string;
  readonly label: string;
}

/** Money or a price in an asset, which a figure may leave open. */
export function unitIn(kind: 'money' | 'price', asset: string | undefined): Unit {
  return { kind, ...(asset === undefined ? {} : { asset }) };
}

function supplied(unit: Unit, { name, label }: Names, value: Decimal | string): Figure {
  return given({ name, label, unit }, typeof value === 'string' ? parseDecimal(value, name) : value);
}

/** An amount of `asset`. A text must be a decimal such as `"5000"`. @throws EngineError `decimal.syntax` */
export function money(names: Names, value: Decimal | string, asset = 'USD'): Figure {
  return supplied(unitIn('money', asset), names, value);
}

/** Money for one share. @throws EngineError `decimal.syntax` */
export function price(names: Names, value: Decimal | string, asset = 'USD'): Figure {
  return supplied(unitIn('price', asset), names, value);
}

/** A fraction: 0.07 is 7 %. @throws EngineError `decimal.syntax` */
export function fraction(names: Names, value: Decimal | string): Figure {
  return supplied({ kind: 'rate' }, names, value);
}

/** A number of shares. @throws EngineError `decimal.syntax` */
export function shares(names: Names, value: Decimal | string): Figure {
  return supplied({ kind: 'quantity' }, names, value);
}

/** How many times: a leverage of 2. @throws EngineError `decimal.syntax` */
export function multiple(names: Names, value: Decimal | string): Figure {
  return supplied({ kind: 'multiple' }, names, value);
}

/** A number of days. @throws EngineError `carry.days` unless it is a whole number from 0 */
export function daysFigure(days: number): Figure {
  if (!Number.isSafeInteger(days) || days < 0)
    throw new EngineError('carry.days', 'days', `must be a whole number of days from 0; got ${days}`);
  return given({ name: 'days', label: 'Days', unit: { kind: 'quantity' } }, decimal(days));
}

/** The figure itself. @throws EngineError `carry.negative` when it is below zero, naming it */
export function notNegative(figure: Figure): Figure {
  if (figure.value.lt(0))
    throw new EngineError(
      'carry.negative',
      figure.name,
      `must not be below 0; got ${figure.value.toFixed()}`,
    );
  return figure;
}

/** The figure itself, to be divided by. @throws EngineError `carry.not-positive` unless it is above zero */
export function positive(figure: Figure): Figure {
  if (figure.value.lte(0))
    throw new EngineError(
      'carry.not-positive',
      figure.name,
      `must be above 0; got ${figure.value.toFixed()}`,
    );
  return figure;
}
