/** Amounts, prices, rates, counts and days as every figure writes them. Rounding is the engine's. */
import {
  type Decimal,
  decimal,
  type Figure,
  grouped,
  plain,
  show,
  showFigure,
  type Unit,
} from '../../engine/index.ts';

const USD: Unit = { kind: 'money', asset: 'USD' };
const PRICE: Unit = { kind: 'price', asset: 'USD' };

/** `$5,000`, or `$5,000.25` where cents stand. */
export function dollars(value: Decimal, rounding: 'up' | 'down' | 'half' = 'half'): string {
  return show(value, USD, rounding);
}

/** `$35.00`: a price keeps its cents. */
export function priceText(value: string | Decimal): string {
  return show(typeof value === 'string' ? decimal(value) : value, PRICE);
}

/** `30 %` of `0.3`. */
export function percent(fraction: string): string {
  return show(decimal(fraction), { kind: 'rate' });
}

export function shares(count: Decimal): string {
  return `${grouped(plain(count))} ${count.eq(1) ? 'share' : 'shares'}`;
}

const DAY = new Intl.DateTimeFormat('en', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

/** `Thu, Nov 5` */
export function dayText(date: string): string {
  return DAY.format(new Date(`${date}T00:00:00Z`));
}

/** A figure as it writes itself; nothing, or what stands for nothing, where there is none. */
export function figureText(figure: Figure | undefined, none = ''): string {
  return figure ? showFigure(figure) : none;
}

/** A value as a picture is drawn from it: a plain number, near enough. */
export function drawn(value: Decimal | undefined): number {
  return Number(value?.toFixed(6) ?? 0);
}
