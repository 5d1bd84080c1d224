/** Interest, borrow fees and dividends as a scenario plays them, day by day. */
import { describe, expect, it } from 'vitest';
import {
  algebra,
  journalOf,
  lastOf,
  parseScenario,
  plain,
  play as playFrom,
  reportOf,
  showFigure,
  simulate,
} from '../../engine/index.ts';
import { closeDay } from '../../engine/remedy.ts';
import {
  figureOf,
  finish,
  holdings,
  type Json,
  journal,
  on,
  play,
  pool,
  raw,
  read,
  refusal,
  stock,
} from '../lib/engine.ts';

const at = (rate: string, basis = 360): Json => ({ kind: 'whole', basis, tiers: [{ from: '0', rate }] });
const long: Json = { pools: [pool({ loan: '5000' }, { XYZ: '200' }, '50')], instruments: [stock('50')] };
const month = (more: Json = {}): Json => ({
  ...long,
  start: '2026-11-01',
  until: '2026-11-30',
  settings: { interest: at('0.072') },
  ...more,
});

describe('interest', () => {
  it('accrues at each close and is posted on the last day of the month', () => {
    expect(journal(month())).toEqual(['interest: cash -30', 'borrow: cash +30, loan -30']);
    expect(holdings(lastOf(play(month())))).toEqual({ XYZ: '200', loan: '-5030' });
    expect(journal(month({ until: '2026-11-29' }))).toEqual([]);
  });

  it('is posted in whole cents, and the remainder is carried', () => {
    const fields = month({ settings: { interest: at('0.0719999') } });
    expect(journal(fields)[0]).toBe('interest: cash -29.99');
    const { carry } = lastOf(play(fields)).memory;
    // 5,000 × 0.0719999 × 30 − 29.99 × 360, over 360.
    expect([plain(carry.interest.numerator), carry.interest.basis]).toEqual(['3.585', 360]);
  });

  it('that is not paid bears interest', () => {
    const posted = journal(month({ until: '2026-12-31' }));
    // 31 days of 5,030 at 7.2 %: 31.186, so 31.18.
    expect(posted.filter((text) => text.startsWith('interest'))).toEqual([
      'interest: cash -30',
      'interest: cash -31.18',
    ]);
  });

  it('is taken from the cash where there is some', () => {
    const fields = month({ events: on('2026-11-30', { do: 'deposit', amount: '5100' }) });
    // The deposit of the last day leaves a debit of nothing: 29 days.
    expect(journal(fields).slice(2)).toEqual(['interest: cash -29']);
  });

  it('has the rate of each day', () => {
    const events = on('2026-11-16', { do: 'settings', settings: { interest: at('0.036') } });
    // 15 days at 7.2 % and 15, the day of the change among them, at 3.6 %.
    expect(journal(month({ events }))[0]).toBe('interest: cash -22.5');
    const other = on('2026-11-16', { do: 'settings', settings: { interest: at('0.073', 365) } });
    expect(journal(month({ events: other }))[0]).toBe('interest: cash -30');
  });

  it('begins when a purchase settles, and ends when a sale does', () => {
    const buy = on('2026-11-06', { do: 'trade', instrument: 'XYZ', quantity: '200' });
    const sell = on('2026-11-12', { do: 'trade', instrument: 'XYZ', quantity: '-200' });
    // Bought on a Friday, settled on Monday; Wednesday the 11th is a bank holiday; sold on Thursday.
    const owed = play({
      ...month({ events: [...buy, ...sell] }),
      until: '2026-11-14',
      pools: [pool({ cash: '5000' })],
    })
      .filter((frame) => frame.at === 'close')
      .map((frame) => [frame.on.slice(-2), plain(figureOf(reportOf(frame.state), 'settledDebit').value)]);
    expect(owed.filter(([, size]) => size !== '0')).toEqual([
      ['09', '5000'],
      ['10', '5000'],
      ['11', '5000'],
      ['12', '5000'],
    ]);
  });

  it('is not charged on what is bought and sold within a day', () => {
    const events = on(
      '2026-11-03',
      { do: 'trade', instrument: 'XYZ', quantity: '200' },
      { do: 'trade', instrument: 'XYZ', quantity: '-200' },
    );
    expect(journal(month({ events })).at(-2)).toBe('interest: cash -30');
  });

  it('does not set the proceeds of a short sale against the debit', () => {
    const pools = [pool({ loan: '5000', shortProceeds: '5000' }, { XYZ: '200', S: '-100' }, '50')];
    const fields = month({ pools, instruments: [stock('50'), stock('50', 'S')] });
    expect(journal(fields)[0]).toBe('interest: cash -30');
  });

  it('can bring a call when it is posted', () => {
    // Equity of 3,010 is 10 above the requirement of 3,000 until 41.94 are posted.
    const fields = month({ pools: [pool({ loan: '6990' }, { XYZ: '200' }, '50')] });
    expect(journal(fields)).toEqual([
      'interest: cash -41.94',
      'borrow: cash +41.94, loan -41.94',
      'callOpened house 31.94 due 2026-12-02',
    ]);
  });

  it('costs nothing without a schedule', () => {
    const { settings: _, ...free } = month({ until: '2027-01-31' });
    expect(journal(free)).toEqual([]);
    expect(Object.keys(finish(free).figures)).not.toContain('interestRate');
  });
});

describe('a short', () => {
  const short: Json = {
    instruments: [stock('50')],
    pools: [pool({ cash: '5000', shortProceeds: '5000' }, { XYZ: '-100' }, '50')],
    settings: { securities: [{ instrument: 'XYZ', borrowRate: '0.12' }] },
    start: '2026-11-01',
    until: '2026-11-30',
  };

  it('pays for the shares at each close’s price', () => {
    expect(journal(short)).toEqual(['borrowFee: cash -50']);
    const events = on('2026-11-16', { do: 'price', instrument: 'XYZ', price: '25' });
    expect(journal({ ...short, events })).toEqual(['borrowFee: cash -37.5']);
  });

  it('pays from the settlement of the sale to that of the purchase', () => {
    const fields = { ...short, pools: [pool({ cash: '5000' })] };
    const sell = on('2026-11-06', { do: 'trade', instrument: 'XYZ', quantity: '-100' });
    const buy = on('2026-11-12', { do: 'trade', instrument: 'XYZ', quantity: '100' });
    // Monday the 9th to Thursday the 12th.
    expect(journal({ ...fields, events: [...sell, ...buy] }).at(-1)).toBe('borrowFee: cash -6.66');
  });

  it('shows what has accrued', () => {
    const report = finish({ ...short, until: '2026-11-03' });
    expect(read(report, 'accruedBorrowFee', 'payOff')).toEqual({ accruedBorrowFee: '5', payOff: null });
  });

  it('owes the dividend, and a long receives it', () => {
    const dividend = on('2026-11-02', { do: 'dividend', instrument: 'XYZ', perShare: '0.125' });
    const free = { ...short, settings: {}, until: '2026-11-02', events: dividend };
    expect(journal(free)).toEqual(['substituteDividend: cash -12.5']);
    const frames = play({ ...long, events: dividend });
    expect(journalOf(frames).length).toBe(2);
    const others = (fields: Json) =>
      journalOf(play(fields)).flatMap((entry) =>
        entry.kind === 'posting'
          ? entry.legs.map((leg) => leg.owner).filter((owner) => owner !== 'pool')
          : [],
      );
    expect([others(free), others({ ...long, events: dividend })]).toEqual([['lender'], ['outside']]);
    expect(holdings(lastOf(frames))).toEqual({ XYZ: '200', loan: '-4975' });
    expect(journal({ events: dividend })).toEqual([]);
  });
});

describe('the special memorandum account', () => {
  it('is credited with a dividend, and not charged with interest', () => {
    const sma = (fields: Json) => read(finish(fields), 'sma');
    // Restricted: nothing in it but the dividend.
    const poor = { ...long, pools: [pool({ loan: '6000' }, { XYZ: '200' }, '50')] };
    const events = on('2026-11-02', { do: 'dividend', instrument: 'XYZ', perShare: '1' });
    expect(sma({ ...poor, events })).toEqual({ sma: '200' });
    expect(sma(month({ pools: [pool({ loan: '4000' }, { XYZ: '200' }, '50')] }))).toEqual({ sma: '1000' });
  });
});

describe('figures', () => {
  it('show the rate with its decimals, what has accrued and what ends the loan', () => {
    const report = finish(month({ until: '2026-11-05', settings: { interest: at('0.08825') } }));
    const shown = ['settledDebit', 'interestRate', 'dailyInterest', 'accruedInterest', 'payOff'].map((name) =>
      showFigure(figureOf(report, name)),
    );
    expect(shown).toEqual(['$5,000', '8.825\u202f%', '$1.23', '$6.13', '$5,006.13']);
    expect(algebra(figureOf(report, 'payOff'))).toContain('rounded up');
  });

  it('average blended slices', () => {
    const tiers = [
      { from: '0', rate: '0.08' },
      { from: '4000', rate: '0.05' },
    ];
    const interest = { kind: 'blended', basis: 360, tiers };
    const report = finish(month({ until: '2026-11-02', settings: { interest } }));
    expect(showFigure(figureOf(report, 'interestRate'))).toBe('7.4\u202f%');
  });
});

describe('a run', () => {
  const events = [
    ...on('2026-11-06', { do: 'trade', instrument: 'XYZ', quantity: '37' }),
    ...on('2026-11-20', { do: 'dividend', instrument: 'XYZ', perShare: '0.33' }),
    ...on('2026-12-04', { do: 'trade', instrument: 'XYZ', quantity: '-11' }),
  ];
  const fields = month({ events, until: '2027-01-03' });

  it('is the same with idle events between', () => {
    const idle = events.flatMap((event) => [event, { on: event.on, do: 'settings', settings: {} }]);
    expect(lastOf(play({ ...fields, events: idle }))).toEqual(lastOf(play(fields)));
  });

  it('goes on from a moment within it', () => {
    const scenario = parseScenario(raw(fields));
    const frames = simulate(scenario);
    // Every fifth moment, so that some lie in a month and some at its end.
    for (const [i, frame] of frames.entries()) {
      if (i % 5 !== 0) continue;
      const done = frames.slice(1, i + 1).filter((item) => item.at === 'event').length;
      const tail = playFrom(frame.state, scenario.events.slice(done), '2027-01-03');
      expect(lastOf(tail)).toEqual(lastOf(frames));
    }
  });

  it('charges a day once, however often it closes', () => {
    const [state] = play(month({ until: '2026-11-30' })).slice(-1);
    expect(state && closeDay(state.state)).toEqual({ state: state?.state, entries: [] });
  });
});

describe('terms', () => {
  it.each<[string, Json, string, string]>([
    ['a rate in percent', { interest: at('8') }, 'schedule.rate', 'settings.interest.tiers[0].rate'],
    ['a basis of 364', { interest: at('0.08', 364) }, 'scenario.choice', 'settings.interest.basis'],
    [
      'no tier',
      { interest: { kind: 'whole', basis: 360, tiers: [] } },
      'schedule.empty',
      'settings.interest.tiers',
    ],
    [
      'a borrow rate below 0',
      { securities: [{ instrument: 'XYZ', borrowRate: '-0.1' }] },
      'settings.rate',
      'settings.securities[0].borrowRate',
    ],
    [
      'a borrow rate in percent',
      { securities: [{ instrument: 'XYZ', borrowRate: '12' }] },
      'settings.rate',
      'settings.securities[0].borrowRate',
    ],
  ])('refuse %s', (_, settings, code, field) => {
    expect(refusal(() => play({ settings }))).toMatchObject({ code, field });
    const events = on('2026-11-02', { do: 'settings', settings });
    const inEvent = { code, field: `events[0].${field}` };
    expect(refusal(() => play({ events }))).toMatchObject(inEvent);
  });

  it('refuse a dividend of nothing, or of nobody', () => {
    const dividend = (more: Json) =>
      refusal(() => play({ events: on('2026-11-02', { do: 'dividend', instrument: 'XYZ', ...more }) }));
    expect(dividend({ perShare: '0' })).toMatchObject({
      code: 'scenario.range',
      field: 'events[0].perShare',
    });
    expect(dividend({ perShare: '1', instrument: 'ABC' })?.code).toBe('scenario.unknown-instrument');
  });

  it('take a textbook’s own maintenance rate', () => {
    const fields = {
      rulebook: 'us-textbook.2026-11',
      settings: { houseShort: '0.25', interest: at('0.07') },
    };
    const pools = [pool({ cash: '2500', shortProceeds: '5000' }, { XYZ: '-100' }, '50')];
    expect(read(finish({ ...fields, pools }), 'requirement')).toEqual({ requirement: '1250' });
  });
});
