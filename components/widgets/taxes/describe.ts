/** A forced sale and its tax in words. US federal, individuals, for education. */
import { type Figure, plain, showFigure } from '../../../engine/index.ts';
import { dollars, priceText } from '../text.ts';
import type { Verdict } from '../widget.ts';
import { FREE_FROM, type Lot, SOLD_ON, type TaxesMoment } from './moment.ts';

const DATE = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `Nov 2, 2026` */
export function dateText(date: string): string {
  return DATE.format(new Date(`${date}T00:00:00Z`));
}

const size = ({ value }: Figure): string => dollars(value.abs());

/** A lot by what was paid for each share: `$40 lot`. */
const lotName = ({ price }: Lot): string => `${dollars(price)} lot`;

/** What the next long-term day of a lot that was sold too early would have been. */
function tooEarly({ lots }: TaxesMoment): string {
  const lot = lots.find(({ sale }) => sale?.term === 'short' && sale.gain.value.gt(0));
  return lot ? ` Sold from ${dateText(lot.longFrom)} on, the ${lotName(lot)} would have been long-term.` : '';
}

/** What deductions then take off: the tax of the year is another number than that of the gain. */
function beforeDeductions({ bill }: TaxesMoment): string {
  const { saved, tax } = bill;
  return saved.value.isZero()
    ? ''
    : `; deductions save ${showFigure(saved)}, and in all ${tax.value.isNegative() ? `${size(tax)} is saved` : `it comes to ${showFigure(tax)}`}`;
}

function gainVerdict(moment: TaxesMoment): Verdict {
  const { capital, bill } = moment;
  const { ordinaryGain, netCapitalGain, net } = capital;
  const both = ordinaryGain.value.gt(0) && netCapitalGain.value.gt(0);
  if (netCapitalGain.value.isZero())
    return {
      kind: 'short-gain',
      head: `The forced sale brings a short-term gain of ${showFigure(ordinaryGain)}.`,
      body: `Held one year or less, at your ordinary rate its own tax is ${showFigure(bill.ordinaryTax)}${beforeDeductions(moment)}.${tooEarly(moment)}`,
      tone: 'nd',
    };
  return {
    kind: 'long-gain',
    head: both
      ? `The forced sale brings a gain of ${showFigure(net)}, ${showFigure(netCapitalGain)} of it long-term.`
      : `The forced sale brings a long-term gain of ${showFigure(netCapitalGain)}.`,
    body: `Held more than one year, the clock starting the day after the purchase, at your lower rate its own tax is ${showFigure(bill.gainTax)}${beforeDeductions(moment)}.${both ? tooEarly(moment) : ''}`,
    tone: 'gain',
  };
}

function washVerdict({ disallowed, again, lots }: TaxesMoment): Verdict {
  const replaced = lots.flatMap(({ sale }) => sale?.replacedBy ?? []);
  const own = lots.find(({ id }) => replaced.some((item) => item.lot === id));
  const bought = own
    ? `The ${lotName(own)} was bought within 30 days before the sale`
    : `You bought again ${again?.after === 0 ? 'on the day of the sale' : `${again?.after} ${again?.after === 1 ? 'day' : 'days'} after the sale`}`;
  const basis = again && !own ? `, which makes it ${showFigure(again.basis)}` : '';
  return {
    kind: 'wash',
    head: `A wash sale: ${size(disallowed)} of the loss does not count now.`,
    body: `${bought}. 30 days or less put the loss off: it is added to the basis of the new shares${basis} (26 USC 1091).${own ? '' : ` From ${dateText(FREE_FROM)} on, the 31st day, the loss would count.`}`,
    tone: 'loss',
  };
}

function lossVerdict(moment: TaxesMoment): Verdict {
  const { capital, lossCarried, asset, again } = moment;
  const { net, deductibleLoss } = capital;
  const near = again !== null && again.after <= 30;
  const carried = lossCarried.value.gt(0)
    ? ` ${showFigure(deductibleLoss)} of it lowers other income this year, and ${showFigure(lossCarried)} is carried forward (26 USC 1211, 1212).`
    : ' It lowers other income this year, up to $3,000 (26 USC 1211).';
  if (!asset.washSale.applies && near)
    return {
      kind: 'crypto-loss',
      head: `The loss of ${size(net)} counts, though you bought again within 30 days.`,
      body: `The wash-sale rule speaks of stock or securities: as of ${dateText(asset.washSale.asOf)} it does not reach crypto, and bills that would change that are pending.${carried}`,
      tone: 'eq',
    };
  if (lossCarried.value.gt(0))
    return {
      kind: 'loss-capped',
      head: `The loss is ${size(net)}; ${showFigure(deductibleLoss)} of it lowers other income this year.`,
      body: `The other ${showFigure(lossCarried)} is carried to next year (26 USC 1211, 1212). It sets off gains without limit.`,
      tone: 'loss',
    };
  return {
    kind: 'loss',
    head: `The forced sale brings a loss of ${size(net)}, and all of it counts.`,
    body: 'It lowers other income this year: a net loss does so up to $3,000 (26 USC 1211).',
    tone: 'loss',
  };
}

/** What the sale is to the tax. */
export function verdict(moment: TaxesMoment): Verdict {
  const { capital, disallowed } = moment;
  if (disallowed.value.gt(0)) return washVerdict(moment);
  if (capital.net.value.gt(0)) return gainVerdict(moment);
  if (capital.net.value.isNegative()) return lossVerdict(moment);
  return {
    kind: 'even',
    head: 'Neither gain nor loss in all.',
    body: 'A forced sale is a sale like any other; this one brings no tax.',
    quiet: true,
  };
}

/** How far the interest has come against the limit, as one word. */
export function interestKind({ interest }: TaxesMoment): 'none' | 'all' | 'limited' {
  if (interest.carryforward.value.gt(0)) return 'limited';
  return interest.deductible.value.isZero() ? 'none' : 'all';
}

/** What of the interest may be deducted. */
export function interestText(moment: TaxesMoment): string {
  const { deductible, carryforward, netInvestmentIncome, usefulElection, electedGain } = moment.interest;
  const kind = interestKind(moment);
  if (kind === 'none') return 'No margin interest was paid.';
  const elected = electedGain.value.gt(0)
    ? ` For that, ${showFigure(electedGain)} of the long-term gain is taxed at the ordinary rate.`
    : '';
  if (kind === 'all')
    return `All ${showFigure(deductible)} of the margin interest may be deducted by whoever itemizes: net investment income is ${showFigure(netInvestmentIncome)}.${elected}`;
  const more =
    electedGain.value.isZero() && usefulElection.value.gt(0)
      ? ` Counting ${showFigure(usefulElection)} of the long-term gain as income would allow more.`
      : elected;
  return `Of the margin interest ${showFigure(deductible)} may be deducted by whoever itemizes, no more than net investment income; ${showFigure(carryforward)} is carried forward (26 USC 163(d)).${more}`;
}

/** What stands at the bar of a lot. */
export function lotText(lot: Lot): string {
  return `${lotName(lot)}: ${plain(lot.quantity)} bought at ${priceText(lot.price)}, ${dateText(lot.bought)}`;
}

export function saleText({ sale }: Lot): string {
  if (!sale) return 'not sold';
  const { gain, term, quantity, disallowed } = sale;
  const made = gain.value.isZero()
    ? 'no gain'
    : `${gain.value.gt(0) ? 'gain' : 'loss'} ${size(gain)}, ${term}-term`;
  const off = disallowed.value.gt(0) ? `, ${showFigure(disallowed)} put off` : '';
  return `${plain(quantity)} sold: ${made}${off}`;
}

export function againText({ again, price }: TaxesMoment): string {
  return again ? `Bought again: ${plain(again.quantity)} at ${priceText(price)}, ${dateText(again.on)}` : '';
}

/** One sentence that says what the picture shows. */
export function pictureTitle(moment: TaxesMoment): string {
  const lots = moment.lots.map((lot) => `${lotText(lot)}: ${saleText(lot)}`).join('. ');
  const again = againText(moment);
  return `Lots over time, sold by the broker on ${dateText(SOLD_ON)}. ${lots}.${again ? ` ${again}.` : ''}`;
}

export const RULE =
  'US federal income tax of individuals as of 22 November 2026, for education and no advice. Left out: state tax, the 3.8 % tax on net investment income, brackets that are crossed, and wash sales through other accounts.';
