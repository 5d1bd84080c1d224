/** One purchase on the terms of six platforms. */
import { decimal, type Figure, parseDecimal } from '../../../engine/index.ts';
import { type Bought, bought, type PlatformTrade, platformTrade } from '../../../engine/platform-trade.ts';
import { PLATFORM_IDS, type PlatformId } from '../../../engine/rulebooks/platform-modes.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

export interface PlatformsMoment extends Moment {
  readonly trade: Bought;
  readonly days: number;
  /** In the order of content/platforms.yaml. */
  readonly platforms: readonly PlatformTrade[];
  readonly chosen: PlatformTrade;
  /** The same at another leverage, for the table. */
  readonly at: (leverage: string) => readonly PlatformTrade[];
}

/** @throws EngineError when a value is not a number, or not one that the engine takes */
export function momentOf(_preset: Preset, values: Values): PlatformsMoment {
  const read = (key: string, usual: string): string => values[key] ?? usual;
  const boughtAt = (leverage: string): Bought =>
    bought({ own: read('own', '5000'), leverage, price: read('price', '50000') });
  const trade = boughtAt(read('leverage', '2'));
  const days = Number(parseDecimal(read('days', '30'), 'days').toFixed(0));
  const platforms = PLATFORM_IDS.map((id) => platformTrade(id, trade, days));
  const wanted: PlatformId = PLATFORM_IDS.find((id) => id === values.platform) ?? 'binance';
  const chosen = platforms.find(({ id }) => id === wanted) ?? platformTrade(wanted, trade, days);
  const computed = platforms.flatMap(({ most, callPrice, liquidationPrice, room, cost }) =>
    [most, callPrice, liquidationPrice, room, cost].filter((figure): figure is Figure => figure !== null),
  );
  return {
    trade,
    days,
    platforms,
    chosen,
    at: (leverage) => PLATFORM_IDS.map((id) => platformTrade(id, boughtAt(leverage), days)),
    figures: allFigures([...Object.values<Figure>({ ...trade }), ...computed]),
  };
}

/** Nothing is lent. */
export function isUnlevered({ borrowed }: Bought): boolean {
  return borrowed.value.lte(decimal(0));
}
