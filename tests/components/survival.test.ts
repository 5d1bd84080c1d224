import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  formulaText,
  leftTitle,
  leverageValueText,
  pictureTitle,
  ruleLine,
  verdict,
  withError,
} from '../../components/widgets/survival/describe.ts';
import { momentOf, type SurvivalMoment } from '../../components/widgets/survival/moment.ts';
import { parts } from '../../components/widgets/survival/parts.ts';
import { WIDGET } from '../../components/widgets/survival/widget.ts';
import first from '../../content/scenarios/survival.1.yaml?raw';
import second from '../../content/scenarios/survival.2.yaml?raw';
import third from '../../content/scenarios/survival.3.yaml?raw';
import { showFigure } from '../../engine/index.ts';
import { added } from '../../engine/survival/run.ts';
import { presetFrom } from '../../src/lib/preset.ts';

const COIN = presetFrom('survival.1', parse(first));
const STOCKS = presetFrom('survival.2', parse(second));
const CRASH = presetFrom('survival.3', parse(third));
const at = (values: Readonly<Record<string, string>>, preset = COIN): SurvivalMoment =>
  momentOf(preset, { ...preset.values, ...values });
const said = (values: Readonly<Record<string, string>>, preset = COIN): string => {
  const { kind, head, body } = verdict(at(values, preset));
  expect(WIDGET.outcomes).toContain(kind);
  return `[${kind}] ${head} ${body}`.replaceAll('\u202f', ' ');
};

test('a coin at an exchange: from no line at all to a liquidation that is likelier than not', () => {
  expect(said({ leverage: '1' })).toBe(
    '[never] Nothing is borrowed, and no line is near. At 1× the price itself would have to fall to nothing. It may still fall: half of all paths end with less than $9,800.',
  );
  expect(said({ leverage: '2.2' })).toMatch(/^\[rare] It is liquidated on 0\.\d % ± 0\.0\d of ten thousand/);
  expect(said({})).toBe(
    '[possible] It is liquidated on 28.4 % ± 0.45 of ten thousand paths. It takes a fall of 17.5 %. Of the paths with a liquidation, half have it by day 17.',
  );
  expect(said({ leverage: '8' })).toMatch(
    /^\[lost] To be liquidated is likelier than not: it happens on 57\.4 %/,
  );
});

test('a broker’s call is one thing, and the sale that follows another', () => {
  expect(said({ leverage: '3', days: '10', volatility: '1' }, STOCKS)).toMatch(
    /^\[likely] A call is likelier than not: it comes on 65\.1 % .* 43\.4 % of all paths end in a forced sale/,
  );
  expect(said({ leverage: '2.8' }, STOCKS)).toMatch(/^\[lost] To be sold out is likelier than not/);
  expect(said({ leverage: '3.4' }, STOCKS)).toMatch(
    /^\[at-once] At 3\.4× the call comes before the price has moved\. .* 93\.\d % of all paths end in a forced sale\.$/,
  );
  // Past what is drawn it is over the line as well.
  expect(said({ leverage: '20' }, STOCKS)).toMatch(/^\[at-once] At 20× .* something is owed\.$/);
  // What the broker asks: 1 − 1 ÷ 2 of the worth is owed, over 1 − rate.
  const fall = (house: string): string => showFigure(at({ house }, STOCKS).fall ?? at({}).formula);
  expect(['0.25', '0.3', '0.4', '0.5'].map(fall).map((text) => text.replace('\u202f', ' '))).toEqual([
    '33.3 %',
    '28.6 %',
    '16.7 %',
    '0 %',
  ]);
});

test('a second stock helps, unless both move together or a gap takes both', () => {
  expect(said({}, STOCKS)).toMatch(
    /A call comes on 12\.2 % .* With all of it in one the share is 24 %\. Both falling at once is rarer, as long as they do not move together\.$/,
  );
  expect(said({ correlation: '0.95' }, STOCKS)).toMatch(/: two that move together are nearly one\.$/);
  expect(said({ leverage: '3.2' }, STOCKS)).toMatch(/: with so little room, a second asset helps little\.$/);
  expect(said({}, CRASH)).toMatch(
    /A call comes on 33\.1 % .* in one the share is 33\.5 %: a gap takes both at once, and a second asset is no help then\.$/,
  );
  const { chances } = at({ assets: 'one' }, STOCKS);
  expect(chances.called.value.eq(at({}, STOCKS).chances.alone.value)).toBe(true);
});

test('the formula says what it leaves out', () => {
  const text = (values: Readonly<Record<string, string>>, preset = COIN): string =>
    formulaText(at(values, preset)).replaceAll('\u202f', ' ');
  expect(text({})).toBe('The formula says 28.86 % in the same case, without drawing a path.');
  expect(text({ gaps: '2', check: 'daily' })).toBe(
    'The formula says 28.86 %; in it the price is looked at all the time and not once a day, and there are no gaps.',
  );
  expect(text({ check: 'continuous' }, STOCKS)).toMatch(/; in it all is in one asset\.$/);
});

test('what the figure shows is in its title and beside its slider', () => {
  const moment = at({});
  expect(pictureTitle(moment)).toMatch(
    /^Paths with a liquidation within 30 days, by leverage from 1 to 20: 28\.4/,
  );
  expect(leftTitle(moment)).toMatch(
    /^What is left of \$10,000 at the end, path by path: less than \$600 on one in/,
  );
  expect(leverageValueText(moment)).toMatch(/^5×: a liquidation on 28\.4/);
  expect(withError(moment.chances.called, moment.chances.calledError)).toMatch(/ ± 0\.45$/);
  expect(ruleLine(moment)).toContain('real markets are worse');
  expect(ruleLine(at({}, STOCKS))).toMatch(/^A call stands 2 trading days/);
});

test('a run in parts is the run', () => {
  const { run, tally } = at({});
  const all = [...parts({ run, from: 0, to: 20 }, 0)];
  expect(all.length).toBeGreaterThan(1);
  expect(all.reduce(added)).toEqual(tally);
});
