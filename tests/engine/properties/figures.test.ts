/** Whatever the account: every figure can be worked out again from its parts, and reads well. */
import { expect, it } from 'vitest';
import {
  algebra,
  assess,
  callPrice,
  callPrices,
  type Decimal,
  evaluate,
  type Figure,
  markOf,
  type Position,
  parseDecimal,
  parseScenario,
  plain,
  quotientOf,
  type Report,
  reportOf,
  round,
  rulebookOf,
  sentence,
  show,
  showFigure,
  startOf,
  substituted,
  withMark,
} from '../../../engine/index.ts';
import { largestFirst } from '../../../engine/sale.ts';
import { account, decimalText, scenarioOf } from '../../lib/arbitraries.ts';
import { check, checkShare, expectSeen } from '../../lib/check.ts';
import { exact } from '../../oracle/fraction.ts';
import {
  equity,
  isCalled,
  type OracleAccount,
  read,
  requirement,
  shortfall,
} from '../../oracle/us-broker.ts';

function reportFor(given: OracleAccount): Report {
  return reportOf(startOf(parseScenario(scenarioOf(given))));
}

/** A figure and everything below it. */
function below(figure: Figure): Figure[] {
  return [figure, ...figure.parts.flatMap(below)];
}

/** What is wrong with the figures of random accounts; each is asked once, however often it is a part. */
function problemsOf(problem: (figure: Figure) => string | null | false): void {
  let asked = 0;
  checkShare(0.3, account(), (given) => {
    const figures = new Set(Object.values(reportFor(given).figures).flatMap(below));
    asked += figures.size;
    const found = [...figures].map((figure) => [figure.name, problem(figure)]);
    expect(found.filter(([, text]) => text)).toEqual([]);
  });
  expectSeen({ asked }, 1000);
}

it('every figure recomputes from its parts', () => {
  problemsOf(({ formula, parts, value }) => {
    if (!value.isFinite()) return 'is no number';
    if (formula.op === 'given') return parts.length > 0 && 'is given and has parts';
    if (formula.op === 'sum' && formula.signs.length !== parts.length)
      return 'has a sign too many or too few';
    const values = parts.map((part) => part.value);
    const again = evaluate(formula, values);
    return !again.eq(value) && `is ${plain(value)} and recomputes to ${plain(again)}`;
  });
});

it('every figure reads well: no NaN, no negative zero, no hyphen for a minus, nothing missing', () => {
  problemsOf((figure) => {
    const lines = [showFigure(figure), algebra(figure), substituted(figure), sentence(figure)].join('\n');
    const edge = plain(round(figure.value, 6, figure.rounding ?? 'half'));
    const bad = /NaN|Infinity|undefined|e[+-]\d|-\d|: \.|= $|−[$€£]?0(?![\d.…])/m;
    return (bad.test(lines) || /^-0(\.0+)?$/.test(edge)) && `reads ${lines}, is ${edge}`;
  });
});

it('a shown amount is rounded the way it is told, by less than a cent', () => {
  check(decimalText(-1000, 1000, 18), (text) => {
    const value = parseDecimal(text, 'value');
    const shown = (way: 'up' | 'down') => {
      const words = show(value, { kind: 'money', asset: 'USD' }, way);
      return parseDecimal(words.replace(/[$,]/g, ''), 'shown');
    };
    expect(shown('up').minus(value).gte(0) && shown('up').minus(value).lt('0.01')).toBe(true);
    expect(value.minus(shown('down')).gte(0) && value.minus(shown('down')).lt('0.01')).toBe(true);
  });
});

it('equity, requirements and calls are those of the oracle, to the last digit', () => {
  const seen = { called: 0, clear: 0 };
  check(account(), (given) => {
    const book = read(given);
    const { figures, standings, status } = reportFor(given);
    const value = (name: string) => figures[name] && plain(figures[name].value);
    expect(value('equity')).toBe(exact(equity(book)));
    expect(value('requirement')).toBe(exact(requirement(book, 'house')));
    expect(value('exchangeRequirement')).toBe(exact(requirement(book, 'finra')));
    expect(value('regTRequirement')).toBe(exact(requirement(book, 'regT')));
    expect(value('call')).toBe(exact(shortfall(book, 'house')));
    expect(value('exchangeCall')).toBe(exact(shortfall(book, 'finra')));
    expect(value('regTCall')).toBe(exact(shortfall(book, 'regT')));
    const crossed = standings.filter((item) => item.crossed).map((item) => item.line.name);
    expect(crossed).toEqual([
      ...(isCalled(book, 'regT') ? ['restricted'] : []),
      ...(isCalled(book, 'house') ? ['house'] : []),
      ...(isCalled(book, 'finra') ? ['exchange'] : []),
    ]);
    seen[status === 'called' ? 'called' : 'clear'] += 1;
  });
  expectSeen(seen, 20);
});

it('the price that a figure explains is the price that the solver finds, and the account is at its line there', () => {
  const seen = { below: 0, above: 0 };
  check(account(), (given) => {
    const { figures, standings, view } = reportFor(given);
    const [largest] = largestFirst(view);
    const house = standings.find((item) => item.line.name === 'house');
    if (!largest || !house) return;
    const book = rulebookOf('us-broker.2026-11', {
      houseLong: given.houseLong,
      houseShort: given.houseShort,
    });
    const found = callPrice(callPrices(view, book, house.line, largest.instrument));
    const price = figures.callPrice;
    expect(price === undefined).toBe(found === null);
    if (!price || !found) return;
    seen[found.side] += 1;
    const same = (value: Decimal | undefined, other: Decimal) => value?.minus(other).abs().lt('1e-120');
    expect(price.rounding).toBe(found.side === 'below' ? 'up' : 'down');
    expect(same(price.value, quotientOf(found.t))).toBe(true);
    if (price.formula.op === 'given') return;
    const there = { ...view, market: withMark(view.market, largest.instrument, price.value) };
    const { equity, requirements } = assess(there, book);
    expect(same(figures.callEquity?.value, equity.value)).toBe(true);
    expect(same(requirements.maintenance?.value, equity.value)).toBe(true);
    expect(same(figures.callMarketValue?.value, largest.quantity.abs().times(price.value))).toBe(true);
  });
  expectSeen(seen, 20);
});

it('the order of positions is nobody’s business', () => {
  const values = (report: Report) =>
    Object.entries(report.figures)
      .map(([name, figure]) => `${name} ${plain(figure.value)}`)
      .sort();
  checkShare(0.3, account(), (given) => {
    const straight = reportFor(given);
    const [first, second] = largestFirst(straight.view).map((item) => marketValue(straight, item));
    // Of two that are equally large the first one is sold.
    if (first && second?.eq(first)) return;
    const turned = reportFor({ ...given, holdings: given.holdings.toReversed() });
    expect(values(turned)).toEqual(values(straight));
    expect(turned.status).toBe(straight.status);
  });
});

function marketValue({ view }: Report, { instrument, quantity }: Position): Decimal {
  return quantity.abs().times(markOf(view.market, instrument));
}
