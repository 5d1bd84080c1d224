/** Interest, fees, funding and whole trades at exchanges. */
import { shares } from '../../../engine/carry/terms.ts';
import {
  chargesCounted,
  feesOn,
  fundingCap,
  fundingOver,
  fundingPaid,
  holdingFees,
  interestFor,
  PERIOD_RULES,
  received,
  roundTrip,
  stampsLived,
  together,
  yearlyRate,
} from '../../../engine/index.ts';
import type { Input } from './account.ts';
import { sized, type VenueAdapters, type VenueAnswers } from './venue.ts';

const { clockHours, openingAndCompleted, openingAndStarted, startedHours } = PERIOD_RULES;

function borrowed(size: string) {
  return shares({ name: 'borrowed', label: 'Borrowed' }, size);
}

/** Ten minutes are a sixth of an hour. */
const MINUTES = new Map([
  ['0.16666666666666666', '10'],
  ['5', '300'],
  ['74', '4440'],
]);

function minutesOf(input: Input): string {
  if (input.has('minutes')) return input.text('minutes');
  const minutes = MINUTES.get(input.text('hours'));
  if (minutes === undefined) throw new Error(`${input.text('hours')} hours are not in the list`);
  return minutes;
}

function interest(input: Input, id: string): VenueAnswers {
  const rule = id.includes('kraken') ? openingAndStarted : startedHours;
  const held = { minutes: minutesOf(input) };
  return { interest: interestFor(rule, borrowed(input.text('borrowed')), input.text('rate'), held) };
}

function clock(input: Input): VenueAnswers {
  const held = { from: input.text('borrow'), to: input.text('repay') };
  const principal = borrowed(input.text('principal'));
  return {
    hours_charged: chargesCounted(clockHours, held),
    interest: interestFor(clockHours, principal, input.text('hourly_rate'), held),
  };
}

function profit(input: Input): VenueAnswers {
  const side = input.text('side') === 'short' ? 'short' : 'long';
  const rule = input.text('venue_interest_model') === 'kraken' ? openingAndStarted : startedHours;
  const margin = input.text('mode') === 'margin';
  const { profit: gained, onOwn } = roundTrip({
    side,
    quantity: input.text('qty'),
    entry: input.text('entry'),
    exit: input.text('exit'),
    leverage: input.text('leverage'),
    openFee: input.text('fee_open'),
    closeFee: input.text('fee_close'),
    funding: input.text('funding_received'),
    ...(margin
      ? { borrowed: { rate: input.text('interest_rate'), rule, held: { minutes: input.text('minutes') } } }
      : {}),
  });
  return { profit: gained, profit_ratio: onOwn };
}

/** Settlements of a day, every eight hours. */
const DAY = '2026-11-02T';
const HOURS = ['00:00:00', '08:00:00', '16:00:00'];

function instant(time: string): string {
  return `${DAY}${time}Z`;
}

/** Marks and rates of a case at the settlements of one day, as many as it has. */
function stampsOf(input: Input) {
  const marks = input.list('marks_at');
  const rates = input.list('rates_at');
  return marks.map((mark, i) => ({ at: instant(HOURS[i] ?? ''), mark, rate: rates[i] ?? '0' }));
}

function shortFunding(input: Input): VenueAnswers {
  const position = { quantity: sized(input.text('side'), input.text('qty')) };
  if (!input.has('marks_at')) {
    const stamp = { at: instant('00:00:00'), mark: input.text('mark'), rate: input.text('rate') };
    return { received: received(fundingPaid(position, stamp)) };
  }
  const opened = input.has('open') ? input.text('open') : '00:00:00';
  const closed = input.has('close') ? input.text('close') : '08:00:00';
  // The stamp at 08:00 exists whether the position lives to see it or not.
  const stamps = [...stampsOf(input), { at: instant('08:00:00'), mark: '2.77', rate: '-0.000003' }].filter(
    (stamp, i, all) => all.findIndex(({ at }) => at === stamp.at) === i,
  );
  const lived = stampsLived(stamps, instant(opened), instant(closed));
  return { received: received(fundingOver(position, lived)) };
}

function paidAt(input: Input, rate: string) {
  return { at: instant('00:00:00'), mark: input.text('mark'), rate };
}

export const venueCostAdapters: VenueAdapters = {
  interest,
  'binance-interest-2h': clock,
  'rightbtc-interest': clock,
  'cryptocom-old-apr': (input) => ({ apr: yearlyRate(input.text('daily_rate')) }),
  'kraken-fees': (input) => {
    const rollovers = chargesCounted(
      { ...openingAndCompleted, opening: false },
      { minutes: minutesOf(input) },
    );
    const { trade, opening, rollover, close, total } = holdingFees(
      {
        notional: input.text('notional'),
        tradeFee: input.text('trade_fee_rate'),
        openingFee: input.text('open_fee_rate'),
        rolloverFee: input.text('rollover_rate'),
        closeFee: input.text('close_fee_rate'),
      },
      rollovers,
    );
    return {
      trade_fee: trade ?? null,
      opening: opening ?? null,
      rollover: rollover ?? null,
      close: close ?? null,
      total: total ?? null,
    };
  },
  'pnl-margin': profit,
  fees: (input) => {
    const { fee, ofOwn } = feesOn(input.text('own'), input.text('leverage'), input.text('taker'), 2);
    return { fee, pct_of_own: ofOwn };
  },
  funding: shortFunding,
  'vibe-funding-long': (input) => {
    const position = { quantity: sized(input.text('side'), input.text('qty')) };
    return { paid: fundingOver(position, [paidAt(input, input.text('rate'))]) };
  },
  'vibe-funding-3': (input) => {
    const position = { quantity: sized(input.text('side'), input.text('qty')) };
    const stamps = HOURS.map((time) => ({ ...paidAt(input, input.text('rate')), at: instant(time) }));
    return { paid: fundingOver(position, stampsLived(stamps, instant('00:00:00'), instant('23:59:59'))) };
  },
  'vibe-funding-two-symbols': (input) => {
    const rows = [input.row('positions').row('0'), input.row('positions').row('1')];
    const rate = input.text('rate');
    const paid = rows.map((row) => fundingPaid({ quantity: row.text('0') }, { mark: row.text('1'), rate }));
    return { paid_btc: paid[0] ?? null, paid_both: together(paid) };
  },
  'vibe-funding-bar-rate': (input) => {
    const position = { quantity: sized(input.text('side'), input.text('qty')) };
    return { paid: input.list('rates').map((rate) => fundingPaid(position, paidAt(input, rate))) };
  },
  'funding-bydfi-coin-a': (input) => {
    // 100 contracts of 100.
    const position = { quantity: `${input.text('contracts')}00`, inverse: true };
    return { fee: fundingPaid(position, paidAt(input, input.text('rate'))) };
  },
  'funding-wisebitcoin': (input) => {
    const position = { quantity: input.text('contracts'), inverse: true };
    return { fee: fundingPaid(position, paidAt(input, input.text('rate'))) };
  },
  'funding-cap': (input) => ({ cap_8h: fundingCap(input.text('imf'), input.text('mmf')) }),
};
