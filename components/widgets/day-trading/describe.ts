/** A day of trading in words: what the rule of 2026 asks, and what the old one would have said. */
import { decimal, type Figure, plain, show, showFigure } from '../../../engine/index.ts';
import { dollars } from '../text.ts';
import type { Verdict } from '../widget.ts';
import { type DayTradingMoment, OLD_RULE } from './moment.ts';

const dayTrades = ({ value }: Figure): string =>
  `${plain(value)} ${value.eq(1) ? 'day trade' : 'day trades'}`;
const asks = (figure: Figure | null): figure is Figure => figure?.value.gt(0) ?? false;

/** What stands under the name of each rule. */
export function inShort(moment: DayTradingMoment): { since: string; until: string } {
  const { deficit, old, trades } = moment;
  const call = [old.minimumCall, old.tradingCall].find(asks);
  const since = asks(deficit) ? `Deficit ${showFigure(deficit)}` : 'No deficit';
  if (trades.value.isZero()) return { since: 'Nothing to say', until: 'Nothing to say' };
  if (call) return { since, until: `Call ${showFigure(call)}` };
  if (fellShort(moment)) return { since, until: 'Call next day' };
  return { since, until: old.isPattern ? 'No call' : 'No pattern' };
}

/** The slider's value for a screen reader. */
export function tradesValueText(moment: DayTradingMoment): string {
  const { since, until } = inShort(moment);
  return `${dayTrades(moment.trades)}: ${since.toLowerCase()}; old rule: ${until.toLowerCase()}`;
}

/** Where the minimum was there in the morning and is not at the close: the next day would have begun with a call. */
const fellShort = ({ old, closing }: DayTradingMoment): boolean =>
  old.isPattern && closing.value.lt(decimal(OLD_RULE.minimumEquity));

/** What the old rule would have said. */
function oldText(moment: DayTradingMoment): string {
  const { old } = moment;
  const count = dayTrades(old.dayTrades);
  const begin = `The old rule would have counted ${count} in five days`;
  const minimum = dollars(decimal(OLD_RULE.minimumEquity));
  if (!old.isPattern)
    return asks(old.tradingCall)
      ? `${begin}, too few for a pattern. It asked for ${show(decimal(OLD_RULE.specialRate), { kind: 'rate' })} of what was held all the same, and would have called for ${showFigure(old.tradingCall)}.`
      : `${begin}, too few for a pattern.`;
  const who = `${begin}: a pattern day trader`;
  if (asks(old.minimumCall))
    return `${who}, who had to hold ${minimum}. It would have called for ${showFigure(old.minimumCall)}.`;
  if (asks(old.tradingCall))
    return `${who}, who could buy for ${showFigure(old.buyingPower)}. It would have called for ${showFigure(old.tradingCall)}.`;
  return fellShort(moment)
    ? `${who}, with money enough in the morning. At the close less than ${minimum} is left, so it would have called on the next day.`
    : `${who}, with money enough.`;
}

/** How the day looks to the rule of 2026. */
function newText({ lowest, deficit, small }: DayTradingMoment): string {
  const { held, equity, requirement, level } = lowest;
  if (!asks(deficit))
    return `At the lowest moment ${showFigure(held)} is held, ${showFigure(requirement)} is required, and ${showFigure(level)} is to spare.`;
  const met = deficit.value.lte(small.value)
    ? 'It is too small to count toward a freeze, but it must be met all the same.'
    : 'It must be met as soon as possible.';
  return `With ${showFigure(held)} held, ${showFigure(requirement)} is required, and only ${showFigure(equity)} is there. ${met}`;
}

/** What the day has come to. */
export function verdict(moment: DayTradingMoment): Verdict {
  const { deficit, small, closing, old, trades } = moment;
  if (trades.value.isZero())
    return {
      kind: 'no-trade',
      head: 'Nothing is bought today, so neither rule asks for anything.',
      body: '',
      quiet: true,
    };
  const body = `${newText(moment)} ${oldText(moment)}`;
  if (closing.value.isNegative())
    return {
      kind: 'owed',
      head: `At the close you owe ${dollars(closing.value.neg(), 'up')} more than you have.`,
      body,
      tone: 'loss',
    };
  const call = [old.minimumCall, old.tradingCall].find(asks);
  const none = `no call by the old rule${fellShort(moment) ? ' until the next day' : ''}`;
  if (!asks(deficit))
    return call
      ? {
          kind: 'old-only',
          head: 'No deficit. Only the old rule would have asked for money.',
          body,
          tone: 'eq',
        }
      : { kind: 'neither', head: `No deficit, and ${none}.`, body, tone: 'eq' };
  if (deficit.value.lte(small.value))
    return { kind: 'minor', head: `A small deficit of ${showFigure(deficit)}.`, body, tone: 'nd' };
  return call
    ? {
        kind: 'both',
        head: `A deficit of ${showFigure(deficit)}, and a call by the old rule.`,
        body,
        tone: 'nd',
      }
    : {
        kind: 'new-only',
        head: `A deficit of ${showFigure(deficit)}, and ${none}.`,
        body,
        tone: 'nd',
      };
}

/** A trade as the axis and the table name it: `buy`, or `buy 2` where there are several. */
export function stepName({ steps }: DayTradingMoment, at: number): string {
  const step = steps[at];
  if (!step) return '';
  const number = steps.slice(0, at + 1).filter(({ does }) => does === step.does).length;
  return steps.length > 2 ? `${step.does} ${number}` : step.does;
}

/** One sentence that says what the picture shows. */
export function pictureTitle(moment: DayTradingMoment): string {
  const { steps, own, lowest } = moment;
  const start = `The margin level over the trades of one day. It starts at ${showFigure(own)}`;
  if (steps.length === 0) return `${start} and stays there.`;
  const low =
    lowest.at < 0
      ? ''
      : `, its lowest that counts is ${showFigure(lowest.level)} after ${stepName(moment, lowest.at)},`;
  return `${start}${low} and ends at ${showFigure(moment.closing)}.`;
}

export const RULE =
  'FINRA Rule 4210(a)(17) to (19) and (d)(2), in force since 4 June 2026; a firm may keep the old rule until 20 October 2027. Model: nothing is held overnight, all is sold by the evening, and a level counts right after a purchase. No fees, no interest.';
