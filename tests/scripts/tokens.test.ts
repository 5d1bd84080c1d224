import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
const pairs = [...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/g)];

/** Relative luminance, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const themes = {
  light: new Map(pairs.map(([, name, light]) => [name, light])),
  dark: new Map(pairs.map(([, name, , dark]) => [name, dark])),
};

const WORDS = ['ink', 'soft', 'equity', 'loan', 'need', 'gain', 'loss', 'accent'];
const MARKS = ['hair-strong', 'hatch', 'focus'];
/** Words on a fill, and words on the wash of their own meaning. */
const ON = [
  ['on-equity', 'equity'],
  ['on-loan', 'loan-fill'],
  ['equity', 'equity-wash'],
  ['loan', 'loan-wash'],
  ['ink', 'equity-wash'],
] as const;

describe.each(Object.entries(themes))('contrast in the %s theme', (_theme, colours) => {
  const ratio = (one: string, other: string): number => {
    const [a, b] = [colours.get(one), colours.get(other)];
    if (!a || !b) throw new Error(`tokens.css has no --${a ? other : one} with two values.`);
    return contrast(a, b);
  };

  test.each(WORDS)('--%s can be read on the paper and on a panel', (name) => {
    expect(ratio(name, 'paper')).toBeGreaterThanOrEqual(4.5);
    expect(ratio(name, 'panel')).toBeGreaterThanOrEqual(4.5);
  });
  test.each(MARKS)('--%s can be seen on the paper and on a panel', (name) => {
    expect(ratio(name, 'paper')).toBeGreaterThanOrEqual(3);
    expect(ratio(name, 'panel')).toBeGreaterThanOrEqual(3);
  });
  test.each(ON)('--%s can be read on --%s', (word, fill) => {
    expect(ratio(word, fill)).toBeGreaterThanOrEqual(4.5);
  });
});
