import type { Preset } from '../../components/notebook/figures.ts';
import { momentAt, shownOnly } from '../../components/widgets/replay/day.ts';
import { lastOf, parseScenario, type State, serialise, simulate, writtenState } from '../../engine/index.ts';

/** A preset from its file, its scenario parsed and played: so a reader's browser need do neither. */
export function presetFrom(id: string, file: Omit<Preset, 'id' | 'state'>): Preset {
  const { scenario, episode, ...data } = file;
  if (episode) {
    const first = shownOnly(momentAt(episode, data.values));
    return { id, ...data, episode, state: JSON.stringify(writtenState(first as unknown as State)) };
  }
  if (scenario === undefined) return { id, ...data };
  const read = parseScenario(scenario);
  return { id, ...data, scenario: serialise(read), state: writtenState(lastOf(simulate(read))) };
}
