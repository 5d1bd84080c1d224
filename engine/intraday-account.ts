/** The intraday margin rule in a running account: what a rulebook with one watches, notices and refuses. */
import { amountOf } from './account.ts';
import { assess } from './assess.ts';
import { type Decimal, decimal, ZERO } from './decimal.ts';
import { type Figure, given } from './figure.ts';
import {
  barredByFreeze,
  closeDay as closeLevels,
  type Deficit,
  frozenOn,
  type Happening,
  type IntradayNotice,
  type IntradayOutcome,
  lowestThatCounts,
  observe,
  practiceCount,
} from './intraday.ts';
import {
  deMinimis,
  intradayDeficit,
  intradayDue,
  intradayLevel,
  intradayRemaining,
} from './intraday-figures.ts';
import type { Entry, Notice } from './ledger.ts';
import { rulebookIn, type State, viewOf } from './state.ts';
import type { Outcome } from './write.ts';

/** Name of the line on the notices of this file. */
const LINE = 'intraday';

function levelOf(state: State): Decimal {
  const { equity, requirements } = assess(viewOf(state), rulebookIn(state));
  return equity.value.minus(requirements.maintenance?.value ?? ZERO);
}

function entriesOf(state: State, notices: readonly IntradayNotice[]): Notice[] {
  return notices.map((said) => ({ kind: 'notice', on: state.on, line: LINE, ...said }));
}

function remembered({ state, entries }: Outcome, { memory, notices }: IntradayOutcome): Outcome {
  return {
    state: { ...state, memory: { ...state.memory, intraday: memory } },
    entries: [...entries, ...entriesOf(state, notices)],
  };
}

/** What happened between two states, as the rule sees it. Without an intraday rule nothing is added. */
export function watch(before: State, outcome: Outcome, happening: Happening): Outcome {
  const { state } = outcome;
  if (!rulebookIn(state).intraday) return outcome;
  return remembered(outcome, observe(state.memory.intraday, levelOf(before), levelOf(state), happening));
}

/** The day's deficit, and what becomes of older ones. @throws EngineError `intraday.day-closed` */
export function closeIntraday(state: State): Outcome {
  const { intraday } = rulebookIn(state);
  if (!intraday) return { state, entries: [] };
  const { equity } = assess(viewOf(state), rulebookIn(state));
  const closed = closeLevels(state.memory.intraday, levelOf(state), state.on, equity.value, intraday);
  return remembered({ state, entries: [] }, closed);
}

function debtIn(state: State): Decimal {
  const { pool, currency, market } = viewOf(state);
  return amountOf(pool, 'loan', currency, market);
}

/** Shares short, by instrument. */
function shortsIn(state: State): Map<string, Decimal> {
  const shorts = new Map<string, Decimal>();
  for (const { instrument, quantity } of viewOf(state).pool.positions)
    if (quantity.isNegative()) shorts.set(instrument, (shorts.get(instrument) ?? ZERO).minus(quantity));
  return shorts;
}

function grown(before: Map<string, Decimal>, after: Map<string, Decimal>): boolean {
  return [...after].some(([instrument, size]) => size.gt(before.get(instrument) ?? ZERO));
}

/** The customer's trade or withdrawal, unless a freeze bars it: then nothing but a notice. */
export function unlessFrozen(before: State, outcome: Outcome): Outcome {
  const { state } = outcome;
  if (!rulebookIn(before).intraday || !frozenOn(before.memory.intraday, before.on)) return outcome;
  const [was, is] = [shortsIn(before), shortsIn(state)];
  const barred = barredByFreeze({
    moreShort: grown(was, is),
    moreDebit: debtIn(state).gt(debtIn(before)),
    closesShort: grown(is, was),
  });
  if (!barred) return outcome;
  const refused: Entry = { kind: 'notice', on: before.on, name: 'intradayRefused', line: LINE };
  return { state: before, entries: [refused] };
}

function stands({ state, opened }: Deficit, memory: State['memory']): boolean {
  return state === 'open' || memory.intraday.freezes.some(({ deficit }) => deficit === opened);
}

/**
 * `intradayLevel`, `intradayDeficit` of the day that runs, `intradayDue` for all deficits that stand, `intradayDeMinimis`
 * and `intradayLate`, which counts toward a practice. None without an intraday rule.
 */
export function intradayFigures(state: State, equity: Figure, requirement: Figure | undefined): Figure[] {
  const { intraday: rule } = rulebookIn(state);
  if (!rule || !requirement) return [];
  const { memory, on } = state;
  const { day, deficits } = memory.intraday;
  const level = intradayLevel(equity, requirement, rule);
  const remaining = deficits
    .filter((deficit) => stands(deficit, memory))
    .map((deficit) => {
      const left = intradayRemaining(deficit, level.value, rule);
      return { ...left, name: `${left.name}:${deficit.opened}`, label: `${left.label} of ${deficit.opened}` };
    });
  const late = given(
    {
      name: 'intradayLate',
      label: 'Deficits that count toward a practice',
      unit: { kind: 'quantity' },
      rule: rule.sources.practice,
    },
    decimal(practiceCount(deficits, on, rule)),
  );
  return [
    level,
    intradayDeficit(lowestThatCounts(day, rule) ?? ZERO, rule),
    intradayDue(remaining, rule),
    { ...deMinimis(equity.value, rule), name: 'intradayDeMinimis' },
    late,
  ];
}
