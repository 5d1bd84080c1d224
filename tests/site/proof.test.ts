/** The page of proofs: its counts are the test suite's, and its numbers what the engine answers. */
import { expect, test } from '@playwright/test';
import { asPublished } from '../lib/expected.ts';
import { CLAIMED, CRYPTO, MISTAKEN, US, usAnswers } from '../reference/published.ts';

const usCases = Object.values(US).flatMap(({ cases }) => cases);
const mistaken = usCases.filter(({ verdict }) => MISTAKEN.includes(verdict));

test('it counts what the tests count', async ({ page }) => {
  await page.goto('proof/');
  const count = (name: string) => page.locator(`[data-count="${name}"]`);
  await expect(count('all')).toHaveText(String(usCases.length + CRYPTO.length));
  await expect(count('differs')).toHaveText(String(mistaken.length));
  await expect(count('unclaimed')).toHaveText(String(CRYPTO.length - CLAIMED.length));
  const agrees = Number(await count('agrees').textContent());
  const computed = Number(await count('computed').textContent());
  expect(agrees + computed + mistaken.length).toBe(usCases.length + CLAIMED.length);
  for (const [id, { cases }] of Object.entries(US))
    await expect(page.locator(`[data-group="${id}"] td`).first()).toHaveText(String(cases.length));
  await expect(page.locator('details.proof')).toHaveCount(usCases.length + CRYPTO.length + mistaken.length);
});

test('a case shows what is printed and what the engine answers, to the last digit', async ({ page }) => {
  await page.goto('proof/#long-01');
  const item = US.margin.cases.find(({ id }) => id === 'long-01');
  if (!item) throw new Error('There is no case long-01.');
  const { triggerPrice } = usAnswers(US.margin, item);
  if (!triggerPrice) throw new Error('long-01 has no trigger price.');
  const row = page.locator('#long-01 tr', { hasText: 'trigger price' });
  await expect(row.locator('td')).toHaveText(['35.71', String(asPublished(triggerPrice))]);
});

test('every difference stands open, with its reason', async ({ page }) => {
  await page.goto('proof/');
  for (const { id, note } of mistaken) {
    const open = page.locator(`#why-${id}[open]`);
    await expect(open.locator('.note')).toHaveText(note.replaceAll('->', '→'));
    expect(await open.locator('tr.apart').count(), id).toBeGreaterThan(0);
  }
});
