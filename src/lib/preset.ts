import type { Preset } from '../../components/notebook/figures.ts';
import { lastOf, parseScenario, serialise, simulate, writtenState } from '../../engine/index.ts';

/** A preset from its file, its scenario parsed and played: so a reader's browser need do neither. */
export function presetFrom(id: string, file: Omit<Preset, 'id' | 'state'>): Preset {
  const { scenario, ...data } = file;
  if (scenario === undefined) return { id, ...data };
  const read = parseScenario(scenario);
  return { id, ...data, scenario: serialise(read), state: writtenState(lastOf(simulate(read))) };
}
