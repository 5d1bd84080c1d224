/** What the replay figure says of a day, and how it walks from one to the next. */
import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { scenarioState } from '../../components/notebook/scenario-state.svelte.ts';
import { momentAt } from '../../components/widgets/replay/day.ts';
import type { Episode } from '../../components/widgets/replay/episode.ts';
import { momentOf, ready } from '../../components/widgets/replay/moment.ts';
import { PARAMS } from '../../components/widgets/replay/params.ts';
import { ReplayState } from '../../components/widgets/replay/replay.svelte.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { freshName, regions } from './lib/page.ts';

const SHARES: Episode = {
  id: 'shares',
  title: 'A fall',
  instrument: 'A share, daily',
  market: 'broker',
  symbol: 'A',
  quantity: '10',
  lot: '1',
  check: 'Looked at once a day.',
  source: { source: 'vega-datasets', says: 'Made up.', checked: '2026-11-22', standing: 'text' },
  bars: [
    '2008-09-08 100 100 100 100',
    '2008-09-09 90 91 80 85',
    '2008-09-10 80 82 65 70',
    '2008-09-11 66 67 63 65',
    '2008-09-12 64 66 60 62',
    '2008-09-15 60 62 58 61',
    '2008-09-16 55 58 54 57',
    '2008-09-17 57 60 56 59',
  ].join('\n'),
};
const COIN: Episode = {
  ...SHARES,
  id: 'coin',
  market: 'exchange',
  symbol: 'BTC-PERP',
  quantity: '1',
  lot: '0.001',
  bars: ['2020-03-08 8108.1', '2020-03-09 7923.6', '2020-03-10 4970.8', '2020-03-11 5563.7'].join('\n'),
};
const VALUES = {
  leverage: '2',
  rate: '0.25',
  venue: 'binance-futures-isolated.2026-11',
  side: 'long',
  check: 'worst',
  answer: 'wait',
  day: '0',
};
type Changes = Partial<typeof VALUES>;
const said = (changes: Changes, episode = SHARES): string => {
  const { kind, head, body } = momentAt(episode, { ...VALUES, ...changes }).verdict;
  return `[${kind}] ${head} ${body}`.trim();
};

// 10 shares at 100, 500 borrowed: a call below 500 / 7.5 = 66.67.
test.each<[Changes, string]>([
  [{}, '[bought] Bought 10 units at $100.00 with $500 of your own. A call comes below $66.67.'],
  [{ day: '1' }, '[holding] $85.00: nothing is asked. A call comes below $66.67.'],
  [
    { day: '2' },
    '[recovered] Called at the low, and not at the close. At $65.00 $12.50 was missing; at $70.00 nothing is. A call ends by itself when the price comes back.',
  ],
  [
    { day: '2', answer: 'deposit' },
    '[deposited] Margin call: $12.50, paid at once. The low of $65.00 was below the call price. You have now put in $512.50; a call comes below $65.00.',
  ],
  [
    { day: '3' },
    '[called] Margin call: $27.50. The low of $63.00 is below the call price, $66.67. You wait: unless the price comes back, the broker sells at the open of Sep 16, 2008.',
  ],
  // At the open of 64: 140 of equity, 160 asked, so 20 / 16 is 1.25 shares, in whole ones 2.
  [
    { day: '4', answer: 'sell' },
    '[sold] You sell 2 units at the open, $64.00. 8 units are left. A call comes below $62.00.',
  ],
  [
    { day: '5' },
    '[open] $65 is now asked. The price stands at $61.00. You wait: unless the price comes back, the broker sells at the open of Sep 16, 2008.',
  ],
  [
    { day: '6' },
    '[forced] The broker sells 7 units at the open, $55.00. The call had not been answered. 3 units are left.',
  ],
  [{ day: '7' }, '[survived] The episode is over, and 3 units are still held. Of $500 put in, $62 is left.'],
  [
    { leverage: '2.5' },
    '[refused] No broker may lend that much. Regulation T lets half of the price be lent: 2× is the most. $100 of your own is missing, and nothing is bought.',
  ],
  [{ leverage: '1' }, '[bought] Bought 10 units at $100.00 with $1,000 of your own. No fall brings a call.'],
  [
    { side: 'short' },
    '[bought] Sold short 10 units at $100.00 with $500 of your own. A call comes above $115.38.',
  ],
])('%j: %s', (changes, text) => {
  expect(said(changes)).toBe(text);
});

test('an exchange of which only closes are known', () => {
  expect(said({ leverage: '5' }, COIN)).toBe(
    '[bought] Bought 1 BTC at $8,108.10 with $1,621.62 of your own. It is liquidated at $6,512.54 or below.',
  );
  expect(momentAt(COIN, { ...VALUES, leverage: '5' }).closesOnly).toBe(true);
  expect(said({ leverage: '5', day: '2' }, COIN)).toBe(
    '[liquidated] Liquidated at $4,970.80. Of $1,621.62 of your own, $0 is left.',
  );
  expect(said({ leverage: '5', day: '3' }, COIN)).toContain('[gone] Nothing is held any more.');
});

test('a short that is squeezed through its margin owes the rest', () => {
  const squeeze = { ...SHARES, bars: '2008-09-08 100\n2008-09-09 170\n2008-09-10 180' };
  expect(said({ side: 'short', day: '1' }, squeeze)).toBe(
    '[shortfall] You owe $200 more than you have. What is held no longer covers the loan.',
  );
});

test('the page begins with what the build has played, and goes on from event to event', async () => {
  const preset = presetFrom('replay.0', {
    widget: 'replay',
    title: '',
    values: { ...VALUES, check: 'close' },
    episode: SHARES,
  });
  // What the build wrote stands for the engine until that is fetched.
  const moved = momentOf(preset, { ...preset.values, day: '3' });
  expect([moved.waiting, moved.at]).toEqual([true, 0]);
  const heard = regions();
  const widget = new ReplayState(scenarioState(freshName(), preset, PARAMS, momentOf));
  expect(widget.moment.verdict.kind).toBe('bought');
  expect(widget.events.map(({ at }) => at)).toEqual([3, 6]);
  await widget.skip();
  flushSync();
  expect([widget.moment.at, widget.verdict.kind]).toEqual([3, 'called']);
  await vi.waitFor(() => expect(heard.said.join()).toContain('Margin call: $12.50.'));
  await ready();
  expect(momentOf(preset, { ...preset.values, day: '3' }).waiting).toBeUndefined();
  await widget.play();
  await vi.waitFor(() => expect(widget.playing).toBe(false), { timeout: 5000 });
  expect([widget.moment.at, widget.verdict.kind]).toEqual([6, 'forced']);
  widget.reset();
  expect(widget.moment.at).toBe(0);
  heard.stop();
});
