/** Borrowed stock sold, and accounts with both sides. */
import {
  type Adapter,
  type Adapters,
  amount,
  at,
  moments,
  now,
  position,
  price,
  short,
  stock,
} from './account.ts';

/** What FINRA and a house at its rates ask to keep a short, in all and for one share. */
const floor: Adapter = (input) => {
  const needed = (shares: string) => {
    return at(short(shares, input.text('price'), 'regT'), 0).figure('requirement');
  };
  return { requirementPerShare: needed('1'), requirement: needed(input.text('shares')) };
};

export const shortAdapters: Adapters = {
  'short-02': (input) => {
    const start = at(short(input.text('shares'), input.text('price0'), 'regT'), 0);
    return {
      proceeds: start.figure('shortProceeds'),
      deposit: start.figure('cash'),
      creditBalance: start.figure('creditBalance'),
    };
  },
  'short-04': (input) => {
    const marks = input.list('marks');
    const list = moments({
      settings: { houseShort: input.text('m') },
      instruments: [stock(String(marks[0]))],
      amounts: [amount('shortProceeds', input.text('creditBalance'))],
      positions: [position('-1', String(marks[0]))],
      events: marks.map(price),
    });
    const [low, high] = [at(list, 1), at(list, 2)];
    return {
      equityAt10000: low.figure('equity'),
      pctAt10000: low.figure('equityPercent'),
      equityAt11500: high.figure('equity'),
      pctAt11500: high.figure('equityPercent'),
      requirementAt11500: high.figure('requirement'),
      callAt11500: high.figure('call'),
      coverValue: high.figure('cureSale'),
    };
  },
  'short-05': (input) => {
    const settings = { houseShort: input.text('m') };
    const start = at(short(input.text('shares'), input.text('price0'), 'regT', settings), 0);
    return { creditBalance: start.figure('creditBalance'), triggerPrice: start.figure('callPrice') };
  },
  'short-06': (input) => {
    const settings = { houseShort: input.text('m') };
    const start = at(short(input.text('shares'), input.text('price0'), 'regT', settings), 0);
    return {
      proceeds: start.figure('shortProceeds'),
      deposit: start.figure('cash'),
      creditBalance: start.figure('creditBalance'),
      triggerPrice: start.figure('callPrice'),
    };
  },
  'short-08': (input) => {
    const settings = { houseShort: input.text('m') };
    const marks = input.list('price');
    const last = at(short(input.text('shares'), input.text('price0'), 'regT', settings, marks), 1);
    return {
      creditBalance: last.figure('creditBalance'),
      equity: last.figure('equity'),
      equityPct: last.figure('equityPercent'),
      requirement: last.figure('requirement'),
      call: last.figure('call'),
      triggerPrice: last.figure('callPrice'),
    };
  },
  'short-09': (input) => {
    const settings = { houseShort: input.text('m'), houseInitial: input.text('initialM') };
    const start = at(short(input.text('shares'), input.text('price0'), 'initial', settings), 0);
    return {
      additionalCollateral: start.figure('cash'),
      totalCollateral: start.figure('creditBalance'),
      triggerPrice: start.figure('callPrice'),
    };
  },
  'short-10': (input) => {
    const settings = { houseShort: input.text('m') };
    const marks = input.list('price');
    const last = at(short(input.text('shares'), input.text('price0'), 'regT', settings, marks), 1);
    return {
      creditBalance: last.figure('creditBalance'),
      equity: last.figure('equity'),
      equityPct: last.figure('equityPercent'),
      call: last.figure('call'),
      triggerPrice: last.figure('callPrice'),
    };
  },
  'short-14': (input) => {
    const settings = { houseShort: input.text('m') };
    const marks = input.list('price');
    const last = at(short(input.text('shares'), input.text('price0'), 'regT', settings, marks), 1);
    return {
      deposit: last.figure('cash'),
      shortMarketValue: last.figure('shortMarketValue'),
      requirement: last.figure('requirement'),
      equity: last.figure('equity'),
      call: last.figure('call'),
    };
  },
  'short-15': (input) => {
    const settings = { houseShort: input.text('m') };
    const marks = input.list('prices');
    const list = short(input.text('shares'), input.text('price0'), 'regT', settings, marks);
    const [low, high] = [at(list, 1), at(list, 2)];
    return {
      deposit: low.figure('cash'),
      equityAt40: low.figure('equity'),
      shortMarketValueAt60: high.figure('shortMarketValue'),
      requirementAt60: high.figure('requirement'),
      equityAt60: high.figure('equity'),
      callAt60: high.figure('call'),
    };
  },
  'short-16': (input) => {
    const settings = { houseShort: input.text('m') };
    const marks = input.list('price');
    const last = at(short(input.text('shares'), input.text('price0'), 'regT', settings, marks), 1);
    return {
      deposit: last.figure('cash'),
      equity: last.figure('equity'),
      requirement: last.figure('requirement'),
      call: last.figure('call'),
    };
  },
  'short-17a': floor,
  'short-17b': floor,
  'short-17c': floor,
  'short-18a': (input) => {
    const start = at(short(input.text('shares'), input.text('price'), 'regT'), 0);
    return {
      shortMarketValue: start.figure('shortMarketValue'),
      additionalDeposit: start.figure('cash'),
      creditBalance: start.figure('creditBalance'),
    };
  },
  'short-20': (input) => {
    const existing = now({
      instruments: [stock(input.text('price'))],
      amounts: [amount('cash', '50000')],
      events: [{ do: 'trade', instrument: 'XYZ', quantity: `-${input.text('shares')}` }],
    });
    return { requirement: existing.figure('requirement') };
  },
  'short-24': (input) => {
    const settings = { houseShort: input.text('m') };
    const start = at(short('1', input.text('shortValue0'), 'regT', settings), 0);
    return {
      creditBalance: start.figure('creditBalance'),
      triggerMarketValue: start.figure('callMarketValue'),
    };
  },
  'short-26': (input) => {
    return { additionalDepositPerShare: at(short('1', input.text('price'), 'regT'), 0).figure('cash') };
  },
};

function both(input: Parameters<Adapter>[0], settings: Readonly<Record<string, string>>) {
  const [lmv, smv] = [input.text('lmv'), input.text('smv')];
  return now({
    settings,
    instruments: [stock(lmv, 'LONG'), stock(smv, 'SHORT')],
    amounts: [amount('loan', input.text('debit')), amount('shortProceeds', input.text('creditBalance'))],
    positions: [position('1', lmv, 'LONG'), position('-1', smv, 'SHORT')],
  });
}

export const mixedAdapters: Adapters = {
  'mixed-01': (input) => {
    const account = both(input, { houseLong: input.text('mLong'), houseShort: input.text('mShort') });
    return {
      longEquity: account.figure('longEquity'),
      shortEquity: account.figure('shortEquity'),
      equity: account.figure('equity'),
      requirement: account.figure('requirement'),
      excess: account.figure('excess'),
    };
  },
  'mixed-02': (input) => {
    const account = both(input, { houseLong: input.text('m'), houseShort: input.text('m') });
    return {
      equity: account.figure('equity'),
      equityPctOfGross: account.figure('equityPercent'),
      requirement: account.figure('requirement'),
      excess: account.figure('excess'),
    };
  },
};
