import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PARAMS } from '../../components/widgets/margin-call/params.ts';
import {
  type Param,
  readLink,
  unknownIn,
  type Values,
  withUnknown,
  writeLink,
} from '../../components/widgets/params.ts';
import { MAIN } from './lib/presets.ts';

const PRESET = MAIN.values;
const read = (search: string, name?: string) => {
  const { values, notices } = readLink(search, PARAMS, PRESET, name);
  return { values, notices };
};
const write = (changes: Values, name?: string): string =>
  writeLink({ ...PRESET, ...changes }, PARAMS, PRESET, name);

test('a state equal to the preset is the bare version', () => {
  expect(write({})).toBe('?v=1');
  expect(write({ price: '50.00', house: '0.300' })).toBe('?v=1');
});

test('only what differs is written, in the order of the schema and without trailing zeros', () => {
  expect(write({ notice: 'none', house: '0.400', answer: 'wait', price: '34.50', next: '32' })).toBe(
    '?v=1&price=34.5&house=0.4&answer=wait&notice=none',
  );
});

test('another scenario of the page wears its name, and neither reads the other’s keys', () => {
  const link = write({ price: '34.5', answer: 'sell' }, 'answer');
  expect(link).toBe('?v=1&answer.price=34.5&answer.answer=sell');
  expect(read(link, 'answer').values).toEqual({ ...PRESET, price: '34.5', answer: 'sell' });
  expect(read(link)).toEqual({ values: PRESET, notices: [] });
  expect(read('?v=1&price=34.5', 'answer')).toEqual({ values: PRESET, notices: [] });
});

test('without a version nothing is read, also when a key stands there', () => {
  expect(read('?price=34.5')).toEqual({ values: PRESET, notices: [] });
  expect(read('')).toEqual({ values: PRESET, notices: [] });
});

test('another version shows the preset and says so', () => {
  expect(read('?v=2&price=34.5')).toEqual({
    values: PRESET,
    notices: ['This link is of version “2”, which this page does not know: it shows its usual start.'],
  });
});

test.each([
  ['price=5', 'price', '15', 'Share price: $5 is outside $15 to $60, so $15 is used.'],
  ['price=1000', 'price', '60', 'Share price: $1,000 is outside $15 to $60, so $60 is used.'],
  ['price=-5', 'price', '15', 'Share price: −$5 is outside $15 to $60, so $15 is used.'],
  ['price=60.001', 'price', '60', 'Share price: $60.001 is outside $15 to $60, so $60 is used.'],
  [
    'house=9',
    'house',
    '0.6',
    'Maintenance requirement: 900\u202f% is outside 25\u202f% to 60\u202f%, so 60\u202f% is used.',
  ],
  [
    'house=-12.5',
    'house',
    '0.25',
    'Maintenance requirement: −1,250\u202f% is outside 25\u202f% to 60\u202f%, so 25\u202f% is used.',
  ],
  [
    'house=0.2499',
    'house',
    '0.25',
    'Maintenance requirement: 24.99\u202f% is outside 25\u202f% to 60\u202f%, so 25\u202f% is used.',
  ],
])('%s is clamped, with a notice', (part, key, value, notice) => {
  expect(read(`?v=1&${part}`)).toEqual({ values: { ...PRESET, [key]: value }, notices: [notice] });
});

test.each(['abc', '', '1e400', 'NaN', 'Infinity', '0x20', '35,5', '$35', '３５', '3 5', '.5', '35.'])(
  'price=%s is not a number: the preset stands, with a notice',
  (text) => {
    const { values, notices } = read(`?v=1&price=${encodeURIComponent(text)}`);
    expect(values).toEqual(PRESET);
    expect(notices).toEqual([`Share price: “${text}” is not a number, so the figure starts at $50.`]);
  },
);

test('decimals beyond those that are kept are cut off, with a notice', () => {
  const { values, notices } = read('?v=1&price=35.719');
  expect(values.price).toBe('35.71');
  expect(notices).toEqual(['Share price: $35.719 is more exact than the figure, so $35.71 is used.']);
});

test('a value may be written with zeros to spare, and its link is canonical again', () => {
  const { values, notices } = read('?v=1&price=0034.500000000000&house=0.4');
  expect(values).toEqual({ ...PRESET, price: '34.5', house: '0.4' });
  expect(notices).toEqual([]);
  expect(writeLink(values, PARAMS, PRESET)).toBe('?v=1&price=34.5&house=0.4');
  expect(writeLink(read('?v=1&price=050').values, PARAMS, PRESET)).toBe('?v=1');
});

test('a choice that there is not is left as it was, with a notice', () => {
  expect(read('?v=1&answer=pray')).toEqual({
    values: PRESET,
    notices: ['Answer to the call: “pray” is not one of none, deposit, sell, wait, so none is used.'],
  });
});

test('the same key twice counts once, and a notice says so', () => {
  const { values, notices } = read('?v=1&price=34.5&price=20');
  expect(values.price).toBe('34.5');
  expect(notices).toEqual(['Share price stands in the link 2 times: the first one counts.']);
});

test('unknown keys are ignored, also those that every object has', () => {
  const search = '?v=1&utm_source=x&__proto__=1&constructor=2&toString=3&Price=20&price=34.5';
  expect(read(search)).toEqual({ values: { ...PRESET, price: '34.5' }, notices: [] });
});

test.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\u202e35', '\0', '%', '35;20'])(
  'the text %j is quoted in a notice and taken for nothing else',
  (text) => {
    const { values, notices } = read(`?v=1&price=${encodeURIComponent(text)}`);
    expect(values).toEqual(PRESET);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.length).toBeLessThan(120);
  },
);

test('a broken percent sign in a link is survived', () => {
  expect(read('?v=1&price=%E0%A4%A&house=0.4').values).toEqual({ ...PRESET, house: '0.4' });
});

test.each([
  ['digits', '9'.repeat(1_000_000)],
  ['zeros', `34.5${'0'.repeat(1_000_000)}`],
  ['zeros before a digit', `34.${'0'.repeat(1_000_000)}1`],
])('a megabyte of %s is refused at once, in a short notice', (_, text) => {
  const began = performance.now();
  const { values, notices } = read(`?v=1&price=${text}`);
  expect(performance.now() - began).toBeLessThan(500);
  expect(values).toEqual(PRESET);
  expect(notices[0]?.length).toBeLessThan(120);
});

/** A value on the grid of its parameter, as the controls make it. */
function onGrid(param: Param): fc.Arbitrary<string> {
  if (param.kind === 'choice') return fc.constantFrom(...param.options);
  const unit = 10 ** param.places;
  const [min, max] = [Math.round(Number(param.min) * unit), Math.round(Number(param.max) * unit)];
  return fc.integer({ min, max }).map((n) => (n / unit).toFixed(param.places));
}
const states = fc.record(Object.fromEntries(PARAMS.map((param) => [param.key, onGrid(param)])));
const names = fc.constantFrom('main', 'answer', 'x1');

test('what is written is read back as the same state, and written again as the same link', () => {
  fc.assert(
    fc.property(states, names, (values, name) => {
      const link = writeLink(values, PARAMS, PRESET, name);
      const back = readLink(link, PARAMS, PRESET, name);
      expect(back.notices).toEqual([]);
      for (const { key } of PARAMS) {
        const [was, is] = [values[key] ?? '', back.values[key] ?? ''];
        expect(Number.isNaN(Number(was)) ? is : Number(is)).toBe(
          Number.isNaN(Number(was)) ? was : Number(was),
        );
      }
      expect(writeLink(back.values, PARAMS, PRESET, name)).toBe(link);
    }),
  );
});

test('the order of the keys in a link changes nothing', () => {
  fc.assert(
    fc.property(states, fc.infiniteStream(fc.nat()), (values, order) => {
      const [version = '', ...parts] = writeLink(values, PARAMS, PRESET).slice(1).split('&');
      const shuffled = parts
        .map((part) => ({ part, at: order.next().value ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ part }) => part);
      const link = `?${[...shuffled, version].join('&')}`;
      expect(read(link)).toEqual(read(`?${[version, ...parts].join('&')}`));
    }),
  );
});

test('whatever stands in a link, the state is one that the controls could make', () => {
  const key = fc.constantFrom('price', 'house', 'answer', 'next', 'notice', 'v', 'x');
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.float().map(String),
    fc.constantFrom('35', '0.4', 'wait', '-0', '00', '60.00000000000000001'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, text)), (pairs) => {
      const link = `?v=1&${new URLSearchParams(pairs)}`;
      const { values } = read(link);
      for (const param of PARAMS) {
        const value = values[param.key] ?? '';
        if (param.kind === 'choice') expect(param.options).toContain(value);
        else {
          expect(value).toMatch(/^(0|[1-9]\d*)(\.\d+)?$/);
          expect((value.split('.')[1] ?? '').length).toBeLessThanOrEqual(param.places);
          expect(Number(value)).toBeGreaterThanOrEqual(Number(param.min));
          expect(Number(value)).toBeLessThanOrEqual(Number(param.max));
        }
      }
      expect(read(writeLink(values, PARAMS, PRESET)).values).toEqual(values);
    }),
    { numRuns: 500 },
  );
});

const fixed = (search: string) => {
  const { locked, hidden, notices } = readLink(search, PARAMS, PRESET);
  return { locked, hidden, notices };
};

test('a link locks and hides controls; what is hidden is locked, in the order of the schema', () => {
  expect(fixed('?v=1&lock=house,price&hide=table,answer')).toEqual({
    locked: ['price', 'house', 'answer'],
    hidden: ['answer', 'table'],
    notices: [],
  });
  const all = PARAMS.map(({ key }) => key);
  expect(fixed('?v=1&lock=all')).toEqual({ locked: all, hidden: [], notices: [] });
  expect(fixed('?v=1&hide=all').hidden).toEqual([...all, 'numbers', 'table']);
  expect(fixed('?lock=price'), 'an address without a version is no link').toEqual({
    locked: [],
    hidden: [],
    notices: [],
  });
  expect(readLink('?lock=price', PARAMS, PRESET, 'main', true).locked).toEqual(['price']);
});

test('a lock on what the figure does not have is said, and the others hold', () => {
  const { locked, notices } = fixed(`?v=1&lock=${encodeURIComponent('price, <b>,x')}&lock=house`);
  expect(locked).toEqual(['price']);
  expect(notices).toEqual([
    'lock stands in the link 2 times: the first one counts.',
    'The link would lock “<b>”, “x”, which this figure does not have; it has price, house, answer, next, notice, sale.',
  ]);
});

test('preset, locks and hidden parts are written in one order, and read back', () => {
  const link = writeLink({ ...PRESET, price: '34.5' }, PARAMS, PRESET, 'main', {
    preset: 'margin-call.1',
    locked: ['price', 'house'],
    hidden: ['house', 'table'],
  });
  expect(link).toBe('?v=1&preset=margin-call.1&price=34.5&lock=price&hide=house,table');
  expect(fixed(link)).toEqual({ locked: ['price', 'house'], hidden: ['house', 'table'], notices: [] });
});

test('what no scenario of the page knows is carried along, unless it is too much', () => {
  const scenarios = [
    { name: 'main', params: PARAMS },
    { name: 'answer', params: PARAMS },
  ];
  const unknown = unknownIn('?v=1&price=3&answer.price=3&lock=all&answer.hide=x&old=a%26b&old=2', scenarios);
  expect(unknown).toEqual([
    ['old', 'a&b'],
    ['old', '2'],
  ]);
  expect(withUnknown('?v=1', unknown)).toBe('?v=1&old=a%26b&old=2');
  expect(withUnknown('?v=1', [['old', 'x'.repeat(1_000_000)]])).toBe('?v=1');
  expect(withUnknown('?v=1', [])).toBe('?v=1');
});
