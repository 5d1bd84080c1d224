/** The comparison in words: what a reader sees said, and what a screen reader hears. */
import { type Figure, showFigure } from '../../../engine/index.ts';
import type { PlatformTrade } from '../../../engine/platform-trade.ts';
import type { PlatformId } from '../../../engine/rulebooks/platform-modes.ts';
import { listed } from '../listed.ts';
import type { Verdict } from '../widget.ts';
import { isUnlevered, type PlatformsMoment } from './moment.ts';

export const NAMES: Readonly<Record<PlatformId, string>> = {
  binance: 'Binance',
  kraken: 'Kraken',
  kucoin: 'KuCoin',
  phemex: 'Phemex',
  cryptocom: 'Crypto.com',
  'us-broker': 'A US broker',
};

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six'] as const;

const nameOf = ({ id }: PlatformTrade): string => NAMES[id];
const inside = (name: string): string => name.replace(/^A /, 'a ');

/** Why a platform whose terms are known does not take it. */
function refusal({ platforms }: PlatformsMoment): string {
  const tooMuch = platforms.filter(({ refused }) => refused === 'leverage');
  const deposit = platforms.filter(({ refused }) => refused === 'deposit');
  const most = tooMuch.map(
    (item) => `${inside(nameOf(item))} at most ${item.most ? showFigure(item.most) : ''}`,
  );
  const short = deposit.map((item) => `${nameOf(item)} asks for a deposit of at least $2,000.`);
  const leverage = most.length > 0 ? `${listed(most)}.` : '';
  return [leverage.charAt(0).toUpperCase() + leverage.slice(1), ...short]
    .filter((part) => part !== '')
    .join(' ');
}

function unknown({ platforms }: PlatformsMoment): string {
  const names = platforms.filter(({ refused }) => refused === 'unknown').map(nameOf);
  return names.length === 0 ? '' : `What ${listed(names)} ask is stated on no page that was read.`;
}

function byRoom({ platforms }: PlatformsMoment): readonly (PlatformTrade & { readonly room: Figure })[] {
  return platforms
    .flatMap((item) => (item.room ? [{ ...item, room: item.room }] : []))
    .toSorted((a, b) => a.room.value.cmp(b.room.value));
}

export function verdict(moment: PlatformsMoment): Verdict {
  const { trade, platforms } = moment;
  const stated = platforms.filter(({ refused }) => refused !== 'unknown');
  const takers = stated.filter(({ mode }) => mode !== null);
  const [least, ...others] = byRoom(moment);
  const last = others.at(-1);
  const words = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
  if (isUnlevered(trade))
    return {
      kind: 'no-loan',
      head: 'Nothing is borrowed, so nobody calls and nobody closes.',
      body: `${showFigure(trade.value)} are paid for in full, and a fall costs what it costs.`,
      quiet: true,
    };
  const room = (item: PlatformTrade & { readonly room: Figure }): string =>
    `${inside(nameOf(item))} ${item.liquidationPrice ? 'closes' : 'calls'} after a fall of ${showFigure(item.room)}`;
  const range =
    least && last ? `First, ${room(least)}; last, ${room(last)}.` : least ? `There ${room(least)}.` : '';
  const wanted = showFigure(trade.leverage);
  if (takers.length === 0)
    return {
      kind: 'none',
      head: `None of the ${NUMBERS[stated.length]} whose terms are known lends for ${wanted}.`,
      body: words(refusal(moment), unknown(moment)),
      tone: 'loss',
    };
  if (takers.length === stated.length)
    return {
      kind: 'all',
      head: `All ${NUMBERS[stated.length]} platforms whose terms are known take ${wanted}.`,
      body: words(range, unknown(moment)),
      tone: 'eq',
    };
  const count = NUMBERS[takers.length] ?? '';
  return {
    kind: 'some',
    head: `${count.charAt(0).toUpperCase()}${count.slice(1)} of the ${NUMBERS[stated.length]} whose terms are known ${takers.length === 1 ? 'takes' : 'take'} ${wanted}: ${listed(takers.map(nameOf).map(inside))}.`,
    body: words(range, refusal(moment), unknown(moment)),
    tone: 'nd',
  };
}

/** Why there is no number. */
export function absence(
  { refused, mode }: PlatformTrade,
  what: 'call' | 'liquidation' | 'cost',
  levered: boolean,
): string {
  if (refused === 'unknown') return 'not stated';
  if (refused === 'leverage') return 'not lent';
  if (refused === 'deposit') return 'deposit too small';
  if (!levered) return 'no loan';
  if (what === 'liquidation') return 'no price of its own';
  return mode ? 'not stated' : '–';
}

export function leverageValueText(moment: PlatformsMoment): string {
  const takers = moment.platforms.filter(({ mode }) => mode !== null).map(nameOf);
  return `${showFigure(moment.trade.leverage)}, taken by ${takers.length === 0 ? 'none' : listed(takers)}`;
}

/** One sentence that says what the picture shows. */
export function pictureTitle(moment: PlatformsMoment): string {
  // The card of the figure says it too, in an alphabet that has no narrow space.
  const parts = byRoom(moment).map(
    (item) => `${nameOf(item)} ${showFigure(item.room).replace('\u202f', '\u00a0')}`,
  );
  const paid = showFigure(moment.trade.price);
  return parts.length === 0
    ? `How far a price may fall from ${paid} on each platform: nothing can be shown.`
    : `How far a price may fall from ${paid} before each platform closes, or calls where nothing is closed by itself: ${parts.join('; ')}.`;
}

export const RULE =
  'Model: coin bought with a loan in dollars, which stand for the coins pegged to them; at a US broker, a stock at the same price. Terms change: each is shown as it was seen on its day, and none is an offer. No platform is recommended.';
