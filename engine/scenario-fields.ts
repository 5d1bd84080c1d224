/** Fields that stand in many places of the scenario format. */
import { date, maybe, text, time } from './shape.ts';

export const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;
export const instrumentId = text('Id of an instrument of this scenario', ID);

/** When an event happens. */
export const when = {
  on: date('Day of the event; events of one day keep their order'),
  time: maybe(
    time('Time of that day, UTC; without it the event follows the one before it at once, the first at 00:00'),
  ),
} as const;
