import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { columnsTitle, priceValueText, verdict } from '../../components/widgets/balance/describe.ts';
import { momentOf } from '../../components/widgets/balance/moment.ts';
import first from '../../content/scenarios/balance.1.yaml?raw';
import second from '../../content/scenarios/balance.2.yaml?raw';
import { presetFrom } from '../../src/lib/preset.ts';

const LENT = presetFrom('balance.1', parse(first));
const OWN = presetFrom('balance.2', parse(second));

const said = (price: string, preset = LENT): string => {
  const { kind, head, body } = verdict(momentOf(preset, { price }));
  return `[${kind}] ${head} ${body}`.replaceAll('\u202f', ' ');
};

/** 200 shares bought at 50, and 5,000 of it lent. */
test.each([
  [
    '60',
    '[rise] $2,000 is gained, and all of it is yours. The shares rose 20 %, your own money 40 %. The loan is still $5,000.',
  ],
  [
    '50.01',
    '[rise] $2 is gained, and all of it is yours. The shares rose 0.02 %, your own money 0.04 %. The loan is still $5,000.',
  ],
  [
    '50',
    '[bought] $5,000 is yours, $5,000 is lent. The shares are the collateral: if they are sold, the loan is paid first, and you get what is left.',
  ],
  ['49.99', expect.stringMatching(/^\[fall] \$2 is lost, and all of it is yours\. /)],
  [
    '40',
    '[fall] $2,000 is lost, and all of it is yours. The shares fell 20 %, your own money 40 %. The loan is still $5,000.',
  ],
  ['25.01', expect.stringMatching(/^\[fall] \$4,998 is lost/)],
  [
    '25',
    '[nothing-left] Nothing of yours is left. The shares are worth exactly the loan: $5,000 is lost, and all of it was yours.',
  ],
  [
    '24.99',
    '[shortfall] You owe $2 that nothing covers. All $5,000 of yours is gone, and the shares no longer repay the loan. You still owe the rest.',
  ],
  ['0', expect.stringMatching(/^\[shortfall] You owe \$5,000 that nothing covers\. /)],
])('half lent, at %s', (price, sentence) => {
  expect(said(price)).toEqual(sentence);
});

test.each([
  [
    '50',
    '[bought] $10,000 is yours, and nothing is lent. There is no loan that the shares would have to pay.',
  ],
  [
    '40',
    '[fall] $2,000 is lost, and all of it is yours. The shares fell 20 %, and so did your own money: nothing was lent.',
  ],
  ['60', expect.stringContaining('and so did your own money: nothing was lent.')],
  [
    '0',
    '[nothing-left] Nothing of yours is left. All $10,000 is lost. But nothing was lent, so nothing is owed.',
  ],
])('nothing lent, at %s', (price, sentence) => {
  expect(said(price, OWN)).toEqual(sentence);
});

test('the columns and the slider say it in words', () => {
  const moment = (price: string, preset = LENT) => momentOf(preset, { price });
  expect(columnsTitle(moment('40'))).toBe(
    'Two columns. What there is: shares worth $8,000. Whose it is: a loan of $5,000 and $3,000 of your own.',
  );
  expect(columnsTitle(moment('20'))).toBe(
    'Two columns. What there is: shares worth $4,000. Whose it is: a loan of $5,000, of which $1,000 is not covered; nothing is yours.',
  );
  expect(columnsTitle(moment('50', OWN))).toContain('Whose it is: no loan and $10,000 of your own.');
  expect(['40', '25', '20'].map((price) => priceValueText(price, moment(price)))).toEqual([
    '$40.00, $3,000 is yours',
    '$25.00, nothing is yours',
    '$20.00, nothing is yours, $1,000 not covered',
  ]);
});
