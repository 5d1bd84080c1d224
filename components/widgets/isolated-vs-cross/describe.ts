/** Two poolings of the same positions in words: who is closed first, what is left, and what of a saying is true. */
import { type Decimal, type Figure, showFigure } from '../../../engine/index.ts';
import { listed } from '../listed.ts';
import { dollars, figureText } from '../text.ts';
import type { Verdict } from '../widget.ts';
import type { Pooled, PoolingMoment } from './moment.ts';

/** What was closed, in its order: `BTC and part of ETH`. */
export function closedText({ closings, open }: Pooled): string {
  const coins = [...new Set(closings.map(({ coin }) => coin))];
  return listed(coins.map((coin) => (open.includes(coin) ? `part of ${coin}` : coin)));
}

/** `down 9.64 %`, `where it began`, `up 5 %`. */
export function movedText(move: Figure): string {
  if (move.value.isZero()) return 'where it began';
  const size = showFigure({ ...move, value: move.value.abs() });
  return `${move.value.isNegative() ? 'down' : 'up'} ${size}`;
}

/** What was closed, and at which price the first of it: `closes BTC when it is down 9.64 %`. */
function closes(pooling: Pooled): string {
  const [first] = pooling.closings;
  if (!first) return 'closes nothing';
  const only = pooling.closings.every(({ coin }) => coin === first.coin);
  const when = only ? ' when' : ', the first when';
  const who = only && first.coin === 'BTC' ? 'it' : 'BTC';
  return `closes ${closedText(pooling)}${when} ${who} is ${movedText(first.move)}`;
}

/** What both have come to. */
function endText({ isolated, cross, putIn }: PoolingMoment): string {
  if (isolated.end.value.eq(cross.end.value))
    return `Of ${showFigure(putIn)}, both have ${showFigure(cross.end)} in the end.`;
  return `Of ${showFigure(putIn)}, isolated has ${showFigure(isolated.end)} in the end and cross ${showFigure(cross.end)}.`;
}

export function verdict(moment: PoolingMoment): Verdict {
  const { isolated, cross, added, wallet, gap, coins, putIn } = moment;
  const end = endText(moment);
  const [apart, all] = [closedText(isolated), closedText(cross)];
  const hit = isolated.closings.length > 0;
  if (added && isolated.closings.some(({ coin }) => coin === added.coin))
    return {
      kind: 'topped-lost',
      head: `${added.coin} is closed all the same, and what you added is lost with it.`,
      body: `Adding ${showFigure(wallet)} by hand only moved the moment. Money that is added can be lost, too. ${end}`,
      tone: 'loss',
    };
  if (added && !hit)
    return {
      kind: 'topped-saved',
      head: `What you add saves ${added.coin}.`,
      body: `With BTC ${movedText(added.move)} it would have been closed. A moment before, you put ${showFigure(wallet)} behind it. In cross the wallet stood behind it from the start. ${end}`,
      tone: 'gain',
    };
  if (!hit)
    return {
      kind: 'none',
      head: 'Nothing is closed in either.',
      body: `At the lowest price, ${showFigure(cross.lowest)} of ${showFigure(putIn)} is left in both, and ${showFigure(cross.end)} in the end.`,
      quiet: true,
    };
  if (coins.length === 1 && wallet.value.isZero())
    return {
      kind: 'alike',
      head: 'With one position and nothing beside it, isolated and cross are the same.',
      body: `Both close BTC when it is ${movedText(isolated.closings[0]?.move ?? gap)}. ${end}`,
      tone: 'nd',
    };
  const lost = `Isolated ${closes(isolated)}: by then no more of its own money is left than maintenance asks`;
  if (cross.closings.length === 0) {
    const saved = gap.value.gt(0);
    return saved
      ? {
          kind: 'cross-saves',
          head: `Cross saves ${apart}.`,
          body: `${lost}. In cross the other money stands behind it as well, until prices come back. ${end}`,
          tone: 'gain',
        }
      : {
          kind: 'isolated-stops',
          head: `Isolated loses ${apart} and stops losing there. Cross holds on and loses more.`,
          body: `${lost}. Cross closes nothing, for all the money stands behind it. But prices did not come back far enough. ${end}`,
          tone: 'nd',
        };
  }
  const later = `Cross ${closes(cross)}`;
  if (cross.open.length > 0)
    return {
      kind: 'cross-hit',
      head: `Cross loses ${all}, too.`,
      body: `${lost}. ${later}. The largest position goes first, whichever has lost. ${end}`,
      tone: 'nd',
    };
  if (isolated.open.length > 0)
    return {
      kind: 'cross-loses-all',
      head: `Cross loses every position. Isolated keeps ${listed(isolated.open)}.`,
      body: `${later}. The largest goes first, also one that has lost nothing. Isolated loses only what stood behind ${apart}. ${end}`,
      tone: 'loss',
    };
  return {
    kind: 'all-gone',
    head: 'Every position is closed in both.',
    body: `${lost}. ${later}. ${end}`,
    tone: 'loss',
  };
}

const TRUE =
  'What is true: with the same money in all, and each position on another coin, cross is never the first to be closed. But once it is, all the money in it is at stake.';

/** The saying, held against this path. */
export function claimText({ isolated, cross, gap }: PoolingMoment): string {
  const [apart] = isolated.closings;
  const [all] = cross.closings;
  const size = dollars(gap.value.abs());
  const ends = gap.value.isZero()
    ? 'both end with the same'
    : `it ends with ${size} ${gap.value.gt(0) ? 'more' : 'less'}`;
  const first = !apart
    ? 'neither is closed'
    : !all
      ? 'cross is not closed and isolated is'
      : all.at.eq(apart.at)
        ? 'both are closed at the same moment'
        : `cross is closed later (BTC ${movedText(all.move)}, not ${movedText(apart.move)})`;
  const joined = apart && gap.value.isNegative() ? 'but' : 'and';
  return `“Cross is safer”, tested here: ${first}, ${joined} ${ends}. ${TRUE}`;
}

/** What became of one isolated position, or of the pot. */
export function fateText(pooling: Pooled, coin: string | null, had: Figure): string {
  const mine = pooling.closings.filter((item) => coin === null || item.coin === coin);
  const pool = pooling.pools[coin ?? 'all'];
  const left = `${figureText(pool)} of ${showFigure(had)} left`;
  const [first] = mine;
  if (!first) return `open to the end, ${left}`;
  const what =
    coin === null
      ? `${closedText(pooling)} closed, first`
      : pooling.open.includes(coin)
        ? 'partly closed'
        : 'closed';
  return `${what} with BTC ${movedText(first.move)}, ${left}`;
}

/** The slider’s value for a screen reader. */
export function fallValueText({ isolated, cross, fall }: PoolingMoment): string {
  const each = [isolated, cross].map((item) => {
    const name = item.key === 'cross' ? 'cross' : 'isolated';
    return `${name} ${item.closings.length === 0 ? 'closes nothing' : `closes ${closedText(item)}`}`;
  });
  return `${showFigure(fall)}, ${each.join(', ')}`;
}

/** One sentence on what the lines show. */
export function linesTitle({ isolated, cross, fall }: PoolingMoment): string {
  const each = [isolated, cross].map(
    ({ key, lowest, end }) =>
      `${key === 'cross' ? 'Cross' : 'Isolated'} has ${showFigure(lowest)} there and ${showFigure(end)} in the end`,
  );
  return `What is left of your money while BTC falls ${showFigure(fall)} and prices come back. ${each.join('; ')}.`;
}

/** One sentence on the bars below. */
export function fatesTitle({ isolated, cross, coins, behind, putIn }: PoolingMoment): string {
  const each = coins.map((coin) => `${coin} ${fateText(isolated, coin, behind(coin))}`);
  return `How long each position is open. Isolated: ${each.join('; ')}. Cross: ${fateText(cross, null, putIn)}.`;
}

/** How far along, in words. */
export function wayText(at: Decimal): string {
  if (at.isZero()) return 'Start';
  if (at.eq(1)) return 'Lowest price';
  if (at.eq(2)) return 'End';
  return at.lt(1) ? 'On the way down' : 'On the way back';
}

export const RULE =
  'Rule: Binance futures that are settled in dollars, in both. Maintenance, the least that must be left, is charged at the mark price by the tables of BTC, BNB and ADA of October 2024 and of ETH of 2021; tables change often. In this model the largest position is closed first. No fee, no funding, and prices that do not jump.';
