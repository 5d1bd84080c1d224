import { expect, test } from 'vitest';
import { entryText, legTexts } from '../../components/widgets/margin-call/describe.ts';
import { dayText, dollars, percent, priceText, shares } from '../../components/widgets/text.ts';
import { decimal, type Entry } from '../../engine/index.ts';

type Posting = Extract<Entry, { kind: 'posting' }>;
type Notice = Extract<Entry, { kind: 'notice' }>;
const on = '2026-11-03';

function posting(reason: Posting['reason'], ...legs: Posting['legs']): Entry {
  return { kind: 'posting', on, reason, legs };
}

function amount(kind: Posting['legs'][number]['kind'], size: string): Posting['legs'][number] {
  return { owner: 'pool', pool: 'main', asset: 'USD', kind, amount: decimal(size) };
}

function stock(quantity: string, price: string): Posting['legs'][number] {
  return { ...amount('position', quantity), asset: 'XYZ', instrument: 'XYZ', price: decimal(price) };
}

const market = { ...amount('cash', '1'), owner: 'market' } as const;

test.each<[string, Entry]>([
  ['You pay in cash.', posting('deposit', amount('cash', '100'))],
  ['You bring in shares.', posting('depositSecurities', stock('5', '35'))],
  ['The broker lends what is missing.', posting('borrow', amount('loan', '-5000'), amount('cash', '5000'))],
  ['The cash repays part of the loan.', posting('repay', amount('cash', '-100'), amount('loan', '100'))],
  [
    'Short-sale proceeds become cash.',
    posting('release', amount('shortProceeds', '-1'), amount('cash', '1')),
  ],
  ['The month’s interest is charged.', posting('interest', amount('cash', '-30'))],
  ['The month’s fee for the borrowed shares is charged.', posting('borrowFee', amount('cash', '-5'))],
  ['The shares pay a dividend.', posting('dividend', amount('cash', '25'))],
  ['The dividend is owed to the lender of the shares.', posting('substituteDividend', amount('cash', '-25'))],
  ['You buy 200 shares at $50.00.', posting('trade', stock('200', '50'), amount('cash', '-10000'))],
  ['You sell 1 share at $35.71.', posting('trade', stock('-1', '35.71'), amount('cash', '35.71'))],
  ['The broker sells 55 shares at $32.00.', posting('forcedSale', stock('-55', '32'))],
  ['The broker buys 10 shares at $80.00.', posting('forcedSale', stock('10', '80'))],
])('%s', (text, entry) => {
  expect(entryText(entry)).toBe(text);
});

function notice(name: Notice['name'], more: Omit<Notice, 'kind' | 'on' | 'name'> = {}): Entry {
  return { kind: 'notice', on, name, ...more };
}
const sum = { amount: decimal('1234.5'), due: '2026-11-05' };

test.each<[string, Entry]>([
  [
    `Margin call of $1,234.50, to be met by ${dayText('2026-11-05')}.`,
    notice('callOpened', { line: 'house', ...sum }),
  ],
  ['The exchange refuses.', notice('borrowRefused', { line: 'noBorrow', ...sum })],
  ['The exchange refuses.', notice('repayRefused', sum)],
  ['The exchange refuses.', notice('tradeRefused', sum)],
  [
    `Exchange call, under FINRA’s own 25\u202f%, of $1,234.50, to be met by ${dayText('2026-11-05')}.`,
    notice('callOpened', { line: 'exchange', ...sum }),
  ],
  ['The call grows to $1,234.50.', notice('callIncreased', { line: 'house', ...sum })],
  ['The exchange call grows to $1,234.50.', notice('callIncreased', { line: 'exchange', ...sum })],
  ['The margin call is over.', notice('callMet', { line: 'house' })],
  ['The exchange call is over.', notice('callMet', { line: 'exchange' })],
  ['The deadline passes without an answer.', notice('deadlinePassed')],
  ['The broker sells without asking.', notice('brokerSells')],
  ['$1,234.50 is missing for the purchase.', notice('initialDeficiency', sum)],
  ['The order low is filled at the price that stands.', notice('orderFilled', { order: 'low' })],
  [
    'The stop of the order low is reached, but its limit does not allow the price.',
    notice('orderTriggered', { order: 'low' }),
  ],
  ['The order low is cancelled.', notice('orderCancelled', { order: 'low' })],
  ['The order low is refused: there is not enough to close.', notice('orderRefused', { order: 'low' })],
  ['A transaction leaves an intraday margin deficit of $1,234.50.', notice('intradayLevelNegative', sum)],
  ['The day closes with an intraday margin deficit of $1,234.50.', notice('intradayDeficit', sum)],
  ['The intraday margin deficit of $1,234.50 is satisfied.', notice('intradayDeficitMet', sum)],
  [
    'The intraday margin deficit of $1,234.50 is late, and counts toward a practice.',
    notice('intradayDeficitLate', sum),
  ],
  [
    'The intraday margin deficit of $1,234.50 is no longer outstanding.',
    notice('intradayDeficitExpired', sum),
  ],
  [
    `The account may take no new short and no new debit until ${dayText('2026-11-05')}.`,
    notice('intradayFreeze', { due: '2026-11-05' }),
  ],
  ['The account may take new shorts and new debit again.', notice('intradayFreezeEnded')],
  ['The broker refuses: the account may take no new short and no new debit.', notice('intradayRefused')],
  ['Everything is sold, and $1,234.50 is still owed.', notice('shortfall', sum)],
])('%s', (text, entry) => {
  expect(entryText(entry)).toBe(text);
  expect(legTexts(entry)).toEqual([]);
});

test('the legs are those of the account alone, and a loan is spoken of by its size', () => {
  expect(legTexts(posting('borrow', amount('loan', '-5000'), amount('cash', '5000'), market))).toEqual([
    'loan +$5,000',
    'cash +$5,000',
  ]);
  expect(legTexts(posting('repay', amount('cash', '-1760'), amount('loan', '1760')))).toEqual([
    'cash −$1,760',
    'loan −$1,760',
  ]);
  expect(legTexts(posting('repay', amount('interest', '12.34'), amount('cash', '-12.34')))).toEqual([
    'interest −$12.34',
    'cash −$12.34',
  ]);
  expect(legTexts(posting('trade', stock('-55', '32'), amount('cash', '1760')))).toEqual([
    'shares −55',
    'cash +$1,760',
  ]);
  expect(legTexts(posting('release', amount('shortProceeds', '-800')))).toEqual(['short proceeds −$800']);
});

test('amounts, prices, rates, shares and days are written one way', () => {
  expect(dollars(decimal('1234.567'), 'up')).toBe('$1,234.57');
  expect(dollars(decimal('1234.567'), 'down')).toBe('$1,234.56');
  expect(dollars(decimal('-1000'))).toBe('−$1,000');
  expect([priceText('35'), priceText('35.7'), priceText(decimal('1000'))]).toEqual([
    '$35.00',
    '$35.70',
    '$1,000.00',
  ]);
  expect([percent('0.3'), percent('0.355')]).toEqual(['30\u202f%', '35.5\u202f%']);
  expect([shares(decimal(1)), shares(decimal(0)), shares(decimal('2.5'))]).toEqual([
    '1 share',
    '0 shares',
    '2.5 shares',
  ]);
  expect(dayText('2026-11-03')).toBe('Tue, Nov 3');
});
