/** A scenario played day by day, and what might have been. */
import { nextDay } from './calendar.ts';
import type { Entry } from './ledger.ts';
import { memoryFigures } from './memory-figures.ts';
import { openDay } from './reg-t.ts';
import { closeDay, review } from './remedy.ts';
import { type Report, report } from './report.ts';
import type { DatedEvent, Scenario } from './scenario.ts';
import { eventOf, startOf } from './scenario-start.ts';
import { rulebookIn, type State, viewOf } from './state.ts';
import { step } from './step.ts';

/** One moment: after an event, or at the close of a day. */
export interface Frame {
  readonly on: string;
  readonly at: 'start' | 'event' | 'close';
  readonly state: State;
  /** What was posted or noticed on the way here. */
  readonly entries: readonly Entry[];
}

/** The figures of one moment: of its prices, and of what the account remembers. */
export function reportOf(state: State): Report {
  const now = report(viewOf(state), rulebookIn(state));
  return { ...now, figures: { ...now.figures, ...memoryFigures(state, now) } };
}

/** Plays dated events from a state to the end of `until`. Deadlines are enforced as each day closes. */
export function play(from: State, events: readonly DatedEvent[], until: string): Frame[] {
  const frames: Frame[] = [];
  let state = from;
  for (let day = from.on; day <= until; day = nextDay(day)) {
    state = day === from.on ? state : openDay({ ...state, on: day });
    for (const dated of events.filter((event) => event.on === day)) {
      const after = step(state, eventOf(dated));
      state = after.state;
      frames.push({ on: day, at: 'event', state, entries: after.entries });
    }
    const closed = closeDay(state);
    state = closed.state;
    frames.push({ on: day, at: 'close', state, entries: closed.entries });
  }
  return frames;
}

/** A whole scenario, from its first day to its last. The first frame is the state before any event. */
export function simulate(scenario: Scenario): Frame[] {
  const start = review(openDay(startOf(scenario)));
  const until = scenario.until ?? scenario.events.at(-1)?.on ?? scenario.start;
  const first: Frame = { on: scenario.start, at: 'start', state: start.state, entries: start.entries };
  return [first, ...play(start.state, scenario.events, until)];
}

/** What was written, in order. */
export function journalOf(frames: readonly Frame[]): Entry[] {
  return frames.flatMap((frame) => frame.entries);
}

/** The last moment. */
export function lastOf(frames: readonly Frame[]): State {
  const last = frames.at(-1);
  if (!last) throw new RangeError('A simulation has at least one frame.');
  return last.state;
}
