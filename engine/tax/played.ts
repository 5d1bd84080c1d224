/** Gains and losses of a scenario that was played. */
import type { Scenario } from '../scenario.ts';
import { startOf } from '../scenario-start.ts';
import { type Frame, journalOf } from '../simulate.ts';
import { TAX_ASSETS, type TaxAsset } from './assets.ts';
import { type Identification, realisedGains, type TaxBook } from './gains.ts';

/** What the scenario does not say. */
export interface TaxChoices {
  /** What an instrument is to the tax; stock unless said. */
  readonly assets?: Readonly<Record<string, TaxAsset>>;
  /** Which lots a sale takes; first in, first out unless said. */
  readonly identified?: readonly Identification[];
}

/**
 * Realised gains, wash sales and open lots of a scenario, read off the journal of its frames: a forced sale is a sale
 * like any other. What was held at the start has the price and the day that the file gives it. US dollars.
 * @param frames of `simulate`, or a beginning of them for the gains up to a moment
 * @throws EngineError as `realisedGains`
 */
export function gainsOf(scenario: Scenario, frames: readonly Frame[], choices: TaxChoices = {}): TaxBook {
  const { account, market } = startOf(scenario);
  const { instruments } = market;
  const stocks = Object.keys(instruments).map((id) => [id, TAX_ASSETS.stock] as const);
  return realisedGains({
    journal: journalOf(frames),
    instruments,
    opening: account.pools,
    assets: { ...Object.fromEntries(stocks), ...choices.assets },
    ...(choices.identified ? { identified: choices.identified } : {}),
  });
}
