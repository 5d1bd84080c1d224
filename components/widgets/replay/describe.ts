/** A day of an episode in words. */
import { type Decimal, type Figure, plain, showFigure } from '../../../engine/index.ts';
import { dollars, priceText } from '../text.ts';
import type { Verdict } from '../widget.ts';
import { dateText } from './episode.ts';
import type { Walk, WalkDay } from './walk.ts';

function unitsText({ episode }: Walk, count: Decimal): string {
  if (episode.market === 'exchange') return `${plain(count)} BTC`;
  return `${plain(count)} ${count.eq(1) ? 'unit' : 'units'}`;
}

/** `A call comes below $851.72.` */
function lineText({ episode, long }: Walk, line: Figure | undefined): string {
  const broker = episode.market === 'broker';
  if (!line) return broker ? 'No fall brings a call.' : 'No price liquidates it.';
  const beyond = long ? 'below' : 'above';
  return broker
    ? `A call comes ${beyond} ${showFigure(line)}.`
    : `It is liquidated at ${showFigure(line)} or ${beyond}.`;
}

/** The price that was looked at, with its name. */
function looked({ check, long }: Walk, { bar }: WalkDay): { readonly name: string; readonly text: string } {
  if (check === 'close') return { name: 'close', text: priceText(bar.close) };
  return long ? { name: 'low', text: priceText(bar.low) } : { name: 'high', text: priceText(bar.high) };
}

function openText({ answer }: Walk, { open }: WalkDay): string {
  if (!open) return '';
  if (answer === 'sell') return 'You sell at the next open.';
  return `You wait: unless the price comes back, the broker sells at the open of ${dateText(open.due)}.`;
}

function soldVerdict(walk: Walk, day: WalkDay, putIn: Figure): Verdict | null {
  const { sold, held, open, bar } = day;
  if (!sold) return null;
  const units = unitsText(walk, sold.quantity);
  const at = priceText(sold.price);
  const left = held.isZero() ? 'Nothing is held any more.' : `${unitsText(walk, held)} are left.`;
  if (sold.by === 'exchange') {
    const worst = walk.long ? bar.low : bar.high;
    const after = worst.eq(sold.price) ? '' : ` The day went on to ${priceText(worst)}`;
    return {
      kind: 'liquidated',
      tone: 'loss',
      head: held.isZero() ? `Liquidated at ${at}.` : `Partly liquidated, at ${at}.`,
      body: `Of ${showFigure(putIn)} of your own, ${dollars(day.equity.value, 'down')} is left.${after === '' ? '' : `${after} and closed at ${priceText(bar.close)}.`}`,
    };
  }
  const again = open ? ` And a new call asks ${dollars(open.amount, 'up')}.` : '';
  const deal = walk.long ? ['sell', 'sells'] : ['buy back', 'buys back'];
  if (sold.by === 'you')
    return {
      kind: 'sold',
      tone: 'nd',
      head: `You ${deal[0]} ${units} at the open, ${at}.`,
      body: `${left} ${held.isZero() ? '' : lineText(walk, day.line)}${again}`,
    };
  return {
    kind: 'forced',
    tone: 'loss',
    head: `The broker ${deal[1]} ${units} at the open, ${at}.`,
    body: `The call had not been answered. ${left}${again}`,
  };
}

function callVerdict(walk: Walk, day: WalkDay, before: WalkDay | undefined, putIn: Figure): Verdict | null {
  const { called, open, paid, bar } = day;
  const { name, text } = looked(walk, day);
  const asked = dollars(called?.amount ?? paid, 'up');
  const beyond = walk.long ? 'below' : 'above';
  if (paid.gt(0))
    return {
      kind: 'deposited',
      tone: 'nd',
      head: `Margin call: ${asked}, paid at once.`,
      body: `The ${name} of ${text} was ${beyond} the call price. You have now put in ${showFigure(putIn)}; ${lowerFirst(lineText(walk, day.line))}`,
    };
  if (called && open && !before?.open)
    return {
      kind: 'called',
      tone: 'nd',
      head: `Margin call: ${dollars(open.amount, 'up')}.`,
      body: `The ${name} of ${text} is ${beyond} the call price${day.line ? `, ${showFigure(day.line)}` : ''}. ${openText(walk, day)}`,
    };
  if (called && !open)
    return {
      kind: 'recovered',
      tone: 'nd',
      head: `Called at the ${name}, and not at the close.`,
      body: `At ${text} ${asked} was missing; at ${priceText(bar.close)} nothing is. A call ends by itself when the price comes back.`,
    };
  if (open)
    return {
      kind: 'open',
      tone: 'nd',
      head: `${dollars(open.amount, 'up')} is ${called ? 'now' : 'still'} asked.`,
      body: `The price stands at ${priceText(bar.close)}. ${openText(walk, day)}`,
    };
  if (before?.open)
    return {
      kind: 'recovered',
      tone: 'nd',
      head: 'The call has ended by itself.',
      body: `At ${priceText(bar.close)} nothing is missing any more. ${lineText(walk, day.line)}`,
    };
  return null;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Nothing is bought: Regulation T lends less. */
export function refused({ lacking }: Walk): Verdict {
  if (!lacking) return { kind: 'bought', head: 'Nothing has begun.', body: '', quiet: true };
  return {
    kind: 'refused',
    tone: 'nd',
    head: 'No broker may lend that much.',
    body: `Regulation T lets half of the price be lent: 2× is the most. ${dollars(lacking, 'up')} of your own is missing, and nothing is bought.`,
  };
}

/** What the day of that number has come to. */
export function verdict(walk: Walk, at: number, putIn: Figure): Verdict {
  const day = walk.days[at];
  if (!day) return refused(walk);
  const before = walk.days[at - 1];
  const { equity, held, bar, line } = day;
  if (at === 0) {
    const deal = walk.long ? 'Bought' : 'Sold short';
    return {
      kind: 'bought',
      quiet: true,
      head: `${deal} ${unitsText(walk, walk.quantity.value)} at ${showFigure(walk.entry)} with ${showFigure(walk.own)} of your own.`,
      body: `${lineText(walk, line)}`,
    };
  }
  const sold = soldVerdict(walk, day, putIn);
  if (equity.value.isNegative())
    return {
      kind: 'shortfall',
      tone: 'loss',
      head: `You owe ${dollars(equity.value.neg(), 'up')} more than you have.`,
      body: sold ? `${sold.head} It did not bring enough.` : 'What is held no longer covers the loan.',
    };
  const event = sold ?? callVerdict(walk, day, before, putIn);
  if (event) return event;
  const left = `Of ${showFigure(putIn)} put in, ${dollars(equity.value, 'down')} is left.`;
  if (held.isZero())
    return {
      kind: 'gone',
      quiet: true,
      head: 'Nothing is held any more.',
      body: `${left} What the price does now is no longer yours.`,
    };
  if (at === walk.days.length - 1)
    return {
      kind: 'survived',
      tone: 'eq',
      head: `The episode is over, and ${unitsText(walk, held)} are still held.`,
      body: left,
    };
  return {
    kind: 'holding',
    quiet: true,
    head: `${priceText(bar.close)}: nothing is asked.`,
    body: lineText(walk, line),
  };
}

/** What happened on a day, in a word or two; empty where nothing did. */
export function eventText(walk: Walk, at: number): string {
  const day = walk.days[at];
  if (!day || at === 0) return '';
  const { sold, paid, called, open } = day;
  const units = sold ? unitsText(walk, sold.quantity) : '';
  if (sold?.by === 'exchange') return `liquidated at ${priceText(sold.price)}`;
  if (sold?.by === 'broker') return `forced sale, ${units} at ${priceText(sold.price)}`;
  if (sold) return `sold ${units} at ${priceText(sold.price)}`;
  if (paid.gt(0)) return `call, ${dollars(paid, 'up')} paid`;
  const waited = walk.days[at - 1]?.open;
  if (open) return waited ? '' : `call, ${dollars(open.amount, 'up')}`;
  if (called) return 'call, ended by the close';
  if (waited) return 'the call has ended';
  return '';
}

/** One sentence that says what the picture shows. */
export function pictureTitle(walk: Walk, at: number): string {
  const { episode, days } = walk;
  const day = days[at];
  const events = days
    .slice(0, at + 1)
    .map((item, i) => [item.bar.on, eventText(walk, i)] as const)
    .filter(([, text]) => text !== '');
  const said = events.slice(-6).map(([on, text]) => `${dateText(on)}: ${text}`);
  const price = day
    ? ` On ${dateText(day.bar.on)} the price closes at ${priceText(day.bar.close)}${day.line ? `, and the line stands at ${showFigure(day.line)}` : ''}.`
    : '';
  const line = episode.market === 'broker' ? 'call price' : 'liquidation price';
  return `${episode.instrument}, and the ${line} of the account, day by day.${price}${said.length > 0 ? ` ${said.join('; ')}.` : ''}`;
}

const THEN: Readonly<Record<'broker' | 'exchange', string>> = {
  broker:
    'A deposit counts at once; what is sold, by you or by the broker, is sold at an open; a call is due at the third open. Regulation T and FINRA as of 2026. Model: no interest, dividends or fees.',
  exchange:
    'It is liquidated on the way from the open, at the first price that crosses the line. Terms as of 2026, not of the day. Model: no fees and no funding.',
};

/** The rules behind the picture. */
export function ruleText({ episode }: Walk): string {
  return `${episode.source.says} ${episode.check} ${THEN[episode.market]}`;
}
