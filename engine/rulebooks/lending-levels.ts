/** At which level of an account each venue that lends does what. */
import type { Line } from '../rulebook.ts';

/** One line of a system: at which level, and what it does. `until` is the level that a liquidation restores. */
export interface Level {
  readonly action: Line['action'];
  readonly level: string;
  readonly boundary: Line['boundary'];
  readonly until?: string;
}

const below = (level: string, until?: string): readonly Level[] => [
  { action: 'liquidate', level, boundary: 'strict', ...(until === undefined ? {} : { until }) },
];

export const LEVELS = {
  binanceCross3: [
    { action: 'noTransfer', level: '2', boundary: 'inclusive' },
    { action: 'noBorrow', level: '1.5', boundary: 'inclusive' },
    { action: 'warn', level: '1.3', boundary: 'inclusive' },
    { action: 'liquidate', level: '1.1', boundary: 'inclusive', until: '1.5' },
  ],
  binanceCross5: [
    { action: 'noTransfer', level: '2', boundary: 'inclusive' },
    { action: 'noBorrow', level: '1.25', boundary: 'inclusive' },
    { action: 'warn', level: '1.16', boundary: 'inclusive' },
    { action: 'liquidate', level: '1.1', boundary: 'strict', until: '1.25' },
  ],
  binanceIsolated3: below('1.18'),
  binanceIsolated5: below('1.15'),
  binanceIsolated10: below('1.05', '1.111'),
  /** Of used margin. */
  kraken: [
    { action: 'restrict', level: '1', boundary: 'strict' },
    { action: 'warn', level: '0.8', boundary: 'inclusive' },
    { action: 'liquidate', level: '0.4', boundary: 'inclusive' },
  ],
  /** Debts over assets. */
  kucoin: [
    { action: 'noTransfer', level: '0.6', boundary: 'strict' },
    { action: 'warn', level: '0.95', boundary: 'inclusive' },
    { action: 'liquidate', level: '0.97', boundary: 'inclusive' },
  ],
} as const satisfies Readonly<Record<string, readonly Level[]>>;
