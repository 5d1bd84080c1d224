import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ScenarioState } from '../../components/notebook/scenario-state.svelte.ts';
import {
  claimText,
  fallValueText,
  fatesTitle,
  fateText,
  linesTitle,
  movedText,
  verdict,
  wayText,
} from '../../components/widgets/isolated-vs-cross/describe.ts';
import { PoolingState } from '../../components/widgets/isolated-vs-cross/isolated-vs-cross.svelte.ts';
import { momentOf } from '../../components/widgets/isolated-vs-cross/moment.ts';
import { PARAMS } from '../../components/widgets/isolated-vs-cross/params.ts';
import first from '../../content/scenarios/isolated-vs-cross.1.yaml?raw';
import second from '../../content/scenarios/isolated-vs-cross.2.yaml?raw';
import third from '../../content/scenarios/isolated-vs-cross.3.yaml?raw';
import { decimal } from '../../engine/index.ts';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = (id: number, text: string) => presetFrom(`isolated-vs-cross.${id}`, parse(text));
const SAVES = preset(1, first);
const LOSES = preset(2, second);
const HAND = preset(3, third);

type Changes = Record<string, string>;
const at = (values: Changes = {}, from = SAVES) => momentOf(from, { ...from.values, ...values });
const plainly = (text: string): string => text.replaceAll('\u202f', ' ').trim();
const said = (values: Changes = {}, from = SAVES): string => {
  const { kind, head, body } = verdict(at(values, from));
  return plainly(`[${kind}] ${head} ${body}`);
};
const claim = (values: Changes = {}, from = SAVES): string => plainly(claimText(at(values, from)));

/** 1,000 behind 10,000 of BTC: 1,000 + 100 (P − 100) are 0.4 P at 9,000 ÷ 99.6 = 90.3614, and 36.14 is left. */
test('each preset says what it is for', () => {
  expect(said()).toBe(
    '[cross-saves] Cross saves BTC. Isolated closes BTC when it is down 9.64 %: by then no more of its own money is left than maintenance asks. In cross the other money stands behind it as well, until prices come back. Of $3,000, isolated has $2,036.14 in the end and cross $3,000.',
  );
  // 4,000 + 100 (P − 100) are 0.4 P + 50 + 65 + 250 at 63.9056; BTC is the last to go, at 6,000 ÷ 99.6 = 60.241.
  expect(said({}, LOSES)).toBe(
    '[cross-loses-all] Cross loses every position. Isolated keeps ETH, BNB and ADA. Cross closes ETH, BNB, ADA and BTC, the first when BTC is down 36.09 %. The largest goes first, also one that has lost nothing. Isolated loses only what stood behind BTC. Of $4,000, isolated has $3,036.14 in the end and cross $24.09.',
  );
  expect(said({}, HAND)).toBe(
    '[topped-saved] What you add saves BTC. With BTC down 9.64 % it would have been closed. A moment before, you put $1,000 behind it. In cross the wallet stood behind it from the start. Of $3,000, both have $3,000 in the end.',
  );
});

test.each([
  [
    { fall: '0.0963' },
    '[none] Nothing is closed in either. At the lowest price, $2,037 of $3,000 is left in both, and $3,000 in the end.',
  ],
  [{ fall: '0.0964' }, expect.stringMatching(/^\[cross-saves] Cross saves BTC\. /)],
  // Lost for good is 963.86; cross has lost less than that once a fall is below 9.64 %.
  [
    { back: '0.51' },
    expect.stringMatching(/^\[isolated-stops] .* isolated has \$2,036\.14 in the end and cross \$2,020\./),
  ],
  [
    { back: '0.52' },
    expect.stringMatching(/^\[cross-saves] .* isolated has \$2,036\.14 in the end and cross \$2,040\./),
  ],
  // 3,000 + 100 (P − 100) are 0.4 P + 50 + 65 at 7,115 ÷ 99.6 = 71.4357; BTC goes last, at 7,000 ÷ 99.6 = 70.2811.
  [{ fall: '0.2856' }, expect.stringMatching(/^\[cross-saves] /)],
  [
    { fall: '0.2857' },
    '[cross-hit] Cross loses ETH, too. Isolated closes BTC when it is down 9.64 %: by then no more of its own money is left than maintenance asks. Cross closes ETH when BTC is down 28.56 %. The largest position goes first, whichever has lost. Of $3,000, isolated has $2,036.14 in the end and cross $3,000.',
  ],
  [{ fall: '0.2971' }, expect.stringMatching(/^\[cross-hit] Cross loses ETH and BNB, too\. /)],
  [{ fall: '0.2972' }, expect.stringMatching(/^\[cross-loses-all] .* Isolated keeps ETH and BNB\. /)],
  [
    { others: 'all' },
    '[all-gone] Every position is closed in both. Isolated closes BNB, ETH and BTC, the first when BTC is down 9.41 %: by then no more of its own money is left than maintenance asks. Cross closes BTC, ETH and BNB, the first when BTC is down 9.53 %. Of $3,000, isolated has $140.25 in the end and cross $58.39.',
  ],
  [{ others: 'rise', fall: '0.9' }, expect.stringMatching(/^\[cross-saves] /)],
  [
    { count: '1' },
    '[alike] With one position and nothing beside it, isolated and cross are the same. Both close BTC when it is down 9.64 %. Of $1,000, both have $36.14 in the end.',
  ],
  [{ leverage: '1', fall: '0.9', others: 'all' }, expect.stringMatching(/^\[none] /)],
])('what %j comes to', (values, sentence) => {
  expect(said(values as Changes)).toEqual(sentence);
});

test('money added by hand moves the moment, and can be lost as well', () => {
  // 2,000 + 100 (P − 100) are 0.4 P at 8,000 ÷ 99.6 = 80.3213.
  expect(said({ fall: '0.1967' }, HAND)).toMatch(/^\[topped-saved] /);
  expect(said({ fall: '0.1968' }, HAND)).toBe(
    '[topped-lost] BTC is closed all the same, and what you added is lost with it. Adding $1,000 by hand only moved the moment. Money that is added can be lost, too. Of $3,000, isolated has $1,032.12 in the end and cross $3,000.',
  );
  expect(said({ topup: 'none' }, HAND)).toMatch(/^\[cross-saves] /);
  // Nothing in the wallet, nothing to add.
  expect(said({ wallet: '0' }, HAND)).toMatch(/^\[cross-saves] /);
});

test('the claim is tested on each path, and the true statement stands beside it', () => {
  const truth =
    'What is true: with the same money in all, and each position on another coin, cross is never the first to be closed. But once it is, all the money in it is at stake.';
  expect(claim()).toBe(
    `“Cross is safer”, tested here: cross is not closed and isolated is, and it ends with $963.86 more. ${truth}`,
  );
  expect(claim({}, LOSES)).toBe(
    `“Cross is safer”, tested here: cross is closed later (BTC down 36.09 %, not down 9.64 %), but it ends with $3,012.05 less. ${truth}`,
  );
  expect(claim({ fall: '0' })).toMatch(/tested here: neither is closed, and both end with the same\. /);
  expect(claim({ count: '1' })).toMatch(
    /: both are closed at the same moment, and both end with the same\. /,
  );
});

test('slider, pictures, bars and table say it in words', () => {
  const moment = at({}, LOSES);
  expect(plainly(fallValueText(moment))).toBe(
    '50 %, isolated closes BTC, cross closes ETH, BNB, ADA and BTC',
  );
  expect(plainly(fallValueText(at({ fall: '0.05' })))).toBe(
    '5 %, isolated closes nothing, cross closes nothing',
  );
  expect(plainly(linesTitle(moment))).toBe(
    'What is left of your money while BTC falls 50 % and prices come back. Isolated has $3,036.14 there and $3,036.14 in the end; Cross has $24.09 there and $24.09 in the end.',
  );
  expect(plainly(fatesTitle(moment))).toMatch(
    /Isolated: BTC closed with BTC down 9\.64 %, \$36\.14 of \$1,000 left; ETH open to the end, .* Cross: ETH, BNB, ADA and BTC closed, first with BTC down 36\.09 %, \$24\.09 of \$4,000 left\./,
  );
  const hand = at({}, HAND);
  expect(fateText(hand.isolated, 'BTC', hand.behind('BTC'))).toBe('open to the end, $2,000 of $2,000 left');
  expect(movedText(at().moveAt(decimal(0)))).toBe('where it began');
  expect(['0', '0.3', '1', '1.3', '2'].map((text) => wayText(decimal(text)))).toEqual([
    'Start',
    'On the way down',
    'Lowest price',
    'On the way back',
    'End',
  ]);
});

const stateOf = (from = SAVES) => new PoolingState(new ScenarioState('main', from, PARAMS, momentOf));

test('lines bend where something is closed, and stay flat where nothing is held', () => {
  const { series, spots, fates } = stateOf(LOSES);
  const [cross, isolated] = series.map(({ points }) => points.map(({ x, y }) => [x, Math.round(y)]));
  expect(isolated).toEqual([
    [0, 4000],
    [0.192771, 3036],
    [1, 3036],
    [2, 3036],
  ]);
  expect(cross?.at(-1)).toEqual([2, 24]);
  expect(spots.map(({ label }) => label)).toEqual(['Isolated closes BTC', 'Cross closes ETH']);
  expect(fates.map(({ ticks }) => ticks?.length)).toEqual([1, 0, 0, 0, 4]);
});

test('the table tells the path in its order', () => {
  const { table } = stateOf(HAND);
  expect(table.rows.map(({ cells }) => plainly(cells.join(' | ')))).toEqual([
    'Start | where it began | $3,000 | $3,000 |',
    'On the way down | down 9.64 % | $2,036.14 | $2,036.14 | $1,000 added to BTC',
    'Lowest price | down 15 % | $1,500 | $1,500 |',
    'End | where it began | $3,000 | $3,000 |',
  ]);
});
