/** What the engine makes of a preset and of what happens after it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { lastOf, parseScenario, type Report, reportOf, simulate } from '../../engine/index.ts';

/** The figures of a preset's account after its own events and `more`; `changes` replace parts of its scenario. */
export function reported(
  preset: string,
  more: readonly object[] = [],
  changes: object = {},
): Report['figures'] {
  const { scenario } = parse(readFileSync(`content/scenarios/${preset}.yaml`, 'utf8'));
  const all = { ...scenario, ...changes, events: [...scenario.events, ...more] };
  return reportOf(lastOf(simulate(parseScenario(all)))).figures;
}
