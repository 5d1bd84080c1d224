/** The call comes at the right price, at once, and is said once: by mouse, keyboard and finger. */
import { expect, type Figure, type Lesson, test } from './lesson-page.ts';

interface Seen {
  readonly price: number;
  readonly said: string;
}

/** Two frames after each move, notes the price and the verdict that are then on the screen. */
async function watchPaint({ page }: Lesson): Promise<() => Promise<Seen[]>> {
  await page.evaluate(() => {
    const seen: { price: number; said: string }[] = [];
    let latest = 0;
    const look = (): void => {
      const price = Number(document.querySelector<HTMLInputElement>('figure input[type=range]')?.value);
      latest += 1;
      const mine = latest;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const said = document.querySelector('.says > p')?.textContent ?? '';
          if (mine === latest) seen.push({ price, said });
        }),
      );
    };
    // On the window, after the figure's own listeners.
    for (const name of ['input', 'pointermove', 'keydown']) window.addEventListener(name, look);
    Object.assign(window, { seen });
  });
  return () => page.evaluate(() => (window as unknown as { seen: Seen[] }).seen);
}

/** With the button held: from where the mouse is to each of these prices. */
async function pull({ page }: Lesson, figure: Figure, on: 'plot' | 'slider', ...prices: readonly number[]) {
  for (const price of prices) {
    const { x, y } = await figure.spot(price, on);
    await page.mouse.move(x, y, { steps: 3 });
    // A hand rests for a few frames now and then.
    await page.waitForTimeout(60);
  }
}

async function drag(lesson: Lesson, figure: Figure, on: 'plot' | 'slider', ...prices: readonly number[]) {
  const [first = 50, ...rest] = prices;
  const start = await figure.spot(first, on);
  await lesson.page.mouse.move(start.x, start.y);
  await lesson.page.mouse.down();
  await pull(lesson, figure, on, ...rest);
}

for (const on of ['plot', 'slider'] as const) {
  test(`dragged on the ${on}: the call is there in the next paint, and said once on release`, async ({
    lesson,
  }) => {
    await lesson.open();
    const seen = await watchPaint(lesson);
    await drag(lesson, lesson.main, on, 50, 45, 40, 37, 36, 35, 34, 33);
    await lesson.page.mouse.up();
    await expect(lesson.main.verdict).toContainText('Margin call: $');
    await lesson.rest();
    expect(await lesson.said()).toEqual([expect.stringMatching(/^announcer: Margin call: \$\d/)]);

    const moments = await seen();
    expect(moments.some(({ price }) => price < 34)).toBe(true);
    expect(moments.some(({ price }) => price > 36)).toBe(true);
    for (const { price, said } of moments)
      expect(/^Margin call/.test(said), `at ${price}: ${said}`).toBe(price < 35.715);
  });

  test(`dragged on the ${on} above the call price: nothing is said`, async ({ lesson }) => {
    await lesson.open();
    await drag(lesson, lesson.main, on, 50, 40, 36.5, 55, 36.5, 58);
    await lesson.rest();
    await lesson.page.mouse.up();
    await lesson.rest();
    expect(await lesson.said()).toEqual([]);
    await expect(lesson.main.verdict).toContainText('No call');
  });

  test(`held still on the ${on} below the call price: said once, after half a second`, async ({ lesson }) => {
    await lesson.open();
    await drag(lesson, lesson.main, on, 50, 40, 34);
    await lesson.rest();
    expect(await lesson.said()).toHaveLength(1);
    expect(await lesson.pause()).toBeGreaterThan(480);
    // Below $33.34 it is an exchange call too, which is said in its turn.
    await pull(lesson, lesson.main, on, 33.8, 33.5);
    await lesson.rest();
    await lesson.page.mouse.up();
    await lesson.rest();
    expect(await lesson.said()).toHaveLength(1);
  });
}

test('a call that was over and comes back is said again', async ({ lesson }) => {
  await lesson.open();
  for (const prices of [
    [50, 34],
    [34, 45],
    [45, 34],
  ]) {
    await drag(lesson, lesson.main, 'slider', ...prices);
    await lesson.page.mouse.up();
  }
  await lesson.rest();
  expect(await lesson.said()).toHaveLength(2);
});

// Worth 200 × 35.72 = 7,144, equity 2,144, requirement 30 % = 2,143.20: 0.80 to spare.
// Worth 200 × 35.71 = 7,142, equity 2,142, requirement 2,142.60: 0.60 short.
test('typed to the cent: no call at $35.72, a call at $35.71', async ({ lesson }) => {
  await lesson.open();
  await lesson.main.type('price', '35.72');
  await expect(lesson.main.verdict).toHaveText(/^No call: \$0\.80 to spare\./);
  expect(await lesson.main.rows()).toEqual(['$7,144', '−$5,000', '$2,144', '$2,143.20', '$0.80']);
  await lesson.rest();
  expect(await lesson.said()).toEqual([]);

  await lesson.main.type('price', '$35.71', 'Tab');
  await expect(lesson.main.verdict).toHaveText(/^Margin call: \$0\.60\./);
  expect(await lesson.main.rows()).toEqual(['$7,142', '−$5,000', '$2,142', '$2,142.60', '$0.60']);
  await expect(lesson.main.price).toHaveAttribute('aria-valuetext', '$35.71, margin call of $0.60');
  await lesson.rest();
  expect(await lesson.said()).toEqual([expect.stringMatching(/^announcer: Margin call: \$0\.60\./)]);
});

test('keys move the slider by fifty cents, with Shift by five, by page $5, and to the ends', async ({
  lesson,
}) => {
  await lesson.open();
  const { price } = lesson.main;
  await price.focus();
  const steps: [string, string][] = [
    ['ArrowLeft', '49.5'],
    ['ArrowDown', '49'],
    ['ArrowUp', '49.5'],
    ['Shift+ArrowLeft', '49.45'],
    ['Shift+ArrowRight', '49.5'],
    ['PageDown', '44.5'],
    ['PageUp', '49.5'],
    ['End', '60'],
    ['ArrowRight', '60'],
    ['Home', '15'],
    ['ArrowLeft', '15'],
  ];
  for (const [key, value] of steps) {
    await lesson.page.keyboard.press(key);
    await expect(price, key).toHaveValue(value);
  }
  // 200 × 15 = 3,000 against a loan of 5,000.
  await expect(lesson.main.verdict).toHaveText(/^You owe \$2,000 more than you have\./);
  expect((await lesson.main.rows()).slice(0, 3)).toEqual(['$3,000', '−$5,000', '−$2,000']);
});

test('the two buttons beside each field step it', async ({ lesson }) => {
  await lesson.open();
  const press = (name: string) => lesson.main.root.getByRole('button', { name }).click();
  for (let i = 0; i < 3; i += 1) await press('Lower the share price');
  await press('Raise the share price');
  await expect(lesson.main.field('price')).toHaveValue('$49.00');
  await press('Raise the requirement');
  await expect(lesson.main.field('house')).toHaveValue('31\u202f%');
  await expect(lesson.main.house).toHaveValue('0.31');
});

test('at a rate of 40 % the call comes below $41.67, in the figure and in the text at once', async ({
  lesson,
}) => {
  await lesson.open();
  await expect(lesson.value('callPrice').first()).toHaveText('$35.72');
  await lesson.main.type('house', '40 %');
  // 5,000 / (200 × 0.6) = 41.666…
  await expect(lesson.main.root.locator('svg .spot')).toHaveText('Call below $41.67');
  await expect(lesson.main.verdict).toContainText('The call comes below $41.67.');
  await expect(lesson.value('callPrice').first()).toHaveText('$41.67');
  await expect(lesson.value('callPrice').first()).toHaveAttribute('value', '41.666667');
  await expect(lesson.value('callPrice:exact').first()).toHaveText('$41.666667…');
  await expect(lesson.value('requirementPercent').first()).toHaveText('40\u202f%');
  await expect(lesson.value('requirementPercent', 'answer').first()).toHaveText('30\u202f%');

  // No broker may ask less than FINRA's 25 %: 5,000 / (200 × 0.75) = 33.333…
  await lesson.main.house.focus();
  await lesson.page.keyboard.press('Home');
  await expect(lesson.main.field('house')).toHaveValue('25\u202f%');
  await expect(lesson.value('callPrice').first()).toHaveText('$33.34');
  await lesson.page.keyboard.press('ArrowLeft');
  await expect(lesson.main.field('house')).toHaveValue('25\u202f%');
  await lesson.main.type('house', '20 %');
  await expect(lesson.main.root.getByText('It must be from 25 % to 60 %.')).toBeVisible();
  await expect(lesson.value('callPrice').first()).toHaveText('$33.34');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a tap on the slider moves the price, and a tap on the picture is left to scrolling', async ({
    lesson,
  }) => {
    await lesson.open();
    const low = await lesson.main.spot(30, 'slider');
    await lesson.page.touchscreen.tap(low.x, low.y);
    await expect(lesson.main.verdict).toHaveText(/^Margin call: \$[78]\d\d/);
    await lesson.rest();
    expect(await lesson.said()).toHaveLength(1);
    const before = await lesson.main.price.inputValue();
    const high = await lesson.main.spot(50, 'plot');
    await lesson.page.touchscreen.tap(high.x, high.y);
    expect(await lesson.main.price.inputValue()).toBe(before);
  });
});
