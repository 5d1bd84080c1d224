/** Loans at a venue that charges by the period: scenarios of them, and what was charged, read off the journal. */
import { decimal, type Frame, journalOf, parseScenario, plain, simulate } from '../../engine/index.ts';
import type { PeriodName } from '../../engine/lending.ts';
import { type Json, line, raw } from './engine.ts';

const REASONS = ['interest', 'openingFee', 'rolloverFee'];

/** All that the lender was to get of an asset until the first repayment, if there is one. */
export function chargedIn(frames: readonly Frame[], asset: string): string {
  const postings = journalOf(frames).filter((entry) => entry.kind === 'posting');
  const end = postings.findIndex(({ reason }) => reason === 'repay');
  const legs = postings
    .slice(0, end === -1 ? undefined : end)
    .filter(({ reason }) => REASONS.includes(reason))
    .flatMap((posting) => posting.legs.filter((leg) => leg.owner === 'lender' && leg.asset === asset));
  return plain(legs.reduce((sum, leg) => sum.plus(leg.amount), decimal(0)));
}

export const DAY = '2026-11-02';

/** A loan by hand of so many dollars and what happens besides. */
export function played(
  fields: Json,
  venue: Json,
  events: readonly Json[],
  rulebook = 'binance-margin-cross-3x',
): Frame[] {
  return simulate(
    parseScenario(
      raw({
        rulebook: `${rulebook}.2026-11`,
        settings: { venue: { currency: 'USD', borrowing: 'byHand', repaying: 'byHand', ...venue } },
        instruments: [{ id: 'BTC', quote: 'USD', price: '100', lot: '0.001' }],
        pools: [{ id: 'p', amounts: [{ asset: 'USD', kind: 'cash', amount: '100000' }], positions: [] }],
        events: events.map((event) => ({ on: DAY, ...event })),
        ...fields,
      }),
    ),
  );
}

export const rates = (rate: string, periods?: PeriodName, more: Json = {}): Json => ({
  interest: { ...(periods && { periods }), rates: [{ asset: 'USD', rate, ...more }] },
});

/** Entries with their time, but for the loan itself. */
export function told(frames: readonly Frame[]): string[] {
  return journalOf(frames)
    .filter((entry) => entry.kind === 'notice' || entry.reason !== 'borrow')
    .map((entry) => `${entry.on.slice(8)} ${entry.time ?? '-'} ${line(entry)}`);
}

export const borrow = (amount: string, time: string): Json => ({ do: 'borrow', amount, time });
export const repay = (amount: string, time: string): Json => ({ do: 'repay', amount, time });
