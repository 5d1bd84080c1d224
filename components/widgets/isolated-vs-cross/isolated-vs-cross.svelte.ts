/** The figure’s own view of its scenario: two lines, spans and rows, derived and never stored. */
import { type Decimal, decimal, showFigure } from '../../../engine/index.ts';
import type { Series, SpanRow, SpotMark } from '../../figures/marks.ts';
import { type Row, rowIf, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { dollars, drawn } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { closedText, fateText, movedText, verdict, wayText } from './describe.ts';
import type { Pooled, PoolingMoment } from './moment.ts';

/** Start, lowest prices and end. */
const [START, LOWEST, END] = [decimal(0), decimal(1), decimal(2)] as const;
const NAMES = { isolated: 'Isolated', cross: 'Cross' } as const;

export class PoolingState extends WidgetState<PoolingMoment> {
  readonly series: readonly Series[] = $derived.by(() => {
    const { cross, isolated } = this.moment;
    const line = (pooling: Pooled) => ({
      name: NAMES[pooling.key],
      points: this.#moments(pooling).map((at) => ({ x: drawn(at), y: drawn(pooling.worthAt(at)) })),
    });
    return [
      { ...line(cross), tone: 'eq' },
      { ...line(isolated), tone: 'soft', dashed: true },
    ];
  });
  /** The first closing in each, and what was added by hand. */
  readonly spots: readonly SpotMark[] = $derived.by(() => {
    const { isolated, cross, added, wallet } = this.moment;
    const firsts = [isolated, cross].flatMap((pooling): SpotMark[] =>
      pooling.closings.slice(0, 1).map(({ coin, at }) => ({
        x: drawn(at),
        y: drawn(pooling.worthAt(at)),
        label: `${NAMES[pooling.key]} closes ${coin}`,
        ...(pooling.key === 'isolated' && { above: true }),
      })),
    );
    const hand = added && {
      x: drawn(added.at),
      y: drawn(isolated.worthAt(added.at)),
      label: `You add ${showFigure(wallet)}`,
      above: true,
    };
    return hand ? [hand, ...firsts] : firsts;
  });
  readonly now = $derived.by(() => ({ x: 1, label: `BTC ${movedText(this.moment.moveAt(LOWEST))}` }));
  /** How long each position is open; the lowest price is at zero. */
  readonly fates: readonly SpanRow[] = $derived.by(() => {
    const { isolated, cross, coins, behind, putIn } = this.moment;
    const row = (name: string, pooling: Pooled, coin: string | null, note: string): SpanRow => {
      const mine = pooling.closings.filter((item) => coin === null || item.coin === coin);
      const open = coin === null ? pooling.open.length > 0 : pooling.open.includes(coin);
      const gone = open ? null : mine.at(-1)?.at;
      const until = gone ? drawn(gone) - 1 : 1;
      return {
        name,
        spans: [
          { from: -1, to: until, tone: 'eq' },
          { from: until, to: 1, tone: 'faint' },
        ],
        ticks: mine.map(({ at }) => drawn(at) - 1),
        note,
        ...(gone && { tone: 'loss' as const }),
      };
    };
    return [
      ...coins.map((coin) =>
        row(`Isolated: ${coin}`, isolated, coin, fateText(isolated, coin, behind(coin))),
      ),
      row('Cross: all of them', cross, null, fateText(cross, null, putIn)),
    ];
  });
  readonly rows: readonly Row[] = $derived.by(() => {
    const { putIn, isolated, cross, gap, wallet, figures } = this.moment;
    const of = ({ key, price, lowest, end }: Pooled): Row[] => [
      ...rowIf(price?.at, `${NAMES[key]} closes with ${price?.coin} at`, { tone: 'nd' }),
      rowOf(lowest, `${NAMES[key]}: at the lowest`),
      rowOf(end, `${NAMES[key]}: in the end`, 'eq'),
    ];
    return [
      rowOf(putIn, 'Your money at the start'),
      ...rowIf(figures.size, 'Size of each position'),
      ...(wallet.value.isZero() ? [] : [rowOf(wallet, 'Of it in the wallet')]),
      ...of(isolated),
      ...of(cross),
      { ...rowOf(gap, 'Cross less isolated', gap.value.isNegative() ? 'loss' : undefined), total: true },
    ];
  });
  readonly table = $derived.by(() => {
    const { isolated, cross, moveAt, added, wallet } = this.moment;
    const moments = [...this.#moments(isolated), ...this.#moments(cross)]
      .toSorted((a, b) => a.cmp(b))
      .filter((at, i, all) => i === 0 || !all[i - 1]?.eq(at));
    const happens = (at: Decimal): string =>
      [
        ...(added?.at.eq(at) ? [`${showFigure(wallet)} added to ${added.coin}`] : []),
        ...[isolated, cross].flatMap((pooling) => {
          const closings = pooling.closings.filter((item) => item.at.eq(at));
          const open = closings.filter(({ whole }) => !whole).map(({ coin }) => coin);
          return closings.length > 0
            ? [`${NAMES[pooling.key]}: ${closedText({ ...pooling, closings, open })} closed`]
            : [];
        }),
      ].join('; ');
    return {
      caption: 'What is left on the way, and what happens',
      head: ['When', 'BTC', 'Isolated', 'Cross', 'What happens'],
      words: [0, 4],
      rows: moments.map((at) => ({
        cells: [
          wayText(at),
          movedText(moveAt(at)),
          dollars(isolated.worthAt(at), 'down'),
          dollars(cross.worthAt(at), 'down'),
          happens(at),
        ],
      })),
    };
  });

  constructor(scenario: ScenarioState<PoolingMoment>) {
    super(scenario, verdict);
  }

  /** Where a line bends. */
  #moments({ journey }: Pooled): Decimal[] {
    const stops = journey.stops.map(({ at }) => at);
    return [START, ...stops.filter((at) => at.lt(1)), LOWEST, ...stops.filter((at) => at.gt(1)), END];
  }

  /** What stands below the axis: where BTC is at its start, at its lowest and in the end. */
  readonly across = (at: number): string => {
    if (at === 0) return 'start';
    if (!Number.isInteger(at)) return '';
    const move = this.moment.moveAt(decimal(String(at)));
    return `${move.value.gt(0) ? '+' : ''}${showFigure(move)}`;
  };
}
