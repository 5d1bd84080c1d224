/** What a day of an episode shows: numbers with their derivation, words, and the picture. Fetched when it is needed. */
import { type Figure, given, sum } from '../../../engine/figure.ts';
import { decimal, reportOf, showFigure } from '../../../engine/index.ts';
import { once } from '../../../engine/once.ts';
import { allFigures, type Values } from '../../notebook/figures.ts';
import { lessText, type Row, rowIf } from '../../notebook/row.ts';
import { dollars, priceText } from '../text.ts';
import { eventText, pictureTitle, ruleText, verdict } from './describe.ts';
import { dateText, type Episode } from './episode.ts';
import type { DayEnd, ReplayMoment } from './moment.ts';
import { type Walk, type WalkDay, walkOf } from './walk.ts';

/** What was put in by this day, and what that has come to. */
function madeBy({ own, days }: Walk, at: number): { putIn: Figure; result: Figure | null } {
  const { unit } = own;
  const paid = days.slice(0, at + 1).reduce((total, day) => total.plus(day.paid), decimal(0));
  const later = given({ name: 'paidLater', label: 'Paid for calls', unit }, paid);
  const spec = { name: 'putIn', label: 'Put in', unit, rounding: 'up' } as const;
  const putIn = paid.isZero() ? { ...own, ...spec } : sum(spec, [1, own], [1, later]);
  const equity = days[at]?.equity;
  return {
    putIn,
    result: equity
      ? sum(
          { name: 'result', label: 'Gained or lost', unit },
          [1, { ...equity, label: 'Equity' }],
          [-1, putIn],
        )
      : null,
  };
}

function rowsOf(
  walk: Walk,
  day: WalkDay | undefined,
  putIn: Figure,
  result: Figure | null,
  found: Record<string, Figure>,
): Row[] {
  const row = (name: string, label: string, more: Partial<Row> = {}): Row[] =>
    rowIf(found[name], label, more);
  if (!day || !result) return [...row('bought', 'It would cost'), ...row('own', 'Own money')];
  const { equity } = day;
  const held = day.held.gt(0);
  const broker = walk.episode.market === 'broker';
  const tone = equity.value.gt(0) ? 'eq' : 'loss';
  const down = result.value.isNegative();
  const worth = walk.long ? 'marketValue' : broker ? 'shortMarketValue' : 'exposure';
  const owed =
    broker && walk.long ? row('loan', 'Loan', { tone: 'ln', shown: lessText(found.loan ?? equity) }) : [];
  const credit = broker && !walk.long ? row('creditBalance', 'Credit balance') : [];
  const spare = found.call?.value.gt(0) ? row('call', 'Short by', { tone: 'nd' }) : row('excess', 'To spare');
  return [
    ...(held ? row(worth, broker ? 'Worth' : 'Size of the position') : []),
    ...(held ? [...owed, ...credit] : []),
    { figure: equity, label: 'Equity', shown: showFigure(equity), tone },
    ...(held ? [...row('requirement', 'Requirement', { tone: 'nd' }), ...spare] : []),
    { figure: putIn, label: 'Put in', shown: showFigure(putIn) },
    {
      figure: result,
      label: down ? 'Lost' : 'Gained',
      shown: showFigure(result).replace('−', ''),
      ...(down && { tone: 'loss' }),
    },
  ];
}

/** Every day as it closed; what stays the same while the day moves is made once. */
function endsOf(walk: Walk): DayEnd[] {
  return walk.days.map((day, at) => ({
    ...ended(walk, day),
    event: eventText(walk, at),
  }));
}

function ended(
  walk: Walk,
  { bar, line, equity, requirement, open, called, sold }: WalkDay,
): Omit<DayEnd, 'event'> {
  const worst = walk.long ? bar.low : bar.high;
  const looked = called && walk.check === 'worst' ? worst : bar.close;
  return {
    line: line ? Number(line.value.toFixed(2)) : null,
    cells: [
      line ? showFigure(line) : '—',
      showFigure(equity),
      requirement ? dollars(requirement.value, 'up') : '—',
    ],
    open: open !== null,
    price: Number((sold?.price ?? looked).toFixed(2)),
  };
}

const drawn = once((walk: Walk) => ({ days: endsOf(walk), rule: ruleText(walk) }));

/** @throws EngineError when a value is not one that the engine takes */
export function momentAt(episode: Episode, values: Values): ReplayMoment {
  const walk = walkOf(episode, values);
  const at = Math.min(Math.max(0, Math.trunc(Number(values.day ?? 0))), walk.bars.length - 1);
  const day = walk.days[at];
  const { putIn, result } = madeBy(walk, at);
  const found: Record<string, Figure> = day ? { ...reportOf(day.state).figures } : {};
  const all = [
    ...Object.values(found),
    walk.entry,
    walk.quantity,
    walk.bought,
    walk.own,
    putIn,
    ...(result ? [result] : []),
    ...(day?.line ? [day.line] : []),
  ];
  const figures = allFigures(all);
  const beyond = walk.long ? 'below' : 'above';
  const line = day?.line ? showFigure(day.line) : '';
  return {
    ...drawn(walk),
    market: episode.market,
    closesOnly: walk.closesOnly,
    at,
    date: dateText(walk.bars[at]?.on ?? ''),
    price: priceText(walk.bars[at]?.close ?? decimal(0)),
    verdict: verdict(walk, at, putIn),
    title: pictureTitle(walk, at),
    rows: rowsOf(walk, day, putIn, result, figures),
    lineName: line === '' ? [] : [episode.market === 'broker' ? `Call ${beyond}` : 'Liquidated', line],
    figures,
  };
}

/** What a page needs before it has the engine: the numbers that are shown, and their parts. */
export function shownOnly(moment: ReplayMoment): ReplayMoment {
  return { ...moment, figures: allFigures(moment.rows.map(({ figure }) => figure)) };
}
