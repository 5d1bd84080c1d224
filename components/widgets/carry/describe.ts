/** What holding costs, in words. */
import { type Figure, plain, showFigure } from '../../../engine/index.ts';
import { dollars } from '../text.ts';
import type { Verdict } from '../widget.ts';
import { type CarryMoment, hoursBegun, type Terms } from './moment.ts';

export const NAMES: Readonly<Record<Terms, string>> = {
  clockHours: 'on borrowing and at each full hour (Binance)',
  openingAndCompleted: 'on opening and after each four hours (Kraken)',
  startedHours: 'by started hours (a model of Binance)',
  openingAndStarted: 'on opening and by started four hours (a model of Kraken)',
  funding: 'by funding, every eight hours (a perpetual)',
};

const RATE_FOR: Readonly<Record<Terms, string>> = {
  clockHours: 'one hour',
  openingAndCompleted: 'the opening, and for each four hours',
  startedHours: 'a day, an hour of which is a part',
  openingAndStarted: 'the opening, and for each four hours',
  funding: 'eight hours',
};

/** What the rate is for. */
export const rateFor = (terms: Terms): string => RATE_FOR[terms];

const times = ({ value }: Figure): string =>
  value.eq(1) ? 'once' : value.eq(2) ? 'twice' : `${plain(value)} times`;

/** `55 minutes`, `3 hours 5 minutes`, `30 days` */
function heldText({ minutes, view }: Pick<CarryMoment, 'minutes' | 'view'>): string {
  const one = (count: number, name: string): string => `${count} ${count === 1 ? name : `${name}s`}`;
  if (view === 'days') return one(minutes / 1440, 'day');
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return one(rest, 'minute');
  return rest === 0 ? one(hours, 'hour') : `${one(hours, 'hour')} ${one(rest, 'minute')}`;
}

/** `13:20` */
export const clockText = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

export function verdict(moment: CarryMoment): Verdict {
  const { cost, own, left, room, gain, charges, terms, minutes, opened, view, until } = moment;
  const held = heldText(moment);
  if (left.value.lte(0))
    return {
      kind: 'eaten',
      tone: 'loss',
      head: 'Holding it has eaten all of your money.',
      body: `${showFigure(cost)} after ${held}, on ${showFigure(own)} of your own, and the price has not moved.`,
    };
  if (cost.value.gt(room.value))
    return {
      kind: 'closed',
      tone: 'loss',
      head: 'Liquidated by its cost alone.',
      body: `After ${held} ${showFigure(cost)} is gone, more than the ${showFigure(room)} that stood above what must be kept. The price has not moved.`,
    };
  if (gain.value.gt(0) && cost.value.gte(gain.value))
    return {
      kind: 'gain-gone',
      tone: 'nd',
      head: 'The gain is gone.',
      body: `A rise brings ${showFigure(gain)}, and holding it for ${held} costs ${showFigure(cost)}.`,
    };
  if (cost.value.isZero())
    return {
      kind: 'free',
      quiet: true,
      head: 'Nothing has been charged yet.',
      body:
        terms === 'funding'
          ? 'Funding is paid by who holds the position when the stamp comes, at 0:00, 8:00 and 16:00.'
          : '',
    };
  if (view === 'hours' && minutes <= 60 && charges.value.gt(hoursBegun(moment)) && charges.value.gte(2)) {
    const from = 600 + opened;
    return {
      kind: 'twice',
      tone: 'nd',
      head: `Held for ${held}, charged ${times(charges)}.`,
      body: `From ${clockText(from)} to ${clockText(from + minutes)} ${terms === 'clockHours' ? 'the clock has struck a full hour, and borrowing was charged as an hour of its own' : 'a period has begun, and opening was charged as one of its own'}.`,
    };
  }
  return {
    kind: 'charged',
    quiet: true,
    head: `${showFigure(cost)} after ${held}, charged ${times(charges)}.`,
    body: until
      ? `At this price the cost alone closes it in ${showFigure(until)} days.`
      : 'The cost never eats the margin.',
  };
}

export function pictureTitle({ cost, room, gain, view, ...moment }: CarryMoment): string {
  return `What the position costs to hold, over ${view === 'hours' ? 'hours' : 'days'}: after ${heldText({ ...moment, view })} it is ${showFigure(cost)}; the margin to spare is ${showFigure(room)}, the gain of the rise ${showFigure(gain)}.`;
}

export function valueText(moment: CarryMoment): string {
  return `${heldText(moment)}, ${showFigure(moment.cost)}`;
}

export function noteText({ terms, base }: CarryMoment): string {
  return `The rate is for ${RATE_FOR[terms]}, charged on ${dollars(base.value)}. Rates move: this one is an assumption to play with.`;
}

export const RULE =
  'Simple interest or fees on what was borrowed, as each venue’s own page or a public model counts the periods; funding on the value at the mark. Model: the price stands still, and what is charged is taken from your own money.';
