/** Schedules that brokers have printed, as data. All are dated or undated history: none is a rate of today. */
import type { Schedule } from './schedule.ts';
import { CARRY_SOURCES as S } from './sources.ts';

/** Federal funds rate plus a spread, one rate for the whole debit. */
const folio: Schedule = {
  kind: 'whole',
  basis: 360,
  base: { label: 'Federal funds rate', rate: '0.0458' },
  tiers: [
    { from: '0', spread: '0.0400' },
    { from: '25000', spread: '0.0375' },
    { from: '50000', spread: '0.0325' },
    { from: '250000', spread: '0.0310' },
    { from: '500000', spread: '0.0285' },
    { from: '1000000', spread: '0.0235' },
  ],
  since: '2024-11-08',
  rule: S.folio,
};

/** Blended slices. The example says nothing above 200 million. */
const interactiveBrokers: Schedule = {
  kind: 'blended',
  basis: 360,
  base: { label: 'Benchmark', rate: '0.0532' },
  tiers: [
    { from: '0', spread: '0.0150' },
    { from: '100000', spread: '0.0100' },
    { from: '1000000', spread: '0.0075' },
    { from: '50000000', spread: '0.0050' },
  ],
  rule: S.interactiveBrokers,
};

const alpaca: Schedule = {
  kind: 'whole',
  basis: 360,
  tiers: [{ from: '0', rate: '0.0375' }],
  rule: S.alpaca,
};

/** The comparison prints no basis; 360 is the usual one. */
const fidelity2018: Schedule = {
  kind: 'whole',
  basis: 360,
  tiers: [
    { from: '0', rate: '0.08825' },
    { from: '25000', rate: '0.08325' },
    { from: '50000', rate: '0.07375' },
    { from: '100000', rate: '0.07325' },
    { from: '250000', rate: '0.07075' },
    { from: '500000', rate: '0.0475' },
    { from: '1000000', rate: '0.0450' },
  ],
  since: '2018-01-08',
  rule: S.fidelity2018,
};

/** By frozen, dated id; `undated` where the source gives no day. */
export const PUBLISHED_SCHEDULES = {
  'folio.2024-11': folio,
  'interactive-brokers.undated': interactiveBrokers,
  'alpaca.undated': alpaca,
  'fidelity.2018-01': fidelity2018,
} as const satisfies Record<string, Schedule>;
