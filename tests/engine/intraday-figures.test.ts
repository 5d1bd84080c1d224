import { describe, expect, it } from 'vitest';
import { type Decimal, decimal, plain } from '../../engine/decimal.ts';
import { evaluate, type Figure, given, rulesOf } from '../../engine/figure.ts';
import { algebra, sentence, substituted } from '../../engine/format.ts';
import {
  deMinimis,
  intradayDeficit,
  intradayDue,
  intradayLevel,
  intradayRemaining,
} from '../../engine/intraday-figures.ts';
import { usIntraday } from '../../engine/rulebooks/us-intraday.ts';
import { decimalText } from '../lib/arbitraries.ts';
import { check } from '../lib/check.ts';

const RULE = usIntraday();

function dollars(name: string, label: string, value: number | Decimal): Figure {
  return given({ name, label, unit: { kind: 'money', asset: 'USD' } }, decimal(value.toString()));
}

const level = (equity: number, requirement: number) =>
  intradayLevel(
    dollars('equity', 'Equity', equity),
    dollars('requirement', 'Requirement', requirement),
    RULE,
  );

describe('the intraday margin level', () => {
  it.each([
    [10_000, 7500, '2500'],
    [10_000, 12_000, '-2000'],
    [-10, 0, '-10'],
  ])('of equity %d and a requirement of %d is %s', (equity, requirement, expected) => {
    expect(plain(level(equity, requirement).value)).toBe(expected);
  });

  it('reads as a subtraction, and cites the rule', () => {
    const figure = level(10_000, 12_000);
    expect(algebra(figure)).toBe('Intraday margin level = Equity − Requirement');
    expect(substituted(figure)).toBe('$10,000 − $12,000 = −$2,000');
    expect(rulesOf(figure)[0]).toMatchObject({
      source: 'finra-4210',
      section: '(a)(17)',
      standing: 'quoted',
    });
  });
});

describe('the deficit', () => {
  it.each([
    ['-2000.005', '2000.005'],
    ['0', '0'],
    ['1500', '0'],
  ])('of a lowest level of %s is %s', (lowest, expected) => {
    expect(plain(intradayDeficit(decimal(lowest), RULE).value)).toBe(expected);
  });

  it('explains itself', () => {
    expect(sentence(intradayDeficit(decimal(-2000), RULE))).toBe(
      'Intraday margin deficit is $2,000: what the level lacked ($2,000), never below 0.',
    );
  });
});

describe('what remains', () => {
  const deficit = { amount: decimal(2000), closedAt: decimal(300) };

  it.each([
    ['300', '2000'],
    ['2299.99', '0.01'],
    ['2300', '0'],
    ['5000', '0'],
    ['-200', '2500'],
  ])('at a level of %s is %s', (now, expected) => {
    const figure = intradayRemaining(deficit, decimal(now), RULE);
    expect(plain(figure.value)).toBe(expected);
    expect(rulesOf(figure)[0]?.section).toBe('(d)(2)(C)');
  });

  it('of several is the greatest, and of none nothing', () => {
    const left = ['800', '2500', '0'].map((now) => dollars('left', 'Left', decimal(now)));
    expect(plain(intradayDue(left, RULE).value)).toBe('2500');
    expect(plain(intradayDue([], RULE).value)).toBe('0');
  });
});

describe('de minimis', () => {
  it.each([
    ['50000', '1000'],
    ['20000', '1000'],
    ['19999.9', '999.995'],
    ['2000', '100'],
    ['0', '0'],
    ['-100', '-5'],
  ])('for equity of %s is %s', (equity, expected) => {
    expect(plain(deMinimis(decimal(equity), RULE).value)).toBe(expected);
  });
});

function below(figure: Figure): Figure[] {
  return [figure, ...figure.parts.flatMap(below)];
}

it('every figure recomputes from its parts and reads well', () => {
  check(decimalText(-9000, 9000, 6), decimalText(-9000, 9000, 6), (one, other) => {
    const [a, b] = [decimal(one), decimal(other)];
    const remaining = intradayRemaining({ amount: a.abs(), closedAt: b }, a, RULE);
    const figures = [
      level(10, 3),
      intradayDeficit(a, RULE),
      remaining,
      deMinimis(b, RULE),
      intradayDue([remaining], RULE),
    ];
    for (const figure of figures.flatMap(below)) {
      const values = figure.parts.map(({ value }) => value);
      if (figure.formula.op !== 'given')
        expect(plain(evaluate(figure.formula, values))).toBe(plain(figure.value));
      expect(`${algebra(figure)} ${substituted(figure)} ${sentence(figure)}`).not.toMatch(
        /NaN|undefined|-\d/,
      );
    }
  });
});
