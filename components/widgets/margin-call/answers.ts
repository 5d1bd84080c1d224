/** The three answers to a call, with their exact sizes. */
import { type Decimal, saleWorthCalls } from '../../../engine/index.ts';
import type { Values } from '../params.ts';
import { dollars, shares } from '../text.ts';
import type { AccountMoment } from './moment.ts';

export type AnswerName = 'deposit' | 'sell' | 'wait';

export function answerTitles(moment: AccountMoment, values: Values): Record<AnswerName, string> {
  const { cureCash, cureSaleWholeShares } = moment.report.figures;
  const sold = guided(moment, values) ?? cureSaleWholeShares?.value;
  return {
    deposit: cureCash ? `Deposit ${dollars(cureCash.value, 'up')}` : 'Deposit',
    sell: sold ? `Sell ${shares(sold)}` : 'Sell everything',
    wait: 'Wait and see',
  };
}

const TIMES: Readonly<Record<string, number>> = { call: 1, twice: 2 };

/** Shares to sell as guides size it; null where the sale is what ends the call, or guides would sell all there is. */
export function guided({ report }: AccountMoment, values: Values): Decimal | null {
  const times = TIMES[values.sale ?? ''];
  const [position] = report.view.pool.positions;
  const { call } = report.figures;
  if (!times || !position || !call) return null;
  const wanted = saleWorthCalls(report.view, call, position, times).value;
  return wanted.lt(position.quantity) ? wanted : null;
}
