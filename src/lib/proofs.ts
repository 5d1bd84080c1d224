/** Every published case for the page of proofs: what its source prints, what the engine answers, and whether they agree. */
import { type Figure, grouped, plain, round } from '../../engine/index.ts';
import { type Answer, agrees, asPublished } from '../../tests/lib/expected.ts';
import { differences, isFigure, percent } from '../../tests/lib/venue-expected.ts';
import type { VenueAnswer } from '../../tests/reference/adapters/venue.ts';
import {
  CRYPTO,
  type CryptoCase,
  cryptoAnswers,
  EXCEPTED,
  isFitted,
  US,
  type UsCase,
  type UsList,
  usAnswers,
} from '../../tests/reference/published.ts';

/** `unclaimed`: a case that the engine is not held to, with the reason. */
export type Verdict = 'agrees' | 'differs' | 'computed' | 'unclaimed';

export interface ProofRow {
  readonly what: string;
  /** Null where the source prints none. */
  readonly printed: string | null;
  /** Null where the engine is not asked. */
  readonly ours: string | null;
  readonly same: boolean;
}

export interface Proof {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly verdict: Verdict;
  /** What the account was made of. */
  readonly inputs: readonly (readonly [name: string, value: string])[];
  readonly rows: readonly ProofRow[];
  readonly note: string;
}

export interface ProofGroup {
  readonly id: string;
  readonly title: string;
  readonly proofs: readonly Proof[];
}

/** `triggerMarketValue`, `liq_price`, `price0` → `trigger market value`, `liquidation price`, `price at first` */
export function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-zA-Z])(\d)/g, '$1 $2')
    .replace(/[_.+-]+/g, ' ')
    .toLowerCase()
    .replace(/ 0$/, ' at first')
    .replace(/(^| )m$/, '$1maintenance rate')
    .replace(/\bliq\b/g, 'liquidation')
    .replace(/\bpnl\b/g, 'profit and loss')
    .replace(/\bim\b/g, 'initial margin')
    .replace(/\bmm\b/g, 'maintenance margin')
    .replace(/\bmmr\b/g, 'maintenance rate')
    .replace(/\bcum\b/g, 'maintenance amount')
    .replace(/\badl\b/g, 'deleveraging')
    .replace(/\bqty\b/g, 'quantity')
    .replace(/\bpct\b/g, 'per cent')
    .replace(/\belv\b/g, 'equity with loan value');
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, item]) => `${words(name)} ${text(item)}`)
      .join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null || value === undefined) return 'none';
  return /^-?\d{5,}(\.\d+)?$/.test(String(value)) ? grouped(String(value)) : String(value);
}

const inputsOf = ({ inputs }: { inputs: object }): Proof['inputs'] =>
  Object.entries(inputs).map(([name, value]) => [words(name), text(value)]);

function usProof(list: UsList, item: UsCase): Proof {
  const answers = usAnswers(list, item);
  const printed = item.sourceSays ?? {};
  const keys = [...new Set([...Object.keys(printed), ...Object.keys(item.expected)])];
  const rows = keys.map((key): ProofRow => {
    const answer: Answer | undefined = answers[key];
    const theirs = printed[key];
    return {
      what: words(key),
      printed: theirs === undefined ? null : text(theirs),
      ours: answer === undefined ? null : text(asPublished(answer)),
      same: theirs === undefined || (answer !== undefined && agrees(answer, theirs)),
    };
  });
  const compared = rows.some((row) => row.printed !== null);
  const differs = rows.some((row) => !row.same);
  const verdict = differs ? 'differs' : compared ? 'agrees' : 'computed';
  return { ...item, kind: words(item.kind), verdict, inputs: inputsOf(item), rows };
}

/** A figure as exactly as the source needs it. */
function ours(key: string, answer: VenueAnswer | undefined): string {
  if (Array.isArray(answer)) return answer.map((item) => ours(key, item)).join(', ');
  const single = answer as Figure | boolean | string | null | undefined;
  return text(isFigure(single) ? plain(round(percent(key, single), 10, 'half')) : single);
}

function cryptoProof(item: CryptoCase): Proof {
  const { id, expected, tolerance } = item;
  const reason = isFitted(item)
    ? 'The inputs of this case were fitted to its answer, so agreement would prove nothing.'
    : EXCEPTED.get(id);
  const answers = reason === undefined ? cryptoAnswers(item) : {};
  const rows = Object.entries(expected).map(
    ([key, theirs]): ProofRow => ({
      what: words(key),
      printed: text(theirs),
      ours: reason === undefined ? ours(key, answers[key]) : null,
      same: reason !== undefined || differences(answers, { [key]: theirs }, tolerance).length === 0,
    }),
  );
  const verdict = reason !== undefined ? 'unclaimed' : rows.every(({ same }) => same) ? 'agrees' : 'differs';
  const note = [reason, item.note].filter(Boolean).join(' ');
  return { ...item, kind: words(item.kind), verdict, inputs: inputsOf(item), rows, note };
}

const US_TITLES: Readonly<Record<keyof typeof US, string>> = {
  margin: 'Margin accounts: requirements, calls and cures',
  regT: 'Regulation T from day to day',
  carry: 'Interest, fees and returns',
  dayTrading: 'Day trading under the repealed rule',
  tax: 'Tax on lots, losses and interest',
};

/** All cases, in the order of the book. */
export function proofGroups(): ProofGroup[] {
  const us = Object.entries(US).map(([id, list]) => ({
    id,
    title: US_TITLES[id as keyof typeof US],
    proofs: list.cases.map((item) => usProof(list, item)),
  }));
  return [...us, { id: 'exchanges', title: 'Exchanges', proofs: CRYPTO.map(cryptoProof) }];
}
