/** Accounts under Regulation T over several days; figures are read by name and nothing is computed here. */
import {
  type Figure,
  type Frame,
  parseScenario,
  reportOf,
  type State,
  simulate,
} from '../../../engine/index.ts';
import {
  type Adapter,
  type Adapters,
  amount,
  deposit,
  type Input,
  position,
  price,
  stock,
  trade,
} from './account.ts';

const [MONDAY, TUESDAY, WEDNESDAY] = ['2026-11-02', '2026-11-03', '2026-11-04'];

/** An event on a day; on the first one unless said. */
function on(day: string, event: object): object {
  return { on: day, ...event };
}

interface Days {
  /** After the event of that number, counted from 0. */
  after(event: number): (name: string) => Figure;
  /** At the close of a day. */
  close(day: string): (name: string) => Figure;
}

function figuresOf(state: State) {
  const { figures } = reportOf(state);
  return (name: string): Figure => {
    const found = figures[name];
    if (!found) throw new Error(`there is no figure ${name} on ${state.on}`);
    return found;
  };
}

function daysOf(
  fields: Readonly<Record<string, unknown>>,
  amounts: readonly object[] = [],
  positions: readonly object[] = [],
): Days {
  const frames = simulate(
    parseScenario({
      format: 'margin-lab.scenario',
      version: 1,
      rulebook: 'us-broker.2026-11',
      start: MONDAY,
      pools: [{ id: 'main', amounts, positions }],
      events: [],
      ...fields,
    }),
  );
  const read = (frame: Frame | undefined) => {
    if (!frame) throw new Error('there is no such moment');
    return figuresOf(frame.state);
  };
  const events = frames.filter((frame) => frame.at === 'event');
  return {
    after: (event) => read(events.at(event)),
    close: (day) => read(frames.find((frame) => frame.at === 'close' && frame.on === day)),
  };
}

/** Shares of $1, so that their number is their worth. */
function dollarShares(worth: string, debit: string, events: readonly object[]): Days {
  return daysOf(
    { instruments: [stock('1')], events: events.map((event) => on(MONDAY, event)) },
    [amount('loan', debit)],
    [position(worth, '1')],
  );
}

function standing(figure: (name: string) => Figure) {
  return {
    lmv: figure('marketValue'),
    debit: figure('debt'),
    equity: figure('equity'),
    regTRequirement: figure('regTRequirement'),
    excessEquity: figure('regTExcess'),
  };
}

/** A purchase with 50 % of its own, and the price of the next day at its close. */
function bought(input: Input): (name: string) => Figure {
  const events = [on(MONDAY, trade(input.text('shares'), 'regT')), on(TUESDAY, price(input.text('price')))];
  return daysOf({ instruments: [stock(input.text('price0'))], events }).close(TUESDAY);
}

/** One running account, played once; the cases are its days. */
const interactiveBrokers = daysOf({
  rulebook: 'us-broker-regt-at-close.2026-11',
  instruments: [stock('40')],
  events: [on(MONDAY, deposit('10000')), on(TUESDAY, trade('500')), on(WEDNESDAY, price('45'))],
});

function day(figure: (name: string) => Figure) {
  return {
    elv: figure('equity'),
    im: figure('initialRequirement'),
    mm: figure('requirement'),
    availableFunds: figure('availableFunds'),
    excessLiquidity: figure('excess'),
    regT: figure('regTRequirement'),
  };
}

/** A first purchase of $4 for each $1 of its own lacks exactly that much of Regulation T. */
function called(size: string, more: readonly object[] = []): Days {
  return daysOf({
    instruments: [stock(size), stock('1', 'OTHER')],
    events: [on(MONDAY, deposit(size)), on(MONDAY, trade('4')), ...more],
  });
}

const letf: Adapter = (input) => {
  const rate = (index: string): Figure => {
    const item = input.row('cases').row(index);
    const [leverage, side] = [item.text('leverage'), item.text('side')];
    const events = [on(MONDAY, trade(side === 'short' ? '-1' : '1', 'initial'))];
    return daysOf({ instruments: [{ ...stock('100'), leverage }], events }).after(0)('requirementPercent');
  };
  return { long2x: rate('0'), short3x: rate('1') };
};

export const regTAdapters: Adapters = {
  'long-29': (input) => {
    const fields = {
      rulebook: 'fixed-minimum.2026-11',
      settings: { minimumMargin: input.text('minimumMargin') },
      instruments: [stock(input.text('price0'))],
      events: [on(MONDAY, price(input.text('price0'))), on(TUESDAY, price(input.text('price')))],
    };
    const days = daysOf(fields, [amount('loan', input.text('debit'))], [position('1', input.text('price0'))]);
    const [before, after] = [days.after(0), days.after(1)];
    return { equity0: before('equity'), equity: after('equity'), call: after('call') };
  },
  'short-01': (input) => {
    const events = [
      on(MONDAY, trade(`-${input.text('shares')}`, 'regT')),
      on(TUESDAY, price(input.text('price'))),
    ];
    const days = daysOf({ instruments: [stock(input.text('price0'))], events });
    const [opened, last] = [days.after(0), days.after(1)];
    return {
      deposit: opened('equity'),
      creditBalance: last('creditBalance'),
      equity: last('equity'),
      regTRequirement: last('regTRequirement'),
      excessEquity: last('regTExcess'),
    };
  },
  'sma-01': (input) => {
    const { debit, equity, regTRequirement, excessEquity } = standing(bought(input));
    return { debit, equity, regTRequirement, excessEquity };
  },
  'sma-02': (input) => {
    const figure = bought(input);
    const { debit, equity, regTRequirement } = standing(figure);
    return { debit, equity, regTRequirement, sma: figure('sma'), buyingPower: figure('buyingPower') };
  },
  'sma-04-day1': () => {
    const figure = interactiveBrokers.close(MONDAY);
    return { ...day(figure), sma: figure('sma') };
  },
  'sma-04-day2': () => {
    const figure = interactiveBrokers.close(TUESDAY);
    return { ...day(figure), sma: figure('sma') };
  },
  'sma-04-day3a': () => day(interactiveBrokers.close(WEDNESDAY)),
  'sma-05a': (input) => {
    const events = [deposit(input.text('cashIn')), trade(input.text('buy'))];
    return standing(dollarShares(input.text('lmv0'), input.text('debit0'), events).close(MONDAY));
  },
  'sma-05c': (input) => {
    const events = [deposit(input.text('depositCash'))];
    return standing(dollarShares(input.text('lmv0'), input.text('debit0'), events).close(MONDAY));
  },
  // A thousand shares of $8 that fall by $1: what the case calls a decline of 1,000.
  'sma-05d': (input) => {
    const fields = { instruments: [stock('8')], events: [on(MONDAY, price('7'))] };
    const days = daysOf(
      fields,
      [amount('loan', input.text('debit0'))],
      [position(input.text('decline'), '8')],
    );
    return standing(days.close(MONDAY));
  },
  'sma-05e': (input) => {
    const events = [trade(`-${input.text('sell')}`), { do: 'withdraw', amount: input.text('withdraw') }];
    return standing(dollarShares(input.text('lmv0'), input.text('debit0'), events).close(MONDAY));
  },
  'sma-05f': (input) => {
    const events = [trade(`-${input.text('sell')}`)];
    const figure = dollarShares(input.text('lmv0'), input.text('debit0'), events).close(MONDAY);
    return { ...standing(figure), equityChange: figure('equityLostToday') };
  },
  'regt-01': (input) => ({ liquidateValue: called(input.text('call')).close(MONDAY)('regTCallSale') }),
  // Two of the four shares are what the case sells.
  'regt-02': (input) => {
    const other = { do: 'trade', instrument: 'OTHER', quantity: input.text('buySameDay') };
    const days = called(input.text('call'), [on(TUESDAY, trade('-2')), on(TUESDAY, other)]);
    return {
      netSmaRelease: days.after(3)('smaReleasedToday'),
      callRemaining: days.close(TUESDAY)('regTCall'),
    };
  },
  // An account that stands at its Regulation T requirement exactly, and a share that falls on the day it is bought.
  'regt-03': (input) => {
    const day = [trade('1'), price(input.text('sellSameDay')), trade('-1')];
    const fields = {
      instruments: [stock(input.text('buy')), stock('1', 'HELD')],
      events: day.map((event) => on(MONDAY, event)),
    };
    const days = daysOf(fields, [amount('loan', '500000')], [position('1000000', '1', 'HELD')]);
    const figure = days.close(MONDAY);
    return { loss: figure('equityLostToday'), regTCall: figure('regTCall') };
  },
  'bp-03': (input) => {
    const days = daysOf({ events: [on(MONDAY, deposit(input.text('cash')))], instruments: [stock('1')] });
    return { buyingPower: days.close(MONDAY)('buyingPower') };
  },
  'letf-01': letf,
  'col-01': (input) => {
    const figure = dollarShares(input.text('marketValue'), input.text('debit'), []).close(MONDAY);
    return { pledgeableValue: figure('pledgeable'), mustSegregate: figure('keptApart') };
  },
};
