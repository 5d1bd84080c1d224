/**
 * Random numbers that a seed decides. Paths come in blocks, and each block has streams of its own for each use: who
 * reckons which block, and in which order, changes nothing, and a setting that needs a stream more leaves the others
 * as they were.
 */

/** What a stream is drawn for. */
export const STREAMS = { first: 0, second: 1, low: 2, gap: 3 } as const;

const ALL = 2 ** 32;

/** Spreads a number over all 32 bits, so that neighbours begin far apart (SplitMix32). */
function spread(value: number): number {
  let z = (value + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}

/** One stream (xoshiro128**, Blackman and Vigna). */
export class Random {
  readonly #state = new Int32Array(4);

  constructor(seed: number, block: number, stream: number) {
    let z = spread(spread(spread(seed) ^ block) ^ stream);
    for (let i = 0; i < 4; i += 1) {
      z = spread(z);
      this.#state[i] = z;
    }
  }

  /** A whole number of 32 bits, with its sign. */
  #next(): number {
    const s = this.#state;
    // One by one, here and in `normals`: arrays to take apart cost more than the arithmetic.
    const s0 = s[0] ?? 0;
    const s1 = s[1] ?? 0;
    const s2 = s[2] ?? 0;
    const s3 = s[3] ?? 0;
    const five = Math.imul(s1, 5);
    const a = s2 ^ s0;
    const b = s3 ^ s1;
    s[0] = s0 ^ b;
    s[1] = s1 ^ a;
    s[2] = a ^ (s1 << 9);
    s[3] = (b << 11) | (b >>> 21);
    return Math.imul((five << 7) | (five >>> 25), 9);
  }

  /** Fills with numbers above 0 and up to 1, each as likely as the next. */
  uniforms(out: Float64Array): void {
    for (let i = 0; i < out.length; i += 1) out[i] = ((this.#next() >>> 0) + 1) / ALL;
  }

  /** Fills with standard normal numbers (Marsaglia’s polar method), two at a time: the length must be even. */
  normals(out: Float64Array): void {
    for (let i = 0; i < out.length; i += 2) {
      let u = 0;
      let v = 0;
      let s = 0;
      do {
        u = (this.#next() + 0.5) / (ALL / 2);
        v = (this.#next() + 0.5) / (ALL / 2);
        s = u * u + v * v;
      } while (s >= 1);
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      out[i] = u * scale;
      out[i + 1] = v * scale;
    }
  }
}
