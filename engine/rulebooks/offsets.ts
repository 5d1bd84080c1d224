/** Rulebooks in which a long and a short on one underlier ask less together, each made from the pool for all. */
import type { Citation } from '../figure.ts';
import type { Rulebook, Settings } from '../rulebook.ts';
import type { Requirement } from '../rules/index.ts';
import { type OffsetRule, offset as offsets } from '../rules/offset.ts';
import { stressScan } from '../rules/stress-scan.ts';
import { totalOf } from '../rules/total.ts';
import * as S from './crypto-sources.ts';
import { contractsAt, USUAL, type VenueTerms } from './exchange.ts';
import { flatRate } from './exchange-tables.ts';

/** A venue whose rates are the same for every size, so that the offset alone is to be seen. */
export const PLAIN: VenueTerms = {
  ...USUAL,
  name: 'An exchange with one rate for every size',
  currency: 'USD',
  leverage: '10',
  tables: [flatRate('0.05')],
  boundary: 'strict',
  liquidation: { closes: 'enough', fee: '0', fund: 'pays', rule: S.cryptocomSmart },
  rule: S.CONSTRUCTED,
};

function offsetting(
  name: string,
  book: Rulebook,
  offset: OffsetRule['offset'],
  within: OffsetRule['within'],
  rule: Citation,
): Rulebook {
  const wrapped = Object.entries(book.requirements).map(([key, of]): [string, Requirement] => [
    key,
    { kind: 'offset', by: offsets, name: of.name, label: of.label, offset, within, of, rule },
  ]);
  return { ...book, name, requirements: Object.fromEntries(wrapped) };
}

/** Crypto.com's smart cross margin: the larger side alone, underlier by underlier. */
export function smartCross(settings: Settings): Rulebook {
  const { cross } = contractsAt({ ...PLAIN, rule: S.cryptocomSmart }, settings);
  return offsetting('Crypto.com smart cross margin', cross, 'larger', 'underlier', S.cryptocomSmart);
}

/** Kraken Futures: margin of the longs or of the shorts, whichever is greater. */
export function krakenFutures(settings: Settings): Rulebook {
  const { cross } = contractsAt({ ...PLAIN, rule: S.krakenNetting }, settings);
  return offsetting('Kraken Futures', cross, 'larger', 'underlier', S.krakenNetting);
}

/** What "offset" is often taken to mean: the difference of both sides. No venue that was read does this. */
export function netOffset(settings: Settings): Rulebook {
  const { cross } = contractsAt(PLAIN, settings);
  return offsetting('An exchange that nets long and short', cross, 'net', 'underlier', S.CONSTRUCTED);
}

/** Deribit's portfolio margin for futures: the worst of ±16 %, and 1 % of the larger side whatever it nets to. */
export function deribitPortfolio(settings: Settings): Rulebook {
  const { cross } = contractsAt({ ...PLAIN, rule: S.deribit }, settings);
  const points = ['-0.16', '-0.12', '-0.08', '-0.04', '0', '0.04', '0.08', '0.12', '0.16'];
  const moves = { points, rule: S.deribit };
  const contingency = contractsAt({ ...PLAIN, tables: [flatRate('0.01')], rule: S.deribit }, {}).cross;
  const { maintenance: onePercent } = contingency.requirements;
  if (!onePercent) return cross;
  const maintenance: Requirement = {
    kind: 'total',
    by: totalOf,
    name: 'maintenance',
    label: 'Maintenance margin',
    of: [
      {
        kind: 'stressScan',
        by: stressScan,
        name: 'scan',
        label: 'Largest loss',
        moves: { stock: moves, broadIndex: moves, broadIndexHighCap: moves },
        rule: S.deribit,
      },
      {
        kind: 'offset',
        by: offsets,
        name: 'contingency',
        label: 'Contingency',
        offset: 'larger',
        within: 'underlier',
        of: { ...onePercent, name: 'contingency', label: 'Contingency' },
        rule: S.deribit,
      },
    ],
  };
  const requirements = { ...cross.requirements, maintenance, initial: maintenance };
  return { ...cross, name: 'Deribit portfolio margin, futures', requirements };
}
