/** The published cases with the engine's answers: what the tests hold, and what the page of proofs shows. */
import type { Answer } from '../lib/expected.ts';
import { type Adapters, inputOf } from './adapters/account.ts';
import { bracketAdapters } from './adapters/brackets.ts';
import { carryAdapters } from './adapters/carry.ts';
import { dayTradingAdapters } from './adapters/day-trading.ts';
import { liquidationAdapters } from './adapters/liquidation.ts';
import { liquidationPriceAdapters } from './adapters/liquidation-price.ts';
import { longAdapters } from './adapters/long.ts';
import { openingAdapters } from './adapters/opening.ts';
import { regTAdapters } from './adapters/reg-t.ts';
import { mixedAdapters, shortAdapters } from './adapters/short.ts';
import { spotMarginAdapters } from './adapters/spot-margin.ts';
import { taxAdapters } from './adapters/tax.ts';
import type { VenueAdapters, VenueAnswers } from './adapters/venue.ts';
import { venueCostAdapters } from './adapters/venue-costs.ts';
import { vibeAdapters } from './adapters/vibe.ts';
import crypto from './crypto-margin.json' with { type: 'json' };
import excepted from './crypto-margin-excepted.json' with { type: 'json' };
import carry from './us-carry.json' with { type: 'json' };
import dayTrading from './us-day-trading.json' with { type: 'json' };
import margin from './us-margin.json' with { type: 'json' };
import regT from './us-regt.json' with { type: 'json' };
import tax from './us-tax.json' with { type: 'json' };

/** What brokers, exam guides, regulators and tax authorities print. */
export interface UsCase {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly inputs: object;
  /** Our values, to ten decimals. */
  readonly expected: Readonly<Record<string, string | boolean>>;
  readonly verdict: string;
  readonly note: string;
  /** What is printed there. */
  readonly sourceSays?: Readonly<Record<string, string | boolean>>;
}

/** What exchanges, their documents and their open-source tests print. */
export interface CryptoCase {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly strength: string;
  readonly status: string;
  readonly tolerance: string;
  readonly inputs: object;
  /** What is printed there. */
  readonly expected: object;
  readonly note: string;
}

export interface UsList {
  readonly cases: readonly UsCase[];
  /** By the id of a case, or by its kind. */
  readonly adapters: ReadonlyMap<string, (inputs: object, id: string) => Readonly<Record<string, Answer>>>;
}

function list(cases: readonly object[], ...groups: readonly Adapters[]): UsList {
  const adapters = groups.flatMap((group) => Object.entries(group));
  return {
    cases: cases as readonly UsCase[],
    adapters: new Map(adapters.map(([key, adapter]) => [key, (inputs, id) => adapter(inputOf(inputs, id))])),
  };
}

type TaxFields = Parameters<NonNullable<(typeof taxAdapters)[string]>>[0];

export const US = {
  margin: list(margin, longAdapters, shortAdapters, mixedAdapters, openingAdapters),
  regT: list(regT, regTAdapters),
  carry: list(carry, carryAdapters),
  dayTrading: list(dayTrading, dayTradingAdapters),
  tax: {
    cases: tax as readonly object[] as readonly UsCase[],
    adapters: new Map(
      Object.entries(taxAdapters).map(([kind, adapter]) => [kind, (inputs) => adapter(inputs as TaxFields)]),
    ),
  } as UsList,
} as const;

/** Of these we say that the source is not right. */
export const MISTAKEN: readonly string[] = ['wrong', 'imprecise'];

/** What the engine answers to a case. @throws Error where no adapter builds its account */
export function usAnswers(
  { adapters }: UsList,
  { id, kind, inputs }: UsCase,
): Readonly<Record<string, Answer>> {
  const adapter = adapters.get(id) ?? adapters.get(kind);
  if (!adapter) throw new Error(`no adapter builds the account of ${id}`);
  return adapter(inputs, id);
}

export const CRYPTO: readonly CryptoCase[] = crypto;
/** By the id of a case, or by its kind. */
export const CRYPTO_ADAPTERS: VenueAdapters = {
  ...bracketAdapters,
  ...liquidationAdapters,
  ...liquidationPriceAdapters,
  ...spotMarginAdapters,
  ...venueCostAdapters,
  ...vibeAdapters,
};

/** Why a case is not claimed: it follows no rule that this engine has, or none that a lesson shows. */
export const EXCEPTED: ReadonlyMap<string, string> = new Map(excepted.map(({ id, reason }) => [id, reason]));

/** Of these the inputs were fitted to the answer, so that agreement would prove nothing. */
export const isFitted = ({ strength }: CryptoCase): boolean => strength === 'fitted';

/** The cases that the engine is held to. */
export const CLAIMED: readonly CryptoCase[] = CRYPTO.filter(
  (item) => !isFitted(item) && !EXCEPTED.has(item.id),
);

export function cryptoAnswers({ id, kind, inputs }: CryptoCase): VenueAnswers {
  const adapter = CRYPTO_ADAPTERS[id] ?? CRYPTO_ADAPTERS[kind];
  if (!adapter) throw new Error(`no adapter builds ${id} of kind ${kind}`);
  return adapter(inputOf(inputs, id), id);
}
