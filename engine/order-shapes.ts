/** The form of the events that place and cancel orders. */
import { ID, instrumentId, when } from './scenario-fields.ts';
import { list, maybe, number, object, oneOf, text, variants } from './shape.ts';

const MOST_RUNGS = 100;

const above = (description: string) => number(description, { min: '0', open: true });

const placed = {
  ...when,
  id: text('Name of the order, its own in the whole scenario', ID),
  instrument: instrumentId,
  group: maybe(text('When one order of a group fills, the others are cancelled', ID)),
};
const quantity = above('Shares to close; of more than is held, what is held');

/** By the value of `do`. Orders close what is held: a sale for a long, a purchase for a short. */
export const ORDER_EVENTS = {
  placeStop: object('A stop order: trades at the price that stands once the price is at the stop or beyond', {
    ...placed,
    do: oneOf('', ['placeStop']),
    quantity,
    stop: above('Price that sets it off'),
  }),
  placeStopLimit: object('A stop order that becomes a limit order, and may then never fill', {
    ...placed,
    do: oneOf('', ['placeStopLimit']),
    quantity,
    stop: above('Price that sets it off'),
    limit: above('Worst price allowed'),
  }),
  placeTrailingStop: object('A stop that follows the price when it moves in favour, and never back', {
    ...placed,
    do: oneOf('', ['placeTrailingStop']),
    quantity,
    trail: variants('by', {
      amount: object('An amount of money behind the best price', {
        by: oneOf('', ['amount']),
        distance: above('Distance, in the currency of the price'),
      }),
      percent: object('A part of the best price behind it', {
        by: oneOf('', ['percent']),
        rate: number('A fraction below 1: "0.05" is 5 %', { min: '0', max: '1', open: true }),
      }),
    }),
  }),
  placeTakeProfit: object('A ladder of limit orders, named id-1, id-2 … from the first to be reached', {
    ...placed,
    do: oneOf('', ['placeTakeProfit']),
    rungs: list(
      object('One step', { limit: above('Price to trade at, or better'), quantity: above('Shares') }),
      'At least one; together at most what is held, or the ladder is refused',
      MOST_RUNGS,
    ),
  }),
  cancelOrder: object('An order, a ladder or one of its rungs is cancelled, if it still stands', {
    ...when,
    do: oneOf('', ['cancelOrder']),
    id: text('Name of the order', ID),
  }),
};
