/** Accounts on the first day of an episode, and the scenario that its walk would be written as. */
import { parseScenario, type Scenario, type State, simulate } from '../../engine/index.ts';
import { type EpisodeDay, readBars } from '../../engine/paths/episode.ts';
import { daysOf } from '../../src/lib/episodes.ts';
import { readSource } from './source.ts';

export interface Bought {
  readonly scenario: Scenario;
  /** Before the first day has closed. */
  readonly state: State;
}

function bought(scenario: Scenario): Bought {
  const state = simulate(scenario).findLast(({ at }) => at !== 'close')?.state;
  if (!state) throw new Error('The scenario has no frames.');
  return { scenario, state };
}

const SCENARIO = { format: 'margin-lab.scenario', version: 1 } as const;

/** Shares at a US broker, bought (or below zero sold short) with just half of their price. */
export function atBroker(on: string, price: string, quantity: string, settings: object = {}): Bought {
  return bought(
    parseScenario({
      ...SCENARIO,
      rulebook: 'us-broker.2026-11',
      settings: { houseLong: '0.25', houseShort: '0.3', callDays: 3, ...settings },
      instruments: [{ id: 'A', quote: 'USD', price, lot: '0.01' }],
      start: on,
      events: [{ on, do: 'trade', instrument: 'A', quantity, fund: 'initial' }],
    }),
  );
}

/** One position of its own at an exchange that asks 5 % and closes what is enough. */
export function atExchange(on: string, price: string, quantity: string, leverage: string): Bought {
  return bought(
    parseScenario({
      ...SCENARIO,
      rulebook: 'exchange-isolated.2026-11',
      settings: { venue: { tables: [{ tiers: [{ floor: '0', rate: '0.05' }] }] } },
      instruments: [{ id: 'A', kind: 'linear', base: 'BTC', quote: 'USD', price, lot: '0.001' }],
      start: on,
      pools: [
        {
          id: 'a',
          fund: 'initial',
          amounts: [],
          positions: [{ instrument: 'A', quantity, entry: price, leverage }],
        },
      ],
      events: [],
    }),
  );
}

/** What a walk did, played by the engine as a scenario of its own. */
export function asScenario({ scenario }: Bought, days: readonly EpisodeDay[]) {
  const until = days.at(-1)?.bar.on ?? scenario.start;
  return simulate({
    ...scenario,
    until,
    events: [...scenario.events, ...days.flatMap(({ events }) => events)],
  });
}

/** Days of the S&P 500. */
export function sp500(from: string, until: string) {
  return readBars(daysOf(readSource('node_modules/vega-datasets/data/sp500-2000.csv'), from, until));
}
