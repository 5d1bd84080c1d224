/** A margin loan in words: what it has cost, whether that was earned, and which tier it is in. */
import { decimal, type Figure, showFigure } from '../../../engine/index.ts';
import { dollars } from '../text.ts';
import type { Verdict } from '../widget.ts';
import type { InterestMoment } from './moment.ts';

function size(figure: Figure): string {
  return dollars(figure.value.abs());
}

const months = (count: number): string =>
  count === 0 ? 'at once' : `after ${count} ${count === 1 ? 'month' : 'months'}`;

/** Where the gain has paid the interest. */
function needed({ breakEvenMove, breakEvenOnOwn }: InterestMoment): string {
  return `The shares must rise ${showFigure(breakEvenMove)} to pay it: ${showFigure(breakEvenOnOwn)} on your own money.`;
}

function repaidVerdict(moment: InterestMoment): Verdict {
  const { repaid, saved, interest } = moment.course;
  const [kept] = saved.parts;
  const when = months(moment.after);
  if (saved.value.isNegative())
    return {
      kind: 'dearer',
      head: `Repaying ${showFigure(repaid)} costs ${size(saved)} more interest.`,
      body: `The ${showFigure(moment.left)} that is left stands below the edge of a tier: all of it bears ${showFigure(moment.leftRate)}, where all of the ${showFigure(moment.debit)} bore ${showFigure(moment.rate)}. Until now the interest is ${showFigure(interest)}.`,
      tone: 'loss',
    };
  return {
    kind: 'saved',
    head: `Repaying ${showFigure(repaid)} ${when} has saved ${size(saved)}.`,
    body: `The interest until now is ${showFigure(interest)}${kept ? ` instead of ${showFigure(kept)}` : ''}. ${needed(moment)}`,
    tone: 'gain',
  };
}

/** What the loan has come to on this day. */
export function verdict(moment: InterestMoment): Verdict {
  const { course, earned, gain, profit, loanProfit, loanGain, loanCost, debit, days } = moment;
  const { interest, repaid } = course;
  if (interest.value.isZero())
    return {
      kind: 'nothing-yet',
      head: 'Nothing has accrued.',
      body: days === 0 ? 'The first day counts at its close.' : 'Nothing is owed any more.',
      quiet: true,
    };
  if (repaid.value.gt(0)) return repaidVerdict(moment);
  const cost = showFigure(interest);
  if (profit.value.isNegative())
    return {
      kind: 'costs',
      head: `The loan has cost ${cost}, and the shares’ rise of ${showFigure(earned)} brings ${showFigure(gain)}.`,
      body: needed(moment),
      tone: 'ln',
    };
  if (loanProfit.value.lte(0))
    return {
      kind: 'paid',
      head: `The gain of ${showFigure(gain)} pays the interest of ${cost}.`,
      body: `Still, the ${showFigure(debit)} that you borrowed brought ${showFigure(loanGain)}${loanProfit.value.isZero() ? ', exactly what they cost' : ', less than they cost'}: only a rise above ${showFigure(loanCost)} leaves more than your own money alone.`,
      tone: 'eq',
    };
  return {
    kind: 'worth',
    head: `The loan has left ${size(loanProfit)} more than your own money alone.`,
    body: `What you borrowed brought ${showFigure(loanGain)} and cost ${cost}. At any rise below ${showFigure(loanCost)} it would have left less.`,
    tone: 'gain',
  };
}

/** Where the balance stands in its schedule, and at what balance that changes. */
export function tierText({ schedule, place, rate }: InterestMoment): string {
  const { tier, tiers, next } = place;
  if (tiers === 1) return `One rate for every balance: ${showFigure(rate)}.`;
  const from = dollars(decimal(schedule.tiers[tier - 1]?.from ?? '0'));
  const reached = tier === 1 ? '' : ` from ${from}`;
  const then = next ? ` From ${dollars(decimal(next.from))} it is ${showFigure(next.rate)}.` : '';
  if (schedule.kind === 'whole')
    return `Tier ${tier} of ${tiers}${reached}: the whole balance bears ${showFigure(place.rate)}.${then}`;
  const average = tier === 1 ? '' : `, and all slices together ${showFigure(rate)}`;
  return `Tier ${tier} of ${tiers}${reached}: this slice bears ${showFigure(place.rate)}${average}.${then}`;
}

const NAMES: Readonly<Record<string, string>> = {
  'folio.2024-11': 'Folio’s rates from 8 November 2024',
  'interactive-brokers.undated': 'Interactive Brokers’ example, undated',
  'fidelity.2018-01': 'Fidelity’s rates as a competitor listed them on 8 January 2018',
  'alpaca.undated': 'Alpaca’s rate, undated',
};

/** How a quoted rate becomes what is paid, in a line under the figure. */
export function ruleLine({ id, schedule, rate, simple, effective }: InterestMoment): string {
  const whose = NAMES[id];
  const dated = whose ? `${whose}; no rate of today. ` : '';
  return `${dated}Rule: each day costs balance × rate ÷ ${schedule.basis}, posted once a month; what is not paid joins the debit. ${showFigure(rate)} quoted is ${showFigure(simple)} over 365 days, and ${showFigure(effective)} with a year’s postings.`;
}

/** The slider's value for a screen reader. */
export function daysValueText({ days, course }: InterestMoment): string {
  return `${days} ${days === 1 ? 'day' : 'days'}, ${showFigure(course.interest)} of interest`;
}

/** One sentence that says what the lines show. */
export function pictureTitle({
  debit,
  course,
  days,
  earned,
  gain,
  quoted,
  schedule,
}: InterestMoment): string {
  return `Interest on ${showFigure(debit)} over the days of a year, posted monthly. After ${days} days it is ${showFigure(course.interest)}; at the quoted rate over 365 days it would be ${showFigure(quoted(days))}${schedule.basis === 365 ? '' : `, where the broker divides by ${schedule.basis}`}. A rise of ${showFigure(earned)} brings ${showFigure(gain)}.`;
}
