/** The account that the figure shows is the one that the engine's own steps lead to. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseOf, momentOf } from '../../components/widgets/margin-call/moment.ts';
import { decimal, nextDay, recall, reportOf, step } from '../../engine/index.ts';
import { MAIN } from './lib/presets.ts';

test('at any price and rate, without the parts of the engine that play days', () => {
  const cents = fc.integer({ min: 1500, max: 6000 }).map((n) => (n / 100).toFixed(2));
  const rates = fc.integer({ min: 250, max: 600 }).map((n) => (n / 1000).toFixed(3));
  fc.assert(
    fc.property(cents, rates, (price, house) => {
      const { state, instrument } = baseOf(MAIN);
      const told = { ...state, on: nextDay(state.on), settings: { ...state.settings, houseLong: house } };
      const stepped = step(told, { do: 'price', instrument, price: decimal(price) }).state;
      const moment = momentOf(MAIN, { ...MAIN.values, price, house });
      expect(recall(moment.state).state).toEqual(stepped);
      const { figures } = reportOf(stepped);
      for (const [name, figure] of Object.entries(moment.report.figures))
        expect(figure).toEqual(figures[name]);
    }),
  );
});
