import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announce, whenSettled } from '../../components/notebook/announce.ts';

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div id="announcer"></div><div id="alarm"></div>';
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const text = (id: string): string => document.getElementById(id)?.textContent ?? '';

test('a sentence goes to the polite log, an alarm to the alarm', () => {
  announce('The call is over.');
  announce('The broker sells.', 'alarm');
  expect([text('announcer'), text('alarm')]).toEqual(['The call is over.', 'The broker sells.']);
});

test('a new sentence takes the place of the old one', () => {
  announce('One.');
  announce('Two.');
  expect(text('announcer')).toBe('Two.');
});

test('text is text', () => {
  announce('<img src=x onerror=alert(1)>');
  expect(document.querySelector('#announcer img')).toBeNull();
});

test('a page without the regions is survived', () => {
  document.body.replaceChildren();
  expect(() => announce('Nobody hears it.')).not.toThrow();
});

test('on release it is said at once, and not again when the pause would have ended', () => {
  const say = vi.fn();
  const settle = whenSettled(say);
  settle.touched();
  vi.advanceTimersByTime(100);
  settle.released();
  expect(say).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(5000);
  expect(say).toHaveBeenCalledTimes(1);
});

test('without a release it is said after half a second of rest', () => {
  const say = vi.fn();
  const settle = whenSettled(say);
  for (let i = 0; i < 20; i += 1) {
    settle.touched();
    vi.advanceTimersByTime(400);
  }
  expect(say).not.toHaveBeenCalled();
  vi.advanceTimersByTime(99);
  expect(say).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(say).toHaveBeenCalledTimes(1);
});

test('two figures settle each for itself', () => {
  const [one, two] = [vi.fn(), vi.fn()];
  whenSettled(one).touched();
  whenSettled(two, 200).touched();
  vi.advanceTimersByTime(200);
  expect([one.mock.calls.length, two.mock.calls.length]).toEqual([0, 1]);
  vi.advanceTimersByTime(300);
  expect(one).toHaveBeenCalledTimes(1);
});

test('the same sentence again is news again: the same wrong answer deserves its word', () => {
  announce('Too little.');
  const first = document.querySelector('#announcer p');
  announce('Too little.');
  expect(document.querySelector('#announcer p')).not.toBe(first);
});
