/** The call answered three ways, in the second figure of the lesson. */
import { expect, test } from './lesson-page.ts';

// 200 shares, a loan of 5,000, 30 % required. At 35: worth 7,000, equity 2,000, requirement 2,100, so the
// call is 100. In cash that is 100; by a sale 100 / 0.3 = 333.34, at 35 a share 9.52, so 10 whole shares.

const DEPOSIT_32 = [
  // 200 × 32 = 6,400; 5,000 − 100 = 4,900; 30 % of 6,400 = 1,920, less 1,500
  'Deposit $100',
  'The call is met with new money. At $32.00 a new call asks for $420.',
  ...['200', '$6,400', '$4,900', '$1,500'],
];
const SELL_32 = [
  // 190 × 32 = 6,080; 5,000 − 350 = 4,650; 30 % of 6,080 = 1,824, less 1,430
  'Sell 10 shares',
  'The call is met by repaying part of the loan. At $32.00 a new call asks for $394.',
  ...['190', '$6,080', '$4,650', '$1,430'],
];
const WAIT_32 = [
  // The call is then 1,920 − 1,400 = 520; 520 / 0.3 / 32 = 54.17, so 55 shares go: 1,760 is repaid
  'Wait and see',
  'At the deadline the broker sells 55 shares at $32.00. The call is over.',
  ...['145', '$4,640', '$3,240', '$1,400'],
];

test('each answer can be pressed, and all three outcomes stand side by side', async ({ lesson }) => {
  await lesson.open();
  const { second } = lesson;
  await second.wake();
  for (const name of ['deposit', 'sell', 'wait'] as const) {
    await second.answer(name).click();
    await expect(second.answer(name)).toHaveAttribute('aria-pressed', 'true');
    await expect(second.root.locator('.answers [aria-pressed="true"]')).toHaveCount(1);
    expect(await second.outcomes()).toEqual([DEPOSIT_32, SELL_32, WAIT_32]);
    await expect(second.fork.locator('article.chosen')).toHaveCount(1);
  }
  expect(await lesson.said()).toEqual([
    `announcer: ${DEPOSIT_32[1]}`,
    `announcer: ${SELL_32[1]}`,
    `alarm: ${WAIT_32[1]}`,
  ]);
  const boxes = await second.fork
    .locator('article')
    .evaluateAll((articles) => articles.map((article) => article.getBoundingClientRect().top));
  expect(new Set(boxes).size, 'side by side').toBe(1);
});

test('waiting leads to a forced sale, day by day and in the journal', async ({ lesson }) => {
  await lesson.open('?v=1&answer.answer=wait');
  const { second } = lesson;
  await second.wake();
  const path = second.fork.locator('.path svg[role=img]');
  await expect(path).toHaveAccessibleName(
    'The price day by day: Bought $50.00, Day 1 $35.00 (margin call), Day 2 $32.00, Day 3 $32.00 (forced sale).',
  );
  await second.fork.getByText(/^What was posted/).click();
  const cells = await second.fork
    .getByRole('table', { name: /^From the call/ })
    .locator('tbody tr')
    .allInnerTexts();
  const journal = cells.map((row) => row.split('\t').slice(1).join(' | ').trim());
  expect(journal).toEqual([
    expect.stringContaining('The call grows to $520.'),
    expect.stringMatching(/^Exchange call, under FINRA’s own 25\s%, of \$200, to be met by /),
    expect.stringContaining('The deadline passes without an answer.'),
    expect.stringContaining('The broker sells without asking.'),
    'The broker sells 55 shares at $32.00. | shares −55 · cash +$1,760',
    'The cash repays part of the loan. | cash −$1,760 · loan −$1,760',
    expect.stringContaining('The margin call is over.'),
    expect.stringContaining('The exchange call is over.'),
  ]);
});

test('if the price recovers, nobody sells', async ({ lesson }) => {
  await lesson.open();
  const { second } = lesson;
  await second.wake();
  await second.type('next', '40');
  expect(await second.outcomes()).toEqual([
    // 8,000 − 4,900; 190 × 40 = 7,600 − 4,650; 8,000 − 5,000
    [
      'Deposit $100',
      'The call is met with new money. No new call follows.',
      ...['200', '$8,000', '$4,900', '$3,100'],
    ],
    [
      'Sell 10 shares',
      'The call is met by repaying part of the loan. No new call follows.',
      ...['190', '$7,600', '$4,650', '$2,950'],
    ],
    [
      'Wait and see',
      'The price recovers before the deadline, and the call ends by itself.',
      ...['200', '$8,000', '$5,000', '$3,000'],
    ],
  ]);
});

test('at $20 the shares do not cover the loan, and who waited owes $1,000 with nothing left', async ({
  lesson,
}) => {
  await lesson.open();
  const { second } = lesson;
  await second.wake();
  await second.answer('wait').click();
  const slider = second.root.getByRole('slider', { name: 'Price on the next day' });
  await slider.focus();
  await lesson.page.keyboard.press('PageDown');
  await lesson.page.keyboard.press('PageDown');
  await lesson.page.keyboard.press('PageDown');
  for (let i = 0; i < 6; i += 1) await lesson.page.keyboard.press('ArrowUp');
  await expect(second.field('next')).toHaveValue('$20.00');
  expect(await second.outcomes()).toEqual([
    // 4,000 − 4,900; 190 × 20 = 3,800 − 4,650; 200 × 20 = 4,000 repaid of 5,000
    [
      'Deposit $100',
      'The call is met with new money. At $20.00 the shares no longer cover the loan.',
      ...['200', '$4,000', '$4,900', '−$900'],
    ],
    [
      'Sell 10 shares',
      'The call is met by repaying part of the loan. At $20.00 the shares no longer cover the loan.',
      ...['190', '$3,800', '$4,650', '−$850'],
    ],
    [
      'Wait and see',
      'At the deadline the broker sells 200 shares at $20.00. $1,000 is still owed, and it is yours to pay.',
      ...['0', '$0', '$1,000', '−$1,000'],
    ],
  ]);
});

test('a broker that sells at once does so at today’s price, before any fall', async ({ lesson }) => {
  await lesson.open();
  const { second } = lesson;
  await second.wake();
  await second.answer('wait').focus();
  await lesson.page.keyboard.press('Enter');
  await second.root.getByRole('radio', { name: /sells at once/ }).check();
  expect(await second.outcomes()).toEqual([
    DEPOSIT_32,
    SELL_32,
    [
      // 10 shares at 35, as if the reader had sold them
      'Wait and see',
      'The broker does not wait: it sells 10 shares at $35.00. The next fall brings a new call of $394.',
      ...['190', '$6,080', '$4,650', '$1,430'],
    ],
  ]);
});

test('in the first figure the answers come with the call and go with it', async ({ lesson }) => {
  await lesson.open();
  const { main } = lesson;
  await expect(main.root.locator('.answers')).toHaveCount(0);
  await expect(main.fork).toHaveCount(0);
  await main.type('price', '35');
  await expect(main.answer('deposit')).toHaveText('Deposit $100');
  await expect(main.fork).toHaveCount(0);
  await main.answer('deposit').click();
  expect(await main.outcomes()).toEqual([DEPOSIT_32, SELL_32, WAIT_32]);
  await main.type('price', '36');
  await expect(main.root.locator('.answers')).toHaveCount(0);
  await expect(main.fork).toHaveCount(0);
});
