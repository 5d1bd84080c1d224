/** Borrowed coin and borrowed dollars: systems by margin level, by debt ratio and by used margin. */
import { weightedBalance } from '../balance.ts';
import { decimal, plain } from '../decimal.ts';
import type { Citation } from '../figure.ts';
import type { Line, Rulebook, Settings } from '../rulebook.ts';
import { gross } from '../rules/gross.ts';
import type { Requirement } from '../rules/index.ts';
import { leverage } from '../rules/leverage.ts';
import { tiers } from '../rules/tiers.ts';
import { totalOf } from '../rules/total.ts';
import { NO_COSTS } from '../sale.ts';
import * as S from './crypto-sources.ts';
import { flatRate } from './exchange-tables.ts';
import { LEVELS, type Level } from './lending-levels.ts';

type Action = Line['action'];

const WORDS: Record<Action, string> = {
  call: 'Margin call',
  restrict: 'Opening more',
  warn: 'Margin call',
  noBorrow: 'Borrowing more',
  noTransfer: 'Taking coin out',
  liquidate: 'Liquidation',
};

/** A margin level of k is crossed where equity is (k − 1) × the liabilities. */
function overDebt(level: string): string {
  return plain(decimal(level).minus(1));
}

/** A debt ratio of r is crossed where equity is (1 − r) × the assets. */
function underAssets(ratio: string): string {
  return plain(decimal(1).minus(decimal(ratio)));
}

function linesAt(
  levels: readonly Level[],
  of: string,
  factor: (level: string) => string,
  rule: Citation,
): Line[] {
  return levels.map(({ action, level, boundary, until }) => ({
    name: action,
    label: WORDS[action],
    of,
    factor: factor(level),
    boundary,
    action,
    ...(until === undefined ? {} : { until: factor(until) }),
    rule,
  }));
}

const OF_DEBT: Requirement = {
  kind: 'gross',
  by: gross,
  name: 'liabilities',
  label: 'Liabilities',
  of: 'liabilities',
  rule: S.binanceLevels,
};

const OF_ASSETS: Requirement = {
  kind: 'gross',
  by: gross,
  name: 'assets',
  label: 'Assets',
  of: 'assets',
  rule: S.kucoin,
};

const NOTHING: Requirement = {
  kind: 'total',
  by: totalOf,
  name: 'bankruptcy',
  label: 'Owed at bankruptcy',
  of: [],
};

function spotVenue(
  name: string,
  requirements: Record<string, Requirement>,
  lines: readonly Line[],
  rule: Citation,
  { venue }: Settings,
  fee = '0',
): Rulebook {
  return {
    // The table of rulebooks knows the id.
    id: '',
    name,
    currency: venue?.currency ?? 'USDT',
    sharing: 'all',
    requirements: { ...requirements, bankruptcy: NOTHING },
    lines,
    remedy: { days: null, sells: 'toCure', order: 'largestFirst', costs: NO_COSTS, rule },
    liquidation: { closes: 'enough', fee: venue?.liquidationFee ?? fee, fund: 'none', rule },
    withdrawals: { minimumEquity: '0', rule },
    matching: 'fifo',
    autoBorrow: venue?.borrowing !== 'byHand',
    lends: true,
    autoRepay: venue?.repaying !== 'byHand',
    ...(venue?.weights ? { balance: weightedBalance(venue.weights) } : {}),
    sources: { rule },
  };
}

function byLevel(
  name: string,
  levels: readonly Level[],
  rule: Citation,
  settings: Settings,
  fee?: string,
): Rulebook {
  const requirements = { maintenance: { ...OF_DEBT, rule }, initial: { ...OF_DEBT, rule } };
  return spotVenue(name, requirements, linesAt(levels, 'maintenance', overDebt, rule), rule, settings, fee);
}

/** Binance cross margin 3x as its FAQ of levels writes the lines: at or below. */
export function binanceCross3(settings: Settings): Rulebook {
  return byLevel('Binance cross margin 3x', LEVELS.binanceCross3, S.binanceLevels, settings);
}

/** Binance cross margin 5x, with the strict line of the page on liquidations. */
export function binanceCross5(settings: Settings): Rulebook {
  return byLevel('Binance cross margin 5x', LEVELS.binanceCross5, S.binanceLiquidation, settings);
}

/** Binance isolated margin: the line by the leverage of the pair. At which level it ends is known for 10x alone. */
function binanceIsolated(leverage: '3' | '5' | '10', settings: Settings): Rulebook {
  return {
    ...byLevel(
      `Binance isolated margin ${leverage}x`,
      LEVELS[`binanceIsolated${leverage}`],
      S.binanceLiquidation,
      settings,
    ),
    sharing: 'each',
  };
}

export function binanceIsolated3(settings: Settings): Rulebook {
  return binanceIsolated('3', settings);
}

export function binanceIsolated5(settings: Settings): Rulebook {
  return binanceIsolated('5', settings);
}

export function binanceIsolated10(settings: Settings): Rulebook {
  return binanceIsolated('10', settings);
}

/** Binance Pro: net equity over maintenance margin. The rate stands for the asset's tiers, which a scenario gives. */
export function binancePro(settings: Settings): Rulebook {
  const rule = S.binancePro;
  const tables = settings.venue?.tables ?? [flatRate('0.05')];
  const maintenance: Requirement = {
    kind: 'tiers',
    by: tiers,
    name: 'maintenance',
    label: 'Maintenance margin',
    tables,
    charged: 'mark',
    sized: 'quote',
    boundary: 'lower',
    scope: 'symbol',
    rule,
  };
  const lines = linesAt(
    [{ action: 'liquidate', level: '1', boundary: 'strict', until: '2' }],
    'maintenance',
    (level) => level,
    rule,
  );
  return spotVenue('Binance cross margin Pro', { maintenance, initial: maintenance }, lines, rule, settings);
}

/** Kraken: equity over used margin, which is cost over leverage for a long and coin over leverage for a short. */
export function krakenMargin(settings: Settings): Rulebook {
  const rule = S.krakenLevel;
  const used: Requirement = {
    kind: 'leverage',
    by: leverage,
    name: 'used',
    label: 'Used margin',
    long: 'entry',
    short: 'mark',
    leverage: settings.venue?.leverage ?? '5',
    sized: 'quote',
    rule,
  };
  const lines = linesAt(LEVELS.kraken, 'used', (level) => level, rule);
  return spotVenue('Kraken spot margin', { used, initial: used, maintenance: used }, lines, rule, {
    ...settings,
    venue: { currency: 'USD', ...settings.venue },
  });
}

function byDebtRatio(name: string, settings: Settings): Rulebook {
  const rule = S.kucoin;
  const lines = linesAt(LEVELS.kucoin, 'maintenance', underAssets, rule);
  return spotVenue(name, { maintenance: OF_ASSETS, initial: OF_ASSETS }, lines, rule, settings, '0.01');
}

/** KuCoin: debts over assets, the whole account together or pair by pair. */
export function kucoinCross(settings: Settings): Rulebook {
  return byDebtRatio('KuCoin cross margin', settings);
}

export function kucoinIsolated(settings: Settings): Rulebook {
  return { ...byDebtRatio('KuCoin isolated margin', settings), sharing: 'each' };
}

/** Crypto.com's margin facility as it was before smart cross margin, at 3x. */
export function cryptocomOld(settings: Settings): Rulebook {
  const boundary = 'inclusive';
  const levels: Level[] = [
    { action: 'noTransfer', level: '2', boundary },
    { action: 'noBorrow', level: '1.5', boundary },
    { action: 'warn', level: '1.3', boundary },
    { action: 'liquidate', level: '1.1', boundary },
  ];
  return byLevel('Crypto.com margin facility, before 2023', levels, S.cryptocomOld, settings, '0.0016');
}
