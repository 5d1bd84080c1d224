/** Random orders, as the events that place and cancel them. */
import fc from 'fast-check';
import { positive } from './arbitraries.ts';
import type { Json } from './engine.ts';

/** `level` gives prices near the instrument's own. Ids are given later, see `named`. */
export function orderEvent(symbols: readonly string[], level: (id: string) => fc.Arbitrary<string>) {
  const quantity = positive(400, 8);
  const group = fc.option(fc.constantFrom('one', 'two'), { nil: undefined });
  const trail = fc.oneof(
    positive(20, 6).map((distance) => ({ by: 'amount', distance })),
    fc.constantFrom('0.01', '0.05', '0.2', '0.333333333333333333').map((rate) => ({ by: 'percent', rate })),
  );
  const events = (instrument: string): fc.Arbitrary<Json> => {
    const at = level(instrument);
    const rung = fc.record({ limit: at, quantity: positive(60, 8) });
    const of = <T>(name: string, fields: fc.Arbitrary<T>) =>
      fc.tuple(fields, group).map(([more, shared]): Json => {
        return { do: name, instrument, ...more, ...(shared === undefined ? {} : { group: shared }) };
      });
    return fc.oneof(
      of('placeStop', fc.record({ quantity, stop: at })),
      of('placeStopLimit', fc.record({ quantity, stop: at, limit: at })),
      of('placeTrailingStop', fc.record({ quantity, trail })),
      of('placeTakeProfit', fc.record({ rungs: fc.array(rung, { minLength: 1, maxLength: 3 }) })),
      fc.constant({ do: 'cancelOrder' }),
    );
  };
  return fc.constantFrom(...symbols).chain(events);
}

/** The events with ids of their own; what cancels means the order placed last before it, and falls away without one. */
export function named<E extends { readonly do: string }>(
  events: readonly E[],
): (E & { readonly id?: string })[] {
  let last: string | undefined;
  return events.flatMap((event, i) => {
    if (event.do === 'cancelOrder') return last === undefined ? [] : [{ ...event, id: last }];
    if (!event.do.startsWith('place')) return [event];
    last = `order${i}`;
    return [{ ...event, id: last }];
  });
}
