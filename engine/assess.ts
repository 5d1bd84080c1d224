/** One pool against one rulebook at one moment: what it is worth, what it needs, which lines are crossed. */
import { amountOf, equityOf, lineFigure, sideValue } from './account.ts';
import { decimal, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import {
  constant,
  type Figure,
  given,
  greatest,
  product,
  quotient,
  type Spec,
  sum,
  type Unit,
} from './figure.ts';
import type { Line, Rulebook } from './rulebook.ts';
import { type Requirement, requirementOf } from './rules/index.ts';
import type { View } from './rules/view.ts';

/** How a pool stands to one line of the rulebook. */
export interface Standing {
  readonly line: Line;
  readonly requirement: Figure;
  /** Margin balance less requirement; below zero the line may be crossed. */
  readonly excess: Figure;
  /** What is missing; zero when nothing is. */
  readonly call: Figure;
  readonly crossed: boolean;
}

/**
 * `shortfall`: nothing is left and something is owed. `empty`: no positions and no debt. `liquidation`: an exchange
 * closes what it must, now.
 */
export type Status = 'clear' | 'restricted' | 'warned' | 'called' | 'liquidation' | 'shortfall' | 'empty';

export interface Assessment {
  readonly view: View;
  readonly equity: Figure;
  readonly marginBalance: Figure;
  readonly requirements: Readonly<Record<string, Figure>>;
  readonly standings: readonly Standing[];
  readonly status: Status;
  /** Whether a line is crossed at which an exchange liquidates, and there is something to liquidate. */
  readonly liquidatable: boolean;
}

/** The rulebook's requirement of that key. @throws EngineError `rulebook.no-requirement` */
export function ruleOf(rulebook: Rulebook, key: string): Requirement {
  const rule = rulebook.requirements[key];
  if (!rule)
    throw new EngineError(
      'rulebook.no-requirement',
      key,
      `is not a requirement of ${rulebook.id}; it has ${Object.keys(rulebook.requirements).join(', ')}`,
    );
  return rule;
}

/** What counts against a requirement. At a US broker that is the equity itself. */
export function marginBalanceOf(view: View, rulebook: Rulebook): Figure {
  return rulebook.balance?.(view) ?? equityOf(view.pool, view.currency, view.market);
}

const CAPITAL = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * `excess` for the maintenance line; `exchangeExcess`, `regTExcess` … for the others, and by the line's own name where
 * several lines watch one requirement at different levels.
 */
function named(line: Line, word: string): string {
  if (line.factor !== '1') return `${line.name}${CAPITAL(word)}`;
  return line.of === 'maintenance' ? word : `${line.of}${CAPITAL(word)}`;
}

function stand(line: Line, balance: Figure, full: Figure): Standing {
  const unit = balance.unit;
  const factor = decimal(line.factor);
  const requirement = factor.eq(1)
    ? full
    : product(
        { ...full, name: `${full.name}:${line.name}`, label: `${line.label} of ${full.label}` },
        given({ name: 'factor', label: line.label, unit: { kind: 'rate' }, rule: line.rule }, factor),
        full,
      );
  const excess = sum(
    { name: named(line, 'excess'), label: 'Excess', unit, rounding: 'down' },
    [1, balance],
    [-1, requirement],
  );
  const missing = sum(
    { name: named(line, 'missing'), label: 'Missing equity', unit, rounding: 'up' },
    [1, requirement],
    [-1, balance],
  );
  const call = greatest(
    { name: named(line, 'call'), label: line.label, unit, rounding: 'up', rule: line.rule },
    missing,
    constant(0),
  );
  const crossed = line.boundary === 'strict' ? excess.value.lt(0) : excess.value.lte(0);
  return { line, requirement, excess, call, crossed };
}

/** Lines that are crossed by an account that has something at risk: a position, or a debt. */
function crossedBy(view: View, standings: readonly Standing[]): readonly Standing[] {
  const { pool } = view;
  const owed = pool.amounts.some(({ kind, amount }) => OWED.includes(kind) && !amount.isZero());
  const holds = pool.positions.some((position) => !position.quantity.isZero());
  return standings.filter((standing) => standing.crossed && (holds || owed));
}

const OWED = ['loan', 'interest'];
const WORST = [
  ['liquidate', 'liquidation'],
  ['call', 'called'],
  ['warn', 'warned'],
] as const;

function statusOf(view: View, equity: Figure, standings: readonly Standing[]): Status {
  const debt = amountOf(view.pool, 'loan', view.currency, view.market).plus(
    amountOf(view.pool, 'interest', view.currency, view.market),
  );
  const holds = view.pool.positions.some((position) => !position.quantity.isZero());
  if (equity.value.lt(0)) return 'shortfall';
  if (!holds && debt.isZero()) return 'empty';
  const crossed = crossedBy(view, standings);
  const worst = WORST.find(([action]) => crossed.some(({ line }) => line.action === action));
  return worst?.[1] ?? (crossed.length > 0 ? 'restricted' : 'clear');
}

/** A moment is judged by several rules one after the other: once is enough. Nothing changes a view. */
const judged = new WeakMap<View, { readonly by: Rulebook; readonly assessment: Assessment }>();

/** Judges one pool. Errors: a position without a price (`market.no-price`), an asset without a rate. */
export function assess(view: View, rulebook: Rulebook): Assessment {
  const known = judged.get(view);
  if (known?.by === rulebook) return known.assessment;
  const assessment = judge(view, rulebook);
  judged.set(view, { by: rulebook, assessment });
  return assessment;
}

function judge(view: View, rulebook: Rulebook): Assessment {
  const equity = equityOf(view.pool, view.currency, view.market);
  const balance = marginBalanceOf(view, rulebook);
  const marginBalance = { ...balance, name: 'marginBalance', label: 'Margin balance' };
  const requirements = Object.fromEntries(
    Object.entries(rulebook.requirements).map(([key, rule]) => [key, requirementOf(rule, view)]),
  );
  const standings = rulebook.lines.map((line) =>
    stand(line, balance, requirements[line.of] ?? requirementOf(ruleOf(rulebook, line.of), view)),
  );
  const status = statusOf(view, equity, standings);
  const { positions, amounts } = view.pool;
  const something = [...positions.map((item) => item.quantity.abs()), ...amounts.map((line) => line.amount)];
  const liquidatable =
    something.some((value) => value.gt(0)) &&
    crossedBy(view, standings).some(({ line }) => line.action === 'liquidate');
  return { view, equity, marginBalance, requirements, standings, status, liquidatable };
}

/** The figures that follow from worth alone: values, loan, credit balance, leverage. Absent when undefined. */
export function holdings(view: View): readonly Figure[] {
  const { pool, currency, market } = view;
  const unit: Unit = { kind: 'money', asset: currency };
  const long = sideValue(pool, 'long', currency, market);
  const short = sideValue(pool, 'short', currency, market);
  const loan = lineFigure(pool, 'loan', currency, market);
  const interest = lineFigure(pool, 'interest', currency, market);
  const cash = lineFigure(pool, 'cash', currency, market);
  const proceeds = lineFigure(pool, 'shortProceeds', currency, market);
  const debt = sum({ name: 'debt', label: 'Debit balance', unit, rounding: 'up' }, [1, loan], [1, interest]);
  const credit = sum({ name: 'creditBalance', label: 'Credit balance', unit }, [1, proceeds], [1, cash]);
  const exposure = sum({ name: 'exposure', label: 'Exposure', unit }, [1, long], [1, short]);
  const equity = equityOf(pool, currency, market);
  const ratios: [Spec, Figure, Figure][] = [
    [
      {
        name: 'equityPercent',
        label: 'Equity as a share of the position',
        unit: { kind: 'rate' },
        rounding: 'down',
      },
      equity,
      exposure,
    ],
    [
      { name: 'exposureToEquity', label: 'Leverage (exposure to equity)', unit: { kind: 'multiple' } },
      exposure,
      equity,
    ],
    [{ name: 'debtToEquity', label: 'Debt to equity', unit: { kind: 'multiple' } }, debt, equity],
  ];
  const defined = ratios
    .filter(([, , divisor]) => divisor.value.gt(ZERO))
    .map(([spec, a, b]) => quotient(spec, a, b));
  const longEquity = sum(
    { name: 'longEquity', label: 'Equity of the long side', unit, rounding: 'down' },
    [1, long],
    [-1, debt],
  );
  const shortEquity = sum(
    { name: 'shortEquity', label: 'Equity of the short side', unit, rounding: 'down' },
    [1, credit],
    [-1, short],
  );
  return [
    long,
    short,
    loan,
    interest,
    cash,
    proceeds,
    debt,
    credit,
    exposure,
    equity,
    longEquity,
    shortEquity,
    ...defined,
  ];
}
