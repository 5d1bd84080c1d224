import { describe, expect, it } from 'vitest';
import { decimal, plain } from '../../engine/decimal.ts';
import {
  binding,
  type Citation,
  constant,
  evaluate,
  type Figure,
  given,
  greatest,
  least,
  product,
  quotient,
  rulesOf,
  sum,
  type Unit,
  wholeLots,
} from '../../engine/figure.ts';

const unit: Unit = { kind: 'money', asset: 'USD' };
const rule = (section: string): Citation => {
  return { source: 'finra-4210', section, says: '', checked: '2026-11-22', standing: 'text' };
};
const spec = (name: string, section?: string) => {
  return { name, label: name, unit, ...(section ? { rule: rule(section) } : {}) };
};
const number = (value: string, name = value, section?: string) => given(spec(name, section), decimal(value));

const two = number('2');
const three = number('3');
const five = number('-5');

describe('constructors', () => {
  it.each<[string, Figure, string]>([
    ['sum', sum(spec('s'), [1, two], [-1, three], [1, five]), '-6'],
    ['sum that begins with less', sum(spec('s'), [-1, two], [1, three]), '1'],
    ['sum of nothing', sum(spec('s')), '0'],
    ['product', product(spec('p'), two, three, five), '-30'],
    ['quotient', quotient(spec('q'), three, two), '1.5'],
    ['greatest', greatest(spec('g'), two, three, five), '3'],
    ['least', least(spec('l'), two, five, three), '-5'],
    ['whole lots', wholeLots(spec('w'), number('9.52'), number('0.25')), '9.75'],
    ['whole lots of a whole number', wholeLots(spec('w'), number('10'), two), '10'],
    ['constant', constant(-1), '-1'],
    ['given', five, '-5'],
  ])('%s', (_, figure, value) => {
    expect(plain(figure.value)).toBe(value);
    const again =
      figure.formula.op === 'given'
        ? figure.value
        : evaluate(
            figure.formula,
            figure.parts.map((part) => part.value),
          );
    expect(plain(again)).toBe(value);
  });

  it('keep the spec, the formula and the parts in their order', () => {
    const figure = sum({ ...spec('equity', '(c)'), rounding: 'down' }, [1, two], [-1, three]);
    expect(figure).toMatchObject({ name: 'equity', label: 'equity', unit, rounding: 'down' });
    expect(figure.formula).toEqual({ op: 'sum', signs: [1, -1] });
    expect(figure.parts).toEqual([two, three]);
    expect(quotient(spec('q'), three, two).parts).toEqual([three, two]);
    expect(product(spec('p'), three, two).formula).toEqual({ op: 'product' });
    expect(greatest(spec('p'), three, two).formula).toEqual({ op: 'greatest' });
    expect(least(spec('p'), three, two).formula).toEqual({ op: 'least' });
    expect(wholeLots(spec('p'), three, two).formula).toEqual({ op: 'wholeLots' });
    expect([two.formula, two.parts]).toEqual([{ op: 'given' }, []]);
  });

  it('a constant is named after its number', () => {
    expect(constant(1)).toMatchObject({ name: 'constant-1', label: '1', unit: { kind: 'multiple' } });
  });
});

describe('evaluate', () => {
  it('has a value for missing parts', () => {
    expect(plain(evaluate({ op: 'given' }, []))).toBe('0');
    expect(plain(evaluate({ op: 'given' }, [decimal(4)]))).toBe('4');
    expect(plain(evaluate({ op: 'quotient' }, [decimal(4)]))).toBe('4');
    expect(plain(evaluate({ op: 'product' }, []))).toBe('1');
    expect(plain(evaluate({ op: 'sum', signs: [] }, []))).toBe('0');
  });
});

describe('binding', () => {
  it('is the part that decides, the first on a tie', () => {
    expect(binding(greatest(spec('g'), two, three))).toBe(three);
    expect(binding(least(spec('g'), three, two))).toBe(two);
    const other = number('3', 'other');
    expect(binding(greatest(spec('g'), two, three, other))).toBe(three);
    expect(binding(given(spec('g'), decimal(1)))).toBeUndefined();
  });
});

describe('rulesOf', () => {
  const sections = (figure: Figure) => rulesOf(figure).map((item) => item.section);

  it('lists every rule below, nearest first, each once', () => {
    const a = number('1', 'a', '(a)');
    const b = product(spec('b', '(b)'), a, number('2', 'c', '(c)'));
    expect(sections(sum(spec('s', '(s)'), [1, b], [1, a]))).toEqual(['(s)', '(b)', '(a)', '(c)']);
    expect(sections(two)).toEqual([]);
  });

  it('follows only the part that decides', () => {
    const low = number('1', 'low', '(low)');
    const high = number('9', 'high', '(high)');
    expect(sections(greatest(spec('g'), low, high))).toEqual(['(high)']);
    expect(sections(least(spec('g', '(g)'), low, high))).toEqual(['(g)', '(low)']);
    expect(sections(sum(spec('s'), [1, low], [1, high]))).toEqual(['(low)', '(high)']);
  });

  it('tells rules of one source apart, also without a section', () => {
    const bare: Citation = { source: 'finra-2264', says: '', checked: '2026-11-22', standing: 'text' };
    const one = given({ ...spec('one'), rule: bare }, decimal(1));
    const other = number('1', 'other', '(a)');
    expect(rulesOf(sum(spec('s'), [1, one], [1, one], [1, other]))).toEqual([bare, rule('(a)')]);
  });
});
