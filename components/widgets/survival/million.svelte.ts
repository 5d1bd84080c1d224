/**
 * A million paths for whoever wants to know better: in workers, or in small pieces between two frames where a page may
 * have none, as in a sandboxed frame. The paths are those of the seed, whoever reckons which of them.
 */
import { BLOCK } from '../../../engine/paths/walk.ts';
import { added, type Run, type Tally } from '../../../engine/survival/run.ts';
import { type Order, parts } from './parts.ts';

const BLOCKS = 1_000_000 / BLOCK;
/** Milliseconds that a page without workers reckons at a stretch. */
const SHORT = 12;
const MOST_WORKERS = 4;

export interface Progress {
  /** Which run it is. */
  readonly key: string;
  readonly tally: Tally;
  readonly share: number;
  readonly running: boolean;
}

export class Million {
  progress: Progress | null = $state.raw(null);
  #stop: (() => void) | null = null;
  readonly #done: (progress: Progress) => void;

  /** `done` is told the whole once it is there. */
  constructor(done: (progress: Progress) => void) {
    this.#done = done;
  }

  start(key: string, run: Run): void {
    this.cancel();
    this.progress = null;
    let whole: Tally | null = null;
    const take = (part: Tally): void => {
      whole = whole ? added(whole, part) : part;
      const share = whole.paths / (BLOCKS * BLOCK);
      const progress = { key, tally: whole, share, running: share < 1 };
      this.progress = progress;
      if (progress.running) return;
      this.cancel();
      this.#done(progress);
    };
    this.#stop = besides(run, take, () => {
      whole = null;
      this.#stop = between({ run, from: 0, to: BLOCKS }, take);
    });
  }

  /** Stops where it is: what has been counted stays. */
  cancel(): void {
    this.#stop?.();
    this.#stop = null;
    if (this.progress) this.progress = { ...this.progress, running: false };
  }
}

/** In workers, each with its share of the blocks; `refused` is called where they fail. Returns how to stop. */
function besides(run: Run, take: (part: Tally) => void, refused: () => void): () => void {
  const count = Math.max(1, Math.min(MOST_WORKERS, (navigator.hardwareConcurrency || 2) - 1));
  const workers: Worker[] = [];
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    for (const worker of workers) worker.terminate();
  };
  const fail = (): void => {
    if (stopped) return;
    stop();
    refused();
  };
  try {
    for (let i = 0; i < count; i += 1) {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      workers.push(worker);
      worker.addEventListener('error', fail);
      worker.addEventListener('message', ({ data }: MessageEvent<Tally>) => take(data));
      const order: Order = {
        run,
        from: Math.floor((BLOCKS * i) / count),
        to: Math.floor((BLOCKS * (i + 1)) / count),
      };
      worker.postMessage(order);
    }
  } catch {
    // A frame of no origin may not load one.
    setTimeout(fail);
  }
  return stop;
}

/** On the page itself, a little at a time. */
function between(order: Order, take: (part: Tally) => void): () => void {
  const pieces = parts(order, SHORT);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    const { value, done } = pieces.next();
    if (done) return;
    timer = setTimeout(next);
    take(value);
  };
  timer = setTimeout(next);
  return () => clearTimeout(timer);
}
