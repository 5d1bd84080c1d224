/** The figure’s own view of its scenario: lines, the ruler and rows, derived and never stored. */
import { decimal, type Figure, profile, profileAt, showFigure } from '../../../engine/index.ts';
import type { Series, SpanRow, SpotMark } from '../../figures/marks.ts';
import { type Row, rowIf, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { drawn, figureText, priceText } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { guideNote, NAMES, SHORT, verdict } from './describe.ts';
import { type Drawn, type Guide, type LiquidationMoment, momentOf } from './moment.ts';
import { PRICE } from './params.ts';

/** Leverages of the data table. */
const TABLE = ['1', '2', '3', '5', '10', '20', '50', '100', '125'] as const;
/** Of the way from the entry to where nothing is left: how much more is drawn beyond it, and on the other side. */
const [BEYOND, BEFORE] = [0.15, 0.5];
/** Part of the picture's width that two marks must be apart to be named both. */
const APART = 0.06;

export class LiquidationState extends WidgetState<LiquidationMoment> {
  /** Prices at the ends of the picture: as the leverage rises, it looks closer. */
  readonly window = $derived.by(() => {
    const { planned, bankruptcy, plan } = this.moment;
    const entry = drawn(planned.entry.value);
    const span = Math.abs(
      entry - (bankruptcy ? drawn(bankruptcy.value) : plan.side === 'long' ? 0 : 2 * entry),
    );
    const [down, up] = plan.side === 'long' ? [1 + BEYOND, BEFORE] : [BEFORE, 1 + BEYOND];
    const cents = (value: number): number => Math.round(value * 100) / 100;
    return { low: cents(Math.max(0.01, entry - down * span)), high: cents(entry + up * span) };
  });
  /** What an arrow key moves the price by: about a fiftieth of the picture, in a round number. */
  readonly step = $derived.by(() => {
    const { low, high } = this.window;
    return Math.max(0.01, 10 ** Math.floor(Math.log10((high - low) / 20)));
  });
  /** The mark price, held at the edge of the picture where it lies beyond it. */
  readonly now = $derived.by(() => {
    const price = this.get(PRICE.key);
    const { low, high } = this.window;
    return { x: Math.min(high, Math.max(low, Number(price))), label: priceText(price) };
  });
  readonly series: readonly Series[] = $derived.by(() => {
    const over = (from: Drawn) => {
      const { low, high } = this.window;
      return profile(...from, decimal(low), decimal(high));
    };
    const real = over(this.moment.drawnFrom);
    const guides = this.moment.guides
      .filter(({ same }) => !same)
      .map(
        ({ on, drawnFrom }): Series => ({
          name: SHORT[on],
          tone: 'soft',
          points: over(drawnFrom).map(({ price, requirement }) => ({
            x: drawn(price),
            y: drawn(requirement),
          })),
        }),
      );
    return [
      ...guides,
      {
        name: 'Maintenance',
        tone: 'nd',
        dashed: true,
        points: real.map(({ price, requirement }) => ({ x: drawn(price), y: drawn(requirement) })),
      },
      {
        name: 'Equity',
        tone: 'eq',
        points: real.map(({ price, balance }) => ({ x: drawn(price), y: drawn(balance) })),
      },
    ];
  });
  /** Where the exact lines meet, where nothing is left, and what the formulas say where there is room for it. */
  readonly spots: readonly SpotMark[] = $derived.by(() => {
    const { exact, bankruptcy, guides, drawnFrom } = this.moment;
    const { low, high } = this.window;
    const at = (figure: Figure | undefined, name: string): SpotMark[] =>
      profileAt(...drawnFrom, figure ? [figure.value] : [])
        .map(({ price, balance }) => ({
          x: drawn(price),
          y: drawn(balance),
          label: `${name} ${figureText(figure)}`,
        }))
        .filter(({ x }) => x > low && x < high);
    const wanted = [
      ...at(exact, 'Exact'),
      ...guides.flatMap(({ price, on }) => at(price, SHORT[on]).map((spot) => ({ ...spot, above: true }))),
      ...at(bankruptcy, 'Nothing left'),
    ];
    // Of marks that stand too close to be named both, the more exact one is named.
    const apart = wanted.filter(({ x }, i) =>
      wanted.slice(0, i).every((other) => Math.abs(other.x - x) > APART * (high - low)),
    );
    // Of two alone the higher point has its name above it, and the lower one below. Where there is little room for
    // three, the readout alone says where nothing is left.
    return apart.map((spot, i) =>
      apart.length === 2
        ? { ...spot, above: spot.above || (i === 0 && !apart[1]?.above) }
        : { ...spot, look: i === 2 ? 'minor' : '' },
    );
  });
  /** The formulas around the exact price, as near as they are. */
  readonly ruler = $derived.by(() => {
    const { exact, guides } = this.moment;
    const gaps = guides.map(({ gap, same }) => (gap && !same ? drawn(gap.value) : 0));
    const reach = Math.max(0.01, ...gaps.map(Math.abs));
    const low = Math.min(...gaps) < 0 ? -1.15 * reach : -0.3 * reach;
    const high = Math.max(...gaps) > 0 ? 1.15 * reach : 0.3 * reach;
    const rows = guides.map((guide, i): SpanRow => {
      const gap = gaps[i] ?? 0;
      return {
        name: `${NAMES[guide.on]}: ${figureText(guide.price, 'no price')}`,
        spans: gap === 0 ? [] : [{ from: Math.min(0, gap), to: Math.max(0, gap), tone: 'nd' }],
        ticks: guide.price ? [gap] : [],
        note: guideNote(guide, this.moment),
        ...(guide.gap && !guide.same && !guide.early ? { tone: 'loss' as const } : {}),
      };
    });
    return { rows, low, high, day: exact ? `Exact: ${showFigure(exact)}` : 'No price' };
  });
  readonly rows: readonly Row[] = $derived.by(() => {
    const { planned, exact, bankruptcy, move, guides, capped } = this.moment;
    const { equity, maintenance, profit } = this.moment;
    const guide = ({ on, price, gap, spare, same }: Guide): Row[] => [
      ...rowIf(price, `Formula ${SHORT[on].toLowerCase()}`),
      ...(same ? [] : rowIf(gap, 'Off by')),
      ...(same || !spare
        ? []
        : [rowOf(spare, spare.value.isNegative() ? 'Missing at that price' : 'To spare at that price')]),
    ];
    return [
      rowOf(planned.value, 'Value at the entry'),
      ...(capped ? [rowOf(planned.allowed, 'Leverage allowed', 'nd')] : []),
      rowOf(planned.margin, 'Margin paid in'),
      rowOf(planned.rate, 'Maintenance rate'),
      ...(planned.amount.value.isZero() ? [] : [rowOf(planned.amount, 'Tier takes off')]),
      ...rowIf(profit, 'Gained or lost'),
      rowOf(equity, 'Equity', equity.value.isNegative() ? 'loss' : 'eq'),
      rowOf(maintenance, 'Maintenance', 'nd'),
      ...rowIf(exact, 'Exact liquidation price'),
      ...rowIf(move, 'From the entry'),
      ...rowIf(bankruptcy, 'Nothing left at'),
      ...guides.flatMap(guide),
    ];
  });
  /** Everything but the price, as one text: the table is made again only when it changes. */
  readonly #terms = $derived(JSON.stringify({ ...this.scenario.values, [PRICE.key]: '0.01' }));
  readonly table = $derived.by(() => {
    const values = JSON.parse(this.#terms) as Record<string, string>;
    return {
      caption: 'Liquidation price by leverage: exact, and by the two formulas',
      head: ['Leverage', 'Exact', 'Of then', 'Of now', 'Nothing left'],
      rows: TABLE.map((leverage) => {
        const { exact, bankruptcy, guides, atOnce } = momentOf(this.scenario.preset, { ...values, leverage });
        return {
          cells: [
            `${leverage}×`,
            atOnce ? 'at once' : figureText(exact, 'never'),
            ...guides.map(({ price }) => figureText(price, 'none')),
            figureText(bankruptcy, 'never'),
          ],
        };
      }),
    };
  });

  constructor(scenario: ScenarioState<LiquidationMoment>) {
    super(scenario, (moment) => verdict(moment, scenario.get(PRICE.key)));
  }
}
