/** The largest loss over a set of price moves, underlier by underlier: portfolio margin. */
import { type InstrumentClass, instrumentOf, type Position, positionValue } from '../account.ts';
import { type Decimal, decimal, ZERO } from '../decimal.ts';
import { type Citation, type Figure, given, greatest, product, together } from '../figure.ts';
import { linesOn, openStretches, root } from '../line.ts';
import type { Ray, RuleKind, View } from './view.ts';

export interface StressScanRule {
  readonly kind: 'stressScan';
  readonly by: RuleKind<StressScanRule>;
  readonly name: string;
  readonly label: string;
  /** What each class of underlier is moved by. */
  readonly moves: Readonly<Record<InstrumentClass, Moves>>;
  readonly rule: Citation;
}

export interface Moves {
  /** Moves of the price as fractions, such as `-0.15`, both ends included. Decimal texts. */
  readonly points: readonly string[];
  readonly rule: Citation;
}

/** Ten equidistant moves from one end to the other, as portfolio margin asks. Ends are decimal texts. */
export function equidistant(low: string, high: string, count = 10): string[] {
  const [from, to] = [decimal(low), decimal(high)];
  // Nine steps rarely divide evenly: eighteen decimals, as finely as any number here is written.
  return Array.from({ length: count }, (_, i) =>
    from
      .plus(
        to
          .minus(from)
          .times(i)
          .div(count - 1),
      )
      .toDecimalPlaces(18)
      .toFixed(),
  );
}

function underliers(view: View): string[] {
  const held = view.pool.positions.filter((item) => !item.quantity.isZero());
  return [...new Set(held.map((item) => instrumentOf(view.market, item.instrument).underlier))];
}

/** What the positions on one underlier are worth together; a short counts below zero. */
function netValue(view: View, underlier: string): Decimal {
  const value = (position: Position): Decimal => {
    const instrument = instrumentOf(view.market, position.instrument);
    if (instrument.underlier !== underlier) return ZERO;
    const size = positionValue(position, view.currency, view.market).value;
    return position.quantity.isNegative() ? size.neg() : size;
  };
  return view.pool.positions.reduce((total, position) => total.plus(value(position)), ZERO);
}

/** All instruments on one underlier move with it, so the first one tells its class. */
function classOf(view: View, underlier: string): InstrumentClass {
  const instruments = view.pool.positions.map((item) => instrumentOf(view.market, item.instrument));
  return instruments.find((item) => item.underlier === underlier)?.class ?? 'stock';
}

function scan(rule: StressScanRule, view: View, underlier: string): Figure {
  const unit = { kind: 'money', asset: view.currency } as const;
  const net = given(
    { name: `net:${underlier}`, label: `Net value of ${underlier}`, unit },
    netValue(view, underlier),
  );
  const moves = rule.moves[classOf(view, underlier)];
  const losses = moves.points.map((move) =>
    product(
      { name: `loss:${underlier}:${move}`, label: `Loss of ${underlier} at a move of ${move}`, unit },
      net,
      given({ name: `fall:${move}`, label: `Fall of ${move}`, unit: { kind: 'rate' } }, decimal(move).neg()),
    ),
  );
  const spec = {
    name: `${rule.name}:${underlier}`,
    label: `Largest loss of ${underlier}`,
    unit,
    rounding: 'up',
  } as const;
  return greatest({ ...spec, rule: moves.rule }, ...losses);
}

export const stressScan: RuleKind<StressScanRule> = {
  requirement(rule, view) {
    const unit = { kind: 'money', asset: view.currency } as const;
    const spec = { name: rule.name, label: rule.label, unit, rounding: 'up', rule: rule.rule } as const;
    const scans = underliers(view).map((underlier) => scan(rule, view, underlier));
    return together(spec, scans);
  },
  /** Each loss is straight along a ray; the worst one changes where the net value changes its sign. */
  kinks(_rule, ray: Ray) {
    const start = ray.at(ray.from);
    return underliers(start).flatMap((underlier) =>
      openStretches(ray, []).flatMap((stretch) => {
        const [net] = linesOn(stretch, [(t) => netValue(ray.at(t), underlier)]);
        return root(net) ?? [];
      }),
    );
  },
};
