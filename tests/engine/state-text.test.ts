/** What the build has played comes back on a page as the same state. */
import { expect, test } from 'vitest';
import { parseScenario, restoredState, simulate, writtenState } from '../../engine/index.ts';
import { RICH } from '../lib/rich-scenario.ts';

test('every state on the way of a scenario is written as plain JSON and comes back the same', () => {
  const frames = simulate(parseScenario(RICH));
  expect(frames.length).toBeGreaterThan(10);
  for (const { state } of frames) {
    const written = JSON.parse(JSON.stringify(writtenState(state)));
    expect(restoredState(written)).toEqual(state);
  }
});
