/** At which price of a position its pool is liquidated, and at which nothing is left of it. */
import { instrumentOf, type Position } from './account.ts';
import type { Standing } from './assess.ts';
import { callPrice, callPrices, crossingFigures } from './call-price.ts';
import { type Figure, given, type Spec } from './figure.ts';
import type { Line, Rulebook } from './rulebook.ts';
import { heldIn } from './rules/size.ts';
import type { View } from './rules/view.ts';

function priceOf(
  view: View,
  rulebook: Rulebook,
  line: Line,
  position: Position,
  names: Pick<Spec, 'name' | 'label'>,
): Figure[] {
  const prices = callPrices(view, rulebook, line, position.instrument);
  const { condition } = prices;
  const found = callPrice(prices);
  if (!found) return [];
  const { quote } = instrumentOf(view.market, position.instrument);
  const spec: Spec = {
    ...names,
    unit: { kind: 'price', asset: quote },
    rounding: found.side === 'below' ? 'up' : 'down',
    rule: line.rule,
  };
  const { price } = crossingFigures(condition, found, spec, view.currency, `${names.name}:`);
  const there = given(
    {
      name: names.name.replace('Price', 'Requirement'),
      label: `Required at the ${names.label.toLowerCase()}`,
      unit: { kind: 'money', asset: view.currency },
      rounding: 'up',
    },
    condition.requirementAt(price.value),
  );
  return [price, there];
}

/** The line at which nothing is left to pay what the rulebook's `bankruptcy` asks, which may be a closing fee. */
function bankruptcyLine({ line }: Standing): Line {
  return { ...line, of: 'bankruptcy', factor: '1', boundary: 'inclusive' };
}

/** What the price at a line is called; lines of brokers have a call price instead. */
const PRICES: Partial<Record<Line['action'], Pick<Spec, 'name' | 'label'>>> = {
  warn: { name: 'warningPrice', label: 'Price of the warning' },
  liquidate: { name: 'liquidationPrice', label: 'Liquidation price' },
};

/**
 * The prices of each position at which a line is crossed while all other prices stand: `liquidationPrice:ID`,
 * `bankruptcyPrice:ID`, `warningPrice:ID`, and of an only position without its id. Absent where there is none: an
 * exchange shows "--".
 */
export function liquidationFigures(view: View, rulebook: Rulebook, standing: Standing): Figure[] {
  const names = PRICES[standing.line.action];
  if (!names) return [];
  const held = heldIn(view);
  return held.flatMap((position) => {
    const id = held.length === 1 ? '' : `:${position.id}`;
    const of = held.length === 1 ? '' : ` of ${position.instrument}`;
    const at = (line: Line, { name, label }: Pick<Spec, 'name' | 'label'>): Figure[] =>
      priceOf(view, rulebook, line, position, { name: `${name}${id}`, label: `${label}${of}` });
    const crossed = at(standing.line, names);
    if (standing.line.action !== 'liquidate') return crossed;
    const bankrupt = { name: 'bankruptcyPrice', label: 'Bankruptcy price' };
    return [...crossed, ...at(bankruptcyLine(standing), bankrupt)];
  });
}
