/** Figures as text: one value, one line of algebra, the same line with numbers, and one sentence. */
import { type Decimal, plain, type Rounding, round, ZERO } from './decimal.ts';
import { binding, type Figure, type Sign, type Unit } from './figure.ts';

const SYMBOLS: Record<string, string> = { USD: '$', EUR: '€', GBP: '£' };
const MINUS = '−';
const PLACES = { money: 2, price: 2, rate: 1, quantity: 6, multiple: 2, slope: 4 } as const;

/** Decimals of a value as people read it; of a rate, of its percentage. */
function shownPlaces({ kind, places = PLACES[kind] }: Unit): number {
  return places;
}

/** Decimals of the value itself that are kept. */
function keptPlaces(unit: Unit): number {
  return shownPlaces(unit) + (unit.kind === 'rate' ? 2 : 0);
}

const MOST_RATE_PLACES = 6;

/** `1234567.5` → `1,234,567.5` */
export function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** `$2,142.60`, or `2,142.60 BTC` */
function amount(size: string, asset: string): string {
  const symbol = SYMBOLS[asset];
  return symbol ? symbol + grouped(size) : `${grouped(size)} ${asset}`;
}

/**
 * A value as people read it, rounded once, in the given direction: money and prices to cents, rates to a
 * tenth of a percent or to the places of their unit, quantities to 6 decimals. A rate reads 0 or 100 % only where it
 * is that, to the sixth decimal.
 */
export function show(value: Decimal, unit: Unit, rounding: Rounding = 'half'): string {
  const rounded = round(value, keptPlaces(unit), rounding);
  const sign = rounded.lt(ZERO) ? MINUS : '';
  const size = rounded.abs();
  const asset = unit.asset ?? '';
  switch (unit.kind) {
    case 'money':
      // Cents are shown when there are any: `$2,100`.
      return sign + amount(size.toFixed(2).replace(/\.00$/, ''), asset);
    case 'price':
      return sign + amount(size.toFixed(2), asset);
    case 'rate': {
      const places = shownPlaces(unit);
      const shown = trimmed(size.times(100).toFixed(places));
      // Almost nothing and almost all keep the decimals that say so: 99.98 % must not read 100 %.
      return /^(0|100)$/.test(shown) && places < MOST_RATE_PLACES && !rounded.eq(value)
        ? show(value, { ...unit, places: places + 1 }, rounding)
        : `${sign}${shown}\u202f%`;
    }
    case 'quantity':
      return sign + grouped(plain(size));
    case 'multiple':
      return `${sign}${trimmed(size.toFixed(2))}×`;
    case 'slope':
      return sign + grouped(trimmed(size.toFixed(4)));
  }
}

/** A rate that somebody set is shown with the decimals that it has: 8.825 % must not read 8.8 %. */
function unitOf({ formula, unit, value }: Figure): Unit {
  return unit.kind === 'rate' && formula.op === 'given'
    ? { places: Math.min(MOST_RATE_PLACES, Math.max(PLACES.rate, value.decimalPlaces() - 2)), ...unit }
    : unit;
}

/** The figure's own value: `$2,100`. A bare constant loses its ×. */
export function showFigure(figure: Figure): string {
  if (figure.name.startsWith('constant-')) return figure.label;
  return show(figure.value, unitOf(figure), figure.rounding ?? 'half');
}

/** More terms than these are not written out: the first and the last stand for them. */
const MOST_TERMS = 6;

/** Whether a figure is a sum of more terms than a line holds. */
export function isLong({ formula, parts }: Figure): boolean {
  return formula.op === 'sum' && parts.length > MOST_TERMS && !formula.signs.includes(-1);
}

function signed(signs: readonly Sign[], words: readonly string[]): string {
  return words
    .map((word, i) =>
      i === 0 ? (signs[i] === -1 ? `${MINUS}${word}` : word) : `${signs[i] === -1 ? MINUS : '+'} ${word}`,
    )
    .join(' ');
}

const COMPARED = { greatest: ['greater', 'below'], least: ['lesser', 'above'] } as const;

/** `the greater of A and B`, `the greatest of A, B, C`, or `A, never below 0`. */
function chosen(figure: Figure, words: readonly string[]): string {
  const op = figure.formula.op === 'least' ? 'least' : 'greatest';
  const [two, side] = COMPARED[op];
  const [one = '', other = ''] = words;
  if (words.length !== 2) return `the ${op} of ${words.join(', ')}`;
  return isZero(figure.parts[1]) ? `${one}, never ${side} 0` : `the ${two} of ${one} and ${other}`;
}

function isZero(part: Figure | undefined): boolean {
  return (part?.name.startsWith('constant-') && part.value.isZero()) ?? false;
}

function right(figure: Figure, word: (part: Figure) => string): string {
  const words = figure.parts.map(word);
  switch (figure.formula.op) {
    case 'given':
      return word(figure);
    case 'sum':
      return isLong(figure)
        ? `${words[0]} + … + ${words.at(-1)} (${words.length} terms)`
        : signed(figure.formula.signs, words);
    case 'product':
      return words.join(' × ');
    case 'quotient':
      return words.join(' ÷ ');
    case 'greatest':
    case 'least':
      return chosen(figure, words);
    case 'wholeLots':
      return `${words[0]}, rounded up to lots of ${words[1]}`;
  }
}

/** `Equity = Market value − Loan` */
export function algebra(figure: Figure): string {
  return figure.formula.op === 'given'
    ? figure.label
    : `${figure.label} = ${right(figure, (part) => part.label)}`;
}

/** `$7,000 − $5,000 = $2,000`, or `$6,000 ÷ 260 = $23.076923…, rounded down to $23.07` */
export function substituted(figure: Figure): string {
  const value = showFigure(figure);
  if (figure.formula.op === 'given') return value;
  const terms = right(figure, showInside);
  // A sum of one term is that term.
  if (terms === value) return value;
  const inside = exactly(figure, value);
  const way = figure.rounding && figure.rounding !== 'half' ? `${figure.rounding} ` : '';
  const rounded = inside.replace('…', '') === value ? '' : `${inside}, rounded ${way}to `;
  return `${terms} = ${rounded}${value}`;
}

/** The value as it reads; where its usual rounding would change it, with six decimals and an ellipsis. */
function exactly(figure: Figure, usual: string): string {
  const changed = !round(figure.value, keptPlaces(unitOf(figure)), 'half').eq(figure.value);
  return changed && !figure.name.startsWith('constant-') ? showExact(figure) : usual;
}

/**
 * A value inside a line of arithmetic. A negative one wears brackets; one that its usual rounding would
 * change shows six decimals and an ellipsis, so that the line can be worked out again by hand.
 */
function showInside(figure: Figure): string {
  const text = exactly(figure, showFigure(figure));
  return text.startsWith(MINUS) ? `(${text})` : text;
}

/** The value with six decimals, and an ellipsis when there are more: `$35.714286…`. */
export function showExact({ value, unit }: Figure): string {
  const whole = unit.kind === 'rate' ? value.times(100) : value;
  const rounded = round(whole, 6, 'half');
  const digits = trimmed(rounded.abs().toFixed(6));
  // A price keeps its cents: $62.50.
  const shown = unit.kind === 'price' && /^\d+(\.\d)?$/.test(digits) ? rounded.abs().toFixed(2) : digits;
  const sign = value.lt(ZERO) ? MINUS : '';
  const exact = rounded.eq(whole) ? '' : '…';
  const symbol = SYMBOLS[unit.asset ?? ''] ?? '';
  return `${sign}${symbol}${grouped(shown)}${exact}${unit.kind === 'rate' ? '\u202f%' : ''}`;
}

/** A label within a sentence: its first letter small, save in a name: `market value of XYZ`, `FINRA maintenance`. */
function inside(label: string): string {
  return label.replace(/^(?!Regulation T)[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}

/** `Equity is $2,000: market value ($7,000) less loan ($5,000).` */
export function sentence(figure: Figure): string {
  const head = `${figure.label} is ${showFigure(figure)}`;
  const name = (part: Figure): string => `${inside(part.label)} (${showFigure(part)})`;
  const words = figure.parts.map(name);
  switch (figure.formula.op) {
    case 'given':
      return `${head}.`;
    case 'sum': {
      const { signs } = figure.formula;
      const list = words.map((w, i) =>
        i === 0 ? (signs[i] === -1 ? `minus ${w}` : w) : `${signs[i] === -1 ? 'less' : 'plus'} ${w}`,
      );
      return `${head}: ${list.join(' ')}.`;
    }
    case 'product':
      return `${head}: ${words.join(' times ')}.`;
    case 'quotient':
      return `${head}: ${words.join(' divided by ')}.`;
    case 'wholeLots':
      return `${head}: ${words[0]} rounded up to whole lots.`;
    case 'greatest':
    case 'least': {
      const which = isZero(figure.parts[1]) ? undefined : binding(figure);
      return `${head}: ${chosen(figure, words)}${which ? `; ${inside(which.label)} decides` : ''}.`;
    }
  }
}
