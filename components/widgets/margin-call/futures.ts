/** What becomes of a call: deposit, sell or wait, each played to the deadline by the engine. */
import {
  addBusinessDays,
  type DatedEvent,
  type Entry,
  type Figure,
  type Frame,
  journalOf,
  lastOf,
  parseDecimal,
  play,
  type Report,
  recall,
  reportOf,
  showFigure,
} from '../../../engine/index.ts';
import type { JournalLine, PathPoint } from '../../figures/marks.ts';
import type { Preset } from '../../notebook/figures.ts';
import type { Values } from '../params.ts';
import { dayText, dollars, priceText, shares } from '../text.ts';
import { type AnswerName, answerTitles, guided } from './answers.ts';
import { entryText, legTexts } from './describe.ts';
import { type AccountMoment, baseOf } from './moment.ts';

export interface Future {
  readonly name: AnswerName;
  /** What the reader does: `Deposit $100`. */
  readonly title: string;
  /** How it ends, in one or two sentences. */
  readonly outcome: string;
  readonly end: Report;
  readonly shares: Figure | undefined;
  readonly journal: readonly JournalLine[];
  readonly path: readonly PathPoint[];
}

const ANSWERS: Record<AnswerName, 'cash' | 'sale' | null> = { deposit: 'cash', sell: 'sale', wait: null };

function eventsOf(name: AnswerName, moment: AccountMoment, instrument: string, values: Values): DatedEvent[] {
  const today = moment.state.on;
  const by = ANSWERS[name];
  const sale = by === 'sale' ? guided(moment, values) : null;
  const first: DatedEvent[] = sale
    ? [{ on: today, do: 'trade', instrument, quantity: sale.neg() }]
    : by
      ? [{ on: today, do: 'answer', by }]
      : values.notice === 'none'
        ? [{ on: today, do: 'brokerSells' }]
        : [];
  const price = parseDecimal(values.next ?? values.price, 'next');
  return [...first, { on: addBusinessDays(today, 1), do: 'price', instrument, price }];
}

/** Shares that the broker sold, over the whole stretch. */
function sold(entries: readonly Entry[]): string {
  const legs = entries.flatMap((entry) =>
    entry.kind === 'posting' && entry.reason === 'forcedSale' ? entry.legs : [],
  );
  const [leg] = legs.filter((item) => item.owner === 'pool' && item.kind === 'position');
  return leg ? `${shares(leg.amount.abs())} at ${priceText(leg.price ?? leg.amount)}` : '';
}

const BEGUN: Record<AnswerName, string> = {
  deposit: 'The call is met with new money.',
  sell: 'The call is met by repaying part of the loan.',
  wait: 'Nothing is done.',
};

/** What a sale of a guide's size comes to on the day itself; empty where it was another answer. */
function guidedText(values: Values, today: Report | undefined): string {
  const times = { call: 'the call', twice: 'twice the call' }[values.sale ?? ''];
  const { call, requirementPercent } = today?.figures ?? {};
  if (!times || !call || !requirementPercent) return '';
  const lowers = `a sale leaves your equity as it is, and lowers what is required by only ${showFigure(requirementPercent)} of what it brings`;
  return call.value.gt(0)
    ? `The shares are worth ${times}, and yet ${dollars(call.value, 'up')} is still missing: ${lowers}. `
    : `The shares are worth ${times}, and here that is enough, though ${lowers}. `;
}

function outcomeOf(name: AnswerName, entries: readonly Entry[], end: Report, values: Values): string {
  const forced = sold(entries);
  const missing = end.equity.value.isNegative() ? dollars(end.equity.value.neg(), 'up') : '';
  const called = dollars(end.figures.call?.value ?? end.equity.value, 'up');
  const next = priceText(values.next ?? '');
  const owed = `${missing} is still owed, and it is yours to pay.`;
  const uncovered = `At ${next} the shares no longer cover the loan.`;
  const nothingHeld = !end.figures.marketValue?.value.gt(0);
  const left =
    nothingHeld && end.equity.value.gt(0) ? `, and ${dollars(end.equity.value, 'down')} is left` : '';

  if (forced !== '') {
    const atOnce = values.notice === 'none' && name === 'wait';
    const when = atOnce ? 'The broker does not wait: it sells' : 'At the deadline the broker sells';
    const then = (): string => {
      if (missing !== '') return nothingHeld ? owed : uncovered;
      return end.status === 'called'
        ? `The next fall brings a new call of ${called}.`
        : `The call is over${left}.`;
    };
    return `${when} ${forced}. ${then()}`;
  }
  if (nothingHeld) return `Everything is sold. ${missing === '' ? `The loan is repaid${left}.` : owed}`;
  if (missing !== '') return `${BEGUN[name]} ${uncovered}`;
  if (end.status === 'called') return `${BEGUN[name]} At ${next} a new call asks for ${called}.`;
  if (name === 'wait') return 'The price recovers before the deadline, and the call ends by itself.';
  return `${BEGUN[name]} No new call follows.`;
}

function callPriceOf(report: Report): number | null {
  const found = report.figures.callPrice;
  return found ? Number(found.value.toFixed(4)) : null;
}

function pathOf(preset: Preset, moment: AccountMoment, frames: readonly Frame[]): PathPoint[] {
  const { state, start, instrument } = baseOf(preset);
  const closes = frames.filter((frame) => frame.at === 'close');
  const point = (label: string, date: string, report: Report, event: string): PathPoint => {
    const mark = report.view.market.quotes[instrument]?.mark;
    return {
      label,
      date,
      price: Number(mark?.toFixed(4)),
      text: mark ? priceText(mark) : '',
      callPrice: callPriceOf(report),
      event,
    };
  };
  const days = closes.slice(1).map((frame, i) => {
    const marked = frame.entries.some((entry) => entry.kind === 'posting' && entry.reason === 'forcedSale');
    return point(`Day ${i + 2}`, frame.on, reportOf(frame.state), marked ? 'forced sale' : '');
  });
  return [
    point('Bought', start, reportOf(state), ''),
    point('Day 1', moment.state.on, moment.report, 'margin call'),
    ...days,
  ];
}

/** The three futures from a call, or none when there is no call. */
export function futures(preset: Preset, moment: AccountMoment, values: Values): Future[] {
  const { state } = recall(moment.state);
  const due = state.memory.calls[0]?.due;
  if (due === undefined) return [];
  const { instrument } = baseOf(preset);
  const titles = answerTitles(moment, values);
  return (['deposit', 'sell', 'wait'] as const).map((name) => {
    const frames = play(state, eventsOf(name, moment, instrument, values), due);
    const entries = journalOf(frames);
    const end = reportOf(lastOf(frames));
    const [first] = frames.filter((frame) => frame.at === 'close');
    const sized = name === 'sell' && first && guided(moment, values);
    const said = sized ? guidedText(values, reportOf(first.state)) : '';
    return {
      name,
      title: titles[name],
      outcome: `${said}${outcomeOf(name, entries, end, values)}`,
      end,
      shares: end.figures.marketValue?.parts[0],
      journal: entries.map((entry) => ({
        date: dayText(entry.on),
        text: entryText(entry),
        postings: legTexts(entry),
      })),
      path: pathOf(preset, moment, frames),
    };
  });
}

/** Caption, head and rows of the table behind the three futures. */
export interface DaysTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[] }[];
  readonly words: readonly number[];
}

/** The three answers day by day: the price, and where each answer has put the call price. */
export function daysTable(all: readonly Future[]): DaysTable {
  const [first] = all;
  const callPrice = (point: PathPoint | undefined): string => {
    if (!point) return '';
    const price = point.callPrice === null ? 'none' : priceText(String(point.callPrice));
    return point.event === '' ? price : `${price} (${point.event})`;
  };
  return {
    caption: 'The price at the close of each day, and the price below which a call comes',
    head: ['Day', 'Price', ...all.map(({ title }) => `Call below: ${lowerFirst(title)}`)],
    rows: (first?.path ?? []).map((point, i) => ({
      cells: [point.label, point.text, ...all.map(({ path }) => callPrice(path[i]))],
    })),
    words: [0],
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
