/** Fields that stand in many places of the scenario format. */
import { date, text } from './shape.ts';

export const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;
export const instrumentId = text('Id of an instrument of this scenario', ID);
export const on = date('Day of the event; events of one day keep their order');
