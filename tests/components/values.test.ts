import { beforeEach, expect, test } from 'vitest';
import '../../src/scripts/values.ts';

const value = (figure: string, scenario: string, text: string, more = ''): string =>
  `<data class="val" value="1" data-figure="${figure}" data-scenario="${scenario}" ${more}>${text}</data>`;

const say = (detail: object): boolean =>
  document.dispatchEvent(new CustomEvent('margin-lab:figures', { detail }));

const texts = (): string[] =>
  [...document.querySelectorAll('.val')].map((element) => element.textContent ?? '');

beforeEach(() => {
  document.body.innerHTML = [
    value('equity', 'main', '$2,000'),
    value('debt', 'main', '−$5,000', 'data-negate'),
    value('equity', 'other', '$9'),
    value('callPrice:exact', 'main', '$35.714286…'),
  ].join(' ');
});

test('each number follows its own scenario and figure', () => {
  say({ scenario: 'main', texts: { equity: '$1,800', 'callPrice:exact': '$41.666667…', unknown: '$3' } });
  expect(texts()).toEqual(['$1,800', '−$5,000', '$9', '$41.666667…']);
});

test('an opposite keeps its sign, and zero has none', () => {
  say({ scenario: 'main', texts: { debt: '$4,900' }, values: { debt: '4900' } });
  expect(texts()[1]).toBe('−$4,900');
  expect(document.querySelectorAll('data')[1]?.value).toBe('-4900');
  say({ scenario: 'main', texts: { debt: '$0' } });
  expect(texts()[1]).toBe('$0');
  say({ scenario: 'main', texts: { debt: '−$20' } });
  expect(texts()[1]).toBe('$20');
});

test('only a number that changed is marked, and only for a moment', async () => {
  say({ scenario: 'main', texts: { equity: '$2,000', debt: '$4,000' } });
  const [same, changed] = document.querySelectorAll('.val');
  expect(same?.classList.contains('val-new')).toBe(false);
  expect(changed?.classList.contains('val-new')).toBe(true);
  await expect.poll(() => changed?.classList.contains('val-new'), { timeout: 2000 }).toBe(false);
});
