import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merged, readKept } from '../../components/notebook/kept.ts';
import { questionName } from '../../components/notebook/question-name.ts';
import { choicesOf, mixed, orderOf, rightFromStart } from '../../components/notebook/questions.ts';
import { ANSWER, at } from './lib/presets.ts';

// Short by 100 at 30 %: cash 100, shares 100 / 0.7 = 142.86, sale 100 / 0.3 = 333.34.
const { figures } = at({}, ANSWER);

describe('a choice', () => {
  test('about a figure is graded by the engine, and says its numbers', () => {
    const options = [
      { says: '{cureSecurities}', of: 'cureSecurities', hint: 'Those are shares.' },
      { says: '{cureCash}', of: 'cureCash', hint: 'Cash is {cureCash}.' },
    ];
    expect(choicesOf(options, figures, 'cureCash')).toEqual([
      { says: '$142.86', right: false, hint: 'Those are shares.' },
      { says: '$100', right: true, hint: 'Cash is $100.' },
    ]);
  });
  test('with no right answer, or two, stops the build', () => {
    const wrong = { says: 'a', hint: '' };
    expect(() => choicesOf([wrong], figures)).toThrow(/0 of these are right/);
    const right = { ...wrong, right: true };
    expect(() => choicesOf([right, right], figures)).toThrow(/2 of these are right/);
    // In this account the call is what cash must bring: two names of one number.
    const same = ['cureCash', 'call'].map((of) => ({ says: of, of, hint: '' }));
    expect(() => choicesOf(same, figures, 'cureCash')).toThrow(/2 of these are right/);
  });
});

describe('an order', () => {
  test('of figures is the engine’s, the smallest first', () => {
    const items = ['cureSale', 'cureCash', 'cureSecurities'].map((of) => ({ says: `{${of}}`, of }));
    expect(orderOf(items, figures).map(({ says }) => says)).toEqual(['$100', '$142.86', '$333.34']);
  });
  test('of words is as it is written', () => {
    expect(orderOf([{ says: 'first' }, { says: 'second' }], figures).map(({ says }) => says)).toEqual([
      'first',
      'second',
    ]);
  });
  test('that is none stops the build', () => {
    expect(() => orderOf([{ says: 'a', of: 'cureCash' }, { says: 'b' }], figures)).toThrow(/Either every/);
    const same = ['cureCash', 'call'].map((of) => ({ says: of, of }));
    expect(() => orderOf(same, figures)).toThrow(/no order/);
  });
  test('is shown mixed: all there, and never right from the start', () => {
    for (let count = 2; count < 12; count += 1) {
      const places = mixed(count);
      expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      expect(rightFromStart(places)).toBe(0);
    }
    expect(rightFromStart([0, 1, 3, 2])).toBe(2);
    expect(rightFromStart([0, 1])).toBe(2);
  });
});

test('a question is named by its lesson and its own name, or its place; elsewhere it has no name', () => {
  const page = { lesson: 'x', questions: new Map<string, number>() };
  expect(questionName(page, 'check')).toBe('x/check-1');
  expect(questionName(page, 'check', 'worth')).toBe('x/worth');
  expect(questionName(page, 'check')).toBe('x/check-3');
  expect(questionName(page, 'predict')).toBe('x/predict-1');
  expect(questionName({ lesson: '', questions: new Map() }, 'check')).toBeUndefined();
});

describe('what is kept', () => {
  const names = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}(\/[a-z0-9-]{1,8})?$/);
  const kept = fc.record({
    version: fc.constant(1 as const),
    read: fc.dictionary(names, fc.array(names)),
    answers: fc.dictionary(names, fc.string({ maxLength: 200 })),
  });
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(kept, (value) => {
        expect(readKept(JSON.stringify(value))).toEqual({ kept: JSON.parse(JSON.stringify(value)) });
      }),
    );
  });
  test('any text, and any JSON, is read without an error, and gives nothing but what it should', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.anything().map((x) => String(JSON.stringify(x))),
        ),
        (text) => {
          const reading = readKept(text);
          if ('problem' in reading) return;
          for (const answer of Object.values(reading.kept.answers)) expect(typeof answer).toBe('string');
        },
      ),
    );
    const polluted = readKept('{"version":1,"read":{"__proto__":["x"]},"answers":{"__proto__":"x"}}');
    expect(polluted).toEqual({ kept: { version: 1, read: {}, answers: {} } });
  });
  test('two of it together lose nothing, and the second one counts', () => {
    const one = { version: 1, theme: 'dark', read: { a: ['x'] }, answers: { q: '1', r: '2' } } as const;
    const other = { version: 1, read: { a: ['y', 'x'], b: [] }, answers: { q: '3' } } as const;
    expect(merged(one, other)).toEqual({
      version: 1,
      theme: 'dark',
      read: { a: ['x', 'y'], b: [] },
      answers: { q: '3', r: '2' },
    });
  });
});
