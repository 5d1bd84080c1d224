/** What the replay figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const LEVERAGE = {
  kind: 'number',
  public: true,
  key: 'leverage',
  label: 'Leverage',
  min: '1',
  max: '100',
  places: 1,
  as: 'count',
  unit: '×',
} as const;
/** The most that Regulation T lets a broker lend on: its own slider ends there. */
export const MOST_AT_BROKER = '2.5';
export const RATE = {
  kind: 'number',
  public: true,
  key: 'rate',
  label: 'Broker asks',
  min: '0.25',
  max: '0.6',
  places: 3,
  as: 'percent',
} as const;
/** Rulebooks of exchanges; an episode of shares is kept by a US broker’s. */
export const VENUE = {
  kind: 'choice',
  public: true,
  key: 'venue',
  label: 'Terms',
  options: [
    'binance-futures-isolated.2026-11',
    'bybit-futures-isolated.2026-11',
    'okx-futures-isolated.2026-11',
  ],
} as const;
export const SIDE = {
  kind: 'choice',
  public: true,
  key: 'side',
  label: 'You',
  options: ['long', 'short'],
} as const;
export const CHECK = {
  kind: 'choice',
  public: true,
  key: 'check',
  label: 'The account is looked at',
  options: ['close', 'worst'],
} as const;
export const ANSWER = {
  kind: 'choice',
  public: true,
  key: 'answer',
  label: 'When called, you',
  options: ['deposit', 'sell', 'wait'],
} as const;
/** Counted from the day of the purchase, in days that have a price. */
export const DAY = {
  kind: 'number',
  public: true,
  key: 'day',
  label: 'Day',
  min: '0',
  max: '300',
  places: 0,
  as: 'count',
} as const;

export const PARAMS: readonly Param[] = [LEVERAGE, RATE, VENUE, SIDE, CHECK, ANSWER, DAY];
