/** The form of what a firm chooses under the intraday margin rule. Whether it makes sense is asked by `usIntraday`. */
import { date, integer, list, maybe, object, oneOf } from './shape.ts';

export const INTRADAY_CHOICES = object('What FINRA’s intraday margin rule leaves to the firm', {
  measured: maybe(
    oneOf('Whether levels right after a transaction count, or all of the day', [
      'afterTransactions',
      'wholeDay',
    ]),
  ),
  order: maybe(
    oneOf('Whether the order of a day can be shown; if not, the worst is assumed', ['shown', 'unknown']),
  ),
  practice: maybe(
    object('What counts as a practice of not satisfying deficits promptly', {
      lateAfter: integer('Business day at whose close a deficit is late', 1, 15),
      times: integer('Late deficits that make a practice', 1, 100),
      months: integer('Within so many months', 1, 120),
    }),
  ),
  extraordinary: maybe(list(date('Day'), 'Days whose deficits arose in extraordinary circumstances', 366)),
});
