/** Interest, borrow fees and what is left for the owner. Accounts are built and figures read; nothing is computed. */
import {
  accrue,
  averageRate,
  borrowFee,
  charged,
  dailyInterest,
  effectiveRate,
  flat,
  fraction,
  hold,
  interestByTier,
  interestOver,
  leveredReturn,
  longReturn,
  money,
  moved,
  multiple,
  NOTHING_ACCRUED,
  parseSchedule,
  postAccrued,
  price as priceFigure,
  purchaseFrom,
  purchaseWith,
  shareOf,
  shares as sharesFigure,
  sharesFor,
  shortReturn,
  simpleRate,
  substituteDividend,
  worthAt,
  yearlyInterest,
  yearlySaving,
} from '../../../engine/carry/index.ts';
import {
  type Figure,
  lastOf,
  parseScenario,
  type Report,
  report,
  reportOf,
  type State,
  simulate,
  viewOf,
} from '../../../engine/index.ts';
import { usTextbook } from '../../../engine/rulebooks/us-textbook.ts';
import { type Adapters, amount, type Input, position, price, stock, trade } from './account.ts';

/** A count, written as a text in the cases: no arithmetic is done with it here. */
function count(text: string): number {
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'number') throw new Error(`${text} is not a count`);
  return read;
}

function debitOf(input: Input, name = 'debit'): Figure {
  return money({ name: 'debit', label: 'Debit' }, input.text(name));
}

const BASES: Readonly<Record<string, 360 | 365>> = { '360': 360, '365': 365 };

function flatOf(input: Input, rate = 'rate') {
  const basis = BASES[input.text('basis')];
  if (!basis) throw new Error('the basis is 360 or 365');
  return flat(input.text(rate), basis);
}

function figureOf({ figures }: Report, name: string): Figure {
  const found = figures[name];
  if (!found) throw new Error(`there is no figure ${name} at this moment`);
  return found;
}

/** The states of an account at the start and after each event of one day. */
function states(fields: {
  readonly settings?: object;
  readonly at: string;
  readonly amounts?: readonly object[];
  readonly positions?: readonly object[];
  readonly events: readonly object[];
}): State[] {
  const { settings = {}, at, amounts = [], positions = [], events } = fields;
  const scenario = parseScenario({
    format: 'margin-lab.scenario',
    version: 1,
    rulebook: 'us-broker.2026-11',
    settings,
    instruments: [stock(at)],
    start: '2026-11-02',
    pools: [{ id: 'main', amounts, positions }],
    events: events.map((event) => ({ on: '2026-11-02', ...event })),
  });
  return simulate(scenario)
    .filter((frame) => frame.at !== 'close')
    .map((frame) => lastOf([frame]));
}

function stateAt(list: readonly State[], index: number): State {
  const found = list.at(index);
  if (!found) throw new Error(`there is no moment ${index}`);
  return found;
}

const interestPeriod = (input: Input): Figure =>
  interestOver(debitOf(input), flatOf(input), count(input.text('days')));

/** A year later: the price has changed, and a year's interest at the quoted rate has joined the debit. */
function aYear(input: Input, m: string) {
  const list = states({
    settings: { houseLong: m },
    at: input.text('price0'),
    amounts: [amount('loan', input.text('debit'))],
    positions: [position(input.text('shares'), input.text('price0'))],
    events: [price(input.text('price1'))],
  });
  const start = reportOf(stateAt(list, 0));
  const interest = yearlyInterest(figureOf(start, 'debt'), flat(input.text('rate')));
  const end = reportOf(charged(stateAt(list, 1), interest));
  const purchase = purchaseWith(figureOf(start, 'marketValue'), figureOf(start, 'equity'));
  const held = longReturn(purchase, figureOf(end, 'marketValue'), interest);
  return {
    called: end.status === 'called',
    figures: {
      initialMargin: figureOf(start, 'equity'),
      initialMarginPct: figureOf(start, 'equityPercent'),
      owed: held.owed,
      equity: figureOf(end, 'equity'),
      marginPct: figureOf(end, 'equityPercent'),
      returnPct: held.returnOnOwn,
    },
  };
}

const aYearWithCall = (input: Input) => {
  const { called, figures } = aYear(input, input.text('m'));
  return { ...figures, marginCall: called };
};

export const carryAdapters: Adapters = {
  'ret-01': aYearWithCall,
  'ret-02': aYearWithCall,
  'ret-04': (input) => aYear(input, '0.30').figures,
  'ret-05': aYearWithCall,
  'ret-06': aYearWithCall,
  'ret-08': (input) => {
    const own = money({ name: 'own', label: 'Own money' }, input.text('ownCash'));
    const purchase = purchaseFrom(own, debitOf(input));
    const at = (name: string) => priceFigure({ name: 'price', label: 'Price' }, input.text(name));
    const shares = sharesFor(purchase.cost, at('price0'));
    const worth = worthAt(shares, at('price1'));
    const held = longReturn(purchase, worth, money({ name: 'interest', label: 'Interest' }, '0'));
    return {
      shares,
      marketValue: worth,
      gain: held.gain,
      leveredPct: held.returnOnOwn,
      unleveredPct: held.returnUnlevered,
    };
  },
  'ret-09': (input) => {
    const cost = money({ name: 'cost', label: 'Cost' }, input.text('purchase'));
    const purchase = purchaseWith(cost, money({ name: 'own', label: 'Own money' }, input.text('ownCash')));
    const none = money({ name: 'interest', label: 'Interest' }, '0');
    const after = (move: string) =>
      longReturn(purchase, moved(cost, fraction({ name: 'move', label: 'Move' }, move)), none);
    const [up, down] = [after(input.text('move')), after(`-${input.text('move')}`)];
    return { gainUp: up.gain, pctUp: up.returnOnOwn, pctDown: down.returnOnOwn };
  },
  'ret-11': (input) => {
    const leverage = multiple({ name: 'leverage', label: 'Leverage' }, input.text('leverage'));
    const rate = fraction({ name: 'rate', label: 'Rate' }, input.text('rate'));
    const after = (move: string) =>
      leveredReturn(leverage, fraction({ name: 'assetReturn', label: 'Return of the asset' }, move), rate);
    return { roeUp: after(input.text('assetReturn')), roeDown: after(`-${input.text('assetReturn')}`) };
  },
  'short-11': (input) => {
    const [low, high] = input.list('prices');
    const settings = { houseShort: input.text('m') };
    const [at, sale] = [input.text('price0'), trade(`-${input.text('shares')}`, 'regT')];
    const list = states({ settings, at, events: [sale, price(String(low)), price(String(high))] });
    const falls = { do: 'dividend', instrument: 'XYZ', perShare: input.text('dividend') };
    const paid = states({ settings, at, events: [sale, falls] });
    const start = stateAt(list, 1);
    const opened = reportOf(start);
    const perShare = priceFigure({ name: 'dividend', label: 'Dividend per share' }, input.text('dividend'));
    const sharesShort = sharesFigure({ name: 'shares', label: 'Shares short' }, input.text('shares'));
    const dividend = substituteDividend(sharesShort, perShare);
    const [proceeds, deposit] = [figureOf(opened, 'shortProceeds'), figureOf(opened, 'cash')];
    const after = (index: number) => {
      const worth = figureOf(reportOf(stateAt(list, index)), 'shortMarketValue');
      return shortReturn(proceeds, deposit, worth, dividend);
    };
    const trigger = (state: State) => figureOf(report(viewOf(state), usTextbook(settings)), 'callPrice');
    return {
      deposit,
      creditBalance: figureOf(opened, 'creditBalance'),
      profitAt35: after(2).profit,
      returnAt35: after(2).returnOnOwn,
      profitAt50: after(3).profit,
      returnAt50: after(3).returnOnOwn,
      triggerPriceNoDividend: trigger(start),
      triggerPriceAfterDividend: trigger(stateAt(paid, 2)),
    };
  },
  'int-01': (input) => ({ interest: interestPeriod(input) }),
  'int-02': (input) => ({
    interest: interestPeriod(input),
    daily: dailyInterest(debitOf(input), flatOf(input)),
  }),
  'int-03a': (input) => ({ interest: interestPeriod(input) }),
  'int-04': (input) => {
    const tiers = input.row('tiers');
    const [first, second] = [tiers.row('0'), tiers.row('1')];
    const schedule = parseSchedule({
      kind: 'blended',
      basis: BASES[input.text('basis')],
      base: { label: 'Benchmark', rate: input.text('benchmark') },
      tiers: [
        { from: '0', spread: first.text('spread') },
        { from: first.text('upTo'), spread: second.text('spread') },
      ],
    });
    const debit = debitOf(input);
    const [tier1, tier2] = interestByTier(debit, schedule, 1);
    if (!tier1 || !tier2) throw new Error('the debit reaches both tiers');
    // Whole cents are posted, and these are split.
    const posted = postAccrued(accrue(NOTHING_ACCRUED, debit, schedule), 'USD').figure;
    const part = (name: string) =>
      shareOf(posted, debitOf(input, name), debit, { name, label: 'Share of the interest' });
    return {
      tier1,
      tier2,
      total: dailyInterest(debit, schedule),
      toSecurities: part('securitiesShare'),
      toOther: part('otherShare'),
    };
  },
  'int-05': (input) => {
    const value = money(
      { name: 'shortMarketValue', label: 'Short market value' },
      input.text('shortMarketValue'),
    );
    return { fee: borrowFee(value, flatOf(input), count(input.text('days'))) };
  },
  'int-06': (input) => ({ daily: dailyInterest(debitOf(input), flatOf(input)) }),
  'int-07': (input) => ({
    annual: yearlyInterest(debitOf(input), flatOf(input)),
    daily: dailyInterest(debitOf(input), flatOf(input)),
    interest: interestPeriod(input),
  }),
  'int-08': (input) => ({ daily: dailyInterest(debitOf(input), flatOf(input)) }),
  'int-09': (input) => {
    const tiers = input.row('tiers');
    const [first, second, third] = [tiers.row('0'), tiers.row('1'), tiers.row('2')];
    const schedule = parseSchedule({
      kind: 'blended',
      basis: BASES[input.text('basis')],
      tiers: [
        { from: '0', rate: first.text('rate') },
        { from: first.text('upTo'), rate: second.text('rate') },
        { from: second.text('upTo'), rate: third.text('rate') },
      ],
    });
    const cash = money({ name: 'cash', label: 'Cash' }, input.text('cash'));
    const [, tier2, tier3] = interestByTier(cash, schedule, 1);
    if (!tier2 || !tier3) throw new Error('the cash reaches all tiers');
    return { tier2, tier3, total: dailyInterest(cash, schedule) };
  },
  'int-10a': (input) => ({
    annualSaving: yearlySaving(debitOf(input), flat(input.text('rateA')), flat(input.text('rateB'))),
  }),
  'int-10b': (input) => ({
    annualSaving: yearlySaving(debitOf(input), flat(input.text('rateA')), flat(input.text('rateB'))),
  }),
  'int-11': (input) => {
    const schedule = parseSchedule({
      kind: 'whole',
      basis: 360,
      base: { label: 'Federal funds rate', rate: input.text('effr') },
      tiers: [{ from: '0', spread: input.text('spread') }],
    });
    return { rate: averageRate(money({ name: 'debit', label: 'Debit' }, '0'), schedule) };
  },
  'int-12': (input) => {
    const [debit, schedule] = [debitOf(input), flatOf(input)];
    const payment = money({ name: 'payment', label: 'Payment' }, input.text('payments'));
    const year = hold(debit, schedule, input.list('monthDays').map(count), { payment });
    return {
      debitAfterYear: year.owed,
      effectiveAnnual: effectiveRate(debit, year),
      simple365over360: simpleRate(debit, schedule),
      simpleAnnual: averageRate(debit, schedule),
    };
  },
};
