/** A scenario played day by day, and what might have been. */
import { followDebts } from './borrowing.ts';
import { nextDay } from './calendar.ts';
import { withCoinGap } from './coin-gap.ts';
import { nextHour, type Until } from './hours.ts';
import type { Entry } from './ledger.ts';
import { memoryFigures } from './memory-figures.ts';
import { openDay } from './reg-t.ts';
import { closeDay, review } from './remedy.ts';
import { type Report, report } from './report.ts';
import type { DatedEvent, Scenario } from './scenario.ts';
import { eventOf, startOf } from './scenario-start.ts';
import { rulebookIn, type State, viewOf, viewsOf } from './state.ts';
import { step } from './step.ts';
import { andThen, type Outcome } from './write.ts';

/** One moment: after an event, after what fell due on the way to the next, or at the close of a day. */
export interface Frame {
  readonly on: string;
  /** Time of that day, UTC, where events have one or something was charged by the hour. */
  readonly time?: string;
  /** `hour`: something fell due between events. */
  readonly at: 'start' | 'event' | 'hour' | 'close';
  readonly state: State;
  /** What was posted or noticed on the way here. */
  readonly entries: readonly Entry[];
}

/** The figures of one moment: of its prices, and of what the account remembers. */
export function reportOf(state: State): Report {
  const now = report(viewOf(state), rulebookIn(state));
  return withCoinGap({ ...now, figures: { ...now.figures, ...memoryFigures(state, now) } });
}

/** The figures of every group of pools that the rulebook judges on its own; the first is what `reportOf` gives. */
export function reportsOf(state: State): Report[] {
  const others = viewsOf(state).slice(1);
  return [reportOf(state), ...others.map((view) => withCoinGap(report(view, rulebookIn(state))))];
}

/** What was written at a time of the day, with that time. */
function frameOf(at: Frame['at'], { state, entries }: Outcome): Frame {
  const { on, time } = state;
  if (time === undefined || at === 'close') return { on, at, state, entries };
  return { on, time, at, state, entries: entries.map((entry) => ({ ...entry, time })) };
}

/** The frames of what falls due on the way to a time of this day; one that moves nothing is left out. */
function hoursUntil(from: State, until: Until): { state: State; frames: Frame[] } {
  const frames: Frame[] = [];
  let state = from;
  for (let next = nextHour(state, until); next; next = nextHour(state, until)) {
    state = next.state;
    if (next.entries.length > 0) frames.push(frameOf('hour', next));
  }
  return { state, frames };
}

/** The day as it begins. */
export function begun({ time: _, ...state }: State, on: string): State {
  return openDay({ ...state, on });
}

/** What falls due on the way to an event of this day, and the event. */
export function framesOf(from: State, dated: DatedEvent): Frame[] {
  const time = dated.time ?? from.time;
  const { state, frames } = hoursUntil(from, { time: time ?? '00:00' });
  return [...frames, frameOf('event', step(time === undefined ? state : { ...state, time }, eventOf(dated)))];
}

/** The rest of this day, and its close. */
export function closing(from: State): Frame[] {
  const { state, frames } = hoursUntil(from, 'end');
  return [...frames, frameOf('close', closeDay(state))];
}

/** Plays dated events from a state to the end of `until`. Deadlines are enforced as each day closes. */
export function play(from: State, events: readonly DatedEvent[], until: string): Frame[] {
  const frames: Frame[] = [];
  const state = (): State => frames.at(-1)?.state ?? from;
  for (let day = from.on; day <= until; day = nextDay(day)) {
    let today = day === from.on ? from : begun(state(), day);
    for (const dated of events.filter((event) => event.on === day)) {
      frames.push(...framesOf(today, dated));
      today = state();
    }
    frames.push(...closing(today));
  }
  return frames;
}

/** A whole scenario, from its first day to its last. The first frame is the state before any event. */
export function simulate(scenario: Scenario): Frame[] {
  const from = followDebts({ state: openDay(startOf(scenario)), entries: [] }, 'standing');
  const start = andThen(from, review);
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
