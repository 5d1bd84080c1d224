import type { Preset } from '../../components/notebook/figures.ts';
import { momentAt, shownOnly } from '../../components/widgets/replay/day.ts';
import { compiled } from '../../components/widgets/survival/compile.ts';
import { lastOf, parseScenario, type State, serialise, simulate, writtenState } from '../../engine/index.ts';

/** Widgets whose page carries what was made of the account, and not the account. */
const COMPILED: Readonly<Record<string, (state: State) => unknown>> = { survival: compiled };

/** A preset from its file, its scenario parsed and played: so a reader's browser need do neither. */
export function presetFrom(id: string, file: Omit<Preset, 'id' | 'state' | 'compiled'>): Preset {
  const { scenario, episode, ...data } = file;
  if (episode) {
    const first = shownOnly(momentAt(episode, data.values));
    return { id, ...data, episode, state: JSON.stringify(writtenState(first as unknown as State)) };
  }
  if (scenario === undefined) return { id, ...data };
  const read = parseScenario(scenario);
  const state = lastOf(simulate(read));
  const compile = COMPILED[data.widget];
  const made = compile ? { compiled: compile(state) } : { state: writtenState(state) };
  return { id, ...data, scenario: serialise(read), ...made };
}
