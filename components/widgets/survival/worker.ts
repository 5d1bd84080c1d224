/** Reckons blocks of paths beside the page, and tells it what it has counted. */
import { type Order, parts } from './parts.ts';

const EVERY = 50;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  for (const part of parts(data, EVERY)) postMessage(part);
});
