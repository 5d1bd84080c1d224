/** Stock bought with a loan. */
import {
  type Adapters,
  amount,
  at,
  deposit,
  long,
  moments,
  now,
  position,
  price,
  stock,
  trade,
} from './account.ts';

export const longAdapters: Adapters = {
  'long-01': (input) => {
    const last = now({
      settings: { houseLong: input.text('m') },
      instruments: [stock(input.text('price0'))],
      events: [deposit(input.text('deposit')), trade(input.text('shares')), price(input.text('price'))],
    });
    return {
      marketValue: last.figure('marketValue'),
      equity: last.figure('equity'),
      requirement: last.figure('requirement'),
      call: last.figure('call'),
      triggerMarketValue: last.figure('callMarketValue'),
      triggerPrice: last.figure('callPrice'),
      depositCash: last.figure('cureCash'),
      depositSecurities: last.figure('cureSecurities'),
      liquidateValue: last.figure('cureSale'),
      liquidateShares: last.figure('cureSaleShares'),
      liquidateWholeShares: last.figure('cureSaleWholeShares'),
    };
  },
  'long-02': (input) => {
    const marks = input.list('marks').map(price);
    const list = moments({
      instruments: [stock(input.text('purchase'))],
      events: [deposit(input.text('deposit')), trade('1'), ...marks],
    });
    const [high, low] = [at(list, -2), at(list, -1)];
    return {
      debit: low.figure('debt'),
      equityAt24000: high.figure('equity'),
      pctAt24000: high.figure('equityPercent'),
      equityAt16000: low.figure('equity'),
      pctAt16000: low.figure('equityPercent'),
    };
  },
  'long-03': (input) => {
    const start = at(long('50000', input.text('debit'), input.text('m')), 0);
    return {
      triggerMarketValue: start.figure('callMarketValue'),
      equityAtTrigger: start.figure('callEquity'),
    };
  },
  'long-09': (input) => {
    const marks = input.list('marks');
    const list = long(String(marks[0]), input.text('debit'), input.text('m'), marks.map(price));
    const [high, low] = [at(list, 1), at(list, 2)];
    return {
      equityAt12000: high.figure('equity'),
      pctAt12000: high.figure('equityPercent'),
      callAt12000: high.figure('call'),
      equityAt9000: low.figure('equity'),
      pctAt9000: low.figure('equityPercent'),
      callAt9000: low.figure('call'),
    };
  },
  'long-10': (input) => {
    const start = at(long(input.text('marketValue'), input.text('debit'), input.text('houseM')), 0);
    return {
      equity: start.figure('equity'),
      houseRequirement: start.figure('requirement'),
      houseCall: start.figure('call'),
      exchangeCall: start.figure('exchangeCall'),
    };
  },
  'long-12': (input) => {
    const list = (m: string) =>
      at(long(input.text('purchase'), input.text('debit'), m, [price(input.text('marketValue'))]), 1);
    const [finra, house] = [list(input.text('finraM')), list(input.text('houseM'))];
    return {
      equity: finra.figure('equity'),
      equityPct: finra.figure('equityPercent'),
      requirement25: finra.figure('requirement'),
      call25: finra.figure('call'),
      requirement40: house.figure('requirement'),
      call40: house.figure('call'),
    };
  },
  'long-15': (input) => {
    const start = now({
      settings: { houseLong: input.text('m') },
      instruments: [stock('100')],
      amounts: [amount('loan', input.text('debit'))],
      positions: [position(input.text('shares'), '100')],
    });
    return { triggerPrice: start.figure('callPrice') };
  },
  'long-16': (input) => {
    const [m, debit] = [input.text('m'), input.text('debit')];
    const marks = input.list('marks');
    const list = long(input.text('purchase'), debit, m, marks.map(price));
    const [high, low] = [at(list, 1), at(list, 2)];
    // The last mark once more, as so many shares of $1, so that the sale comes out to the dollar.
    const after = now({
      settings: { houseLong: m },
      instruments: [stock('1')],
      amounts: [amount('loan', debit)],
      positions: [position(String(marks[1]), '1')],
      events: [{ do: 'answer', by: 'sale' }],
    });
    return {
      equityAt15000: high.figure('equity'),
      requirementAt15000: high.figure('requirement'),
      callAt15000: high.figure('call'),
      equityAt12000: low.figure('equity'),
      requirementAt12000: low.figure('requirement'),
      callAt12000: low.figure('call'),
      liquidateValue: low.figure('cureSale'),
      afterMarketValue: after.figure('marketValue'),
      afterDebit: after.figure('debt'),
      afterPct: after.figure('equityPercent'),
    };
  },
  'long-17': (input) => {
    const debit = input.text('debitIfFullyLeveragedAtMaintenance');
    const last = at(
      long(input.text('marketValue0'), debit, input.text('m'), [price(input.text('marketValue'))]),
      1,
    );
    return {
      equity: last.figure('equity'),
      requirement: last.figure('requirement'),
      call: last.figure('call'),
    };
  },
  'long-18': (input) => {
    const fall = [price(input.text('marketValue'))];
    const list = long(input.text('marketValue0'), input.text('debit'), input.text('houseM'), fall);
    const [start, last] = [at(list, 0), at(list, 1)];
    return {
      initialRequirement: start.figure('requirement'),
      equity: last.figure('equity'),
      requirement: last.figure('requirement'),
      call: last.figure('call'),
    };
  },
  'long-20': (input) => {
    const fall = [price(input.text('marketValue'))];
    const last = at(long(input.text('purchase'), input.text('debit'), input.text('m'), fall), 1);
    return {
      equity: last.figure('equity'),
      equityPct: last.figure('equityPercent'),
      call: last.figure('call'),
      marginCall: last.called,
    };
  },
  'long-21': (input) => {
    const list = moments({
      settings: { houseLong: input.text('m') },
      instruments: [stock(input.text('price0'))],
      events: [
        deposit(input.text('ownCash')),
        trade(input.text('shares')),
        price('10'),
        price(input.text('price')),
      ],
    });
    const [ten, last] = [at(list, -2), at(list, -1)];
    return {
      marketValue: last.figure('marketValue'),
      equity: last.figure('equity'),
      equityPct: last.figure('equityPercent'),
      call: last.figure('call'),
      triggerPrice: last.figure('callPrice'),
      equityPctAt10: ten.figure('equityPercent'),
    };
  },
  'long-22': (input) => {
    const fall = [price(input.text('marketValue'))];
    const last = at(long(input.text('purchase'), input.text('debit'), input.text('m'), fall), 1);
    return {
      equity: last.figure('equity'),
      equityPct: last.figure('equityPercent'),
      regTRequirement: last.figure('regTRequirement'),
      excessEquity: last.figure('regTExcess'),
      triggerMarketValue: last.figure('callMarketValue'),
    };
  },
  'long-27': (input) => {
    const start = at(long(input.text('marketValue'), input.text('debit'), input.text('m')), 0);
    return {
      equity: start.figure('equity'),
      requirement: start.figure('requirement'),
      call: start.figure('call'),
    };
  },
  'long-28': (input) => {
    const start = now({
      settings: { houseLong: input.text('m') },
      instruments: [stock(input.text('price0'))],
      events: [deposit(input.text('deposit')), trade(input.text('shares'))],
    });
    return {
      debit: start.figure('debt'),
      initialPct: start.figure('equityPercent'),
      triggerPrice: start.figure('callPrice'),
    };
  },
  'long-30': (input) => {
    const start = at(long(input.text('lmv'), input.text('debit'), input.text('m')), 0);
    return { triggerMarketValue: start.figure('callMarketValue') };
  },
};
