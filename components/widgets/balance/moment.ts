/** Shares bought on credit at a price: what there is, whose it is, and who bears what is lost. */
import {
  burden,
  nextDay,
  parseDecimal,
  type Report,
  report,
  restoredState,
  rulebookIn,
  viewOf,
  withMark,
} from '../../../engine/index.ts';
import { once } from '../../../engine/once.ts';
import { allFigures, type Figures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

export interface BalanceMoment extends Moment {
  readonly report: Report;
  readonly figures: Figures;
}

const stateOf = once(({ state }: Preset) => restoredState(state));

/** @throws EngineError when the price is not a number */
export function momentOf(preset: Preset, values: Values): BalanceMoment {
  const before = stateOf(preset);
  const [instrument = ''] = Object.keys(before.market.instruments);
  const market = withMark(before.market, instrument, parseDecimal(values.price ?? '', 'price'));
  const state = { ...before, on: nextDay(before.on), market };
  const now = report(viewOf(state), rulebookIn(state));
  return { report: now, figures: allFigures([...Object.values(now.figures), ...burden(now.figures)]) };
}
