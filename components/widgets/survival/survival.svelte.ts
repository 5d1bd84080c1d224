/** The survival figure's own view of its scenario: the curve, what is left, numbers and table. */
import { showFigure } from '../../../engine/index.ts';
import { BINS, rising, type Tally } from '../../../engine/survival/run.ts';
import type { Bar, Series } from '../../figures/marks.ts';
import { announce } from '../../notebook/announce.ts';
import { type Row, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { drawn, percent } from '../text.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { errorOf } from './chances.ts';
import { moreText, verdict } from './describe.ts';
import { Million, type Progress } from './million.svelte.ts';
import type { SurvivalMoment } from './moment.ts';

/** Hundredths of the own money that one bar stands for. */
const WIDE = 5;
const FORMULA = 'Formula';

export class SurvivalState extends WidgetState<SurvivalMoment> {
  readonly #million = new Million(({ key, tally }) => {
    if (key === this.moment.key) announce(moreText(tally, this.moment));
  });
  /** The larger run, if it is of what stands in the figure. */
  readonly progress: Progress | null = $derived.by(() => {
    const { progress } = this.#million;
    return progress?.key === this.moment.key ? progress : null;
  });
  readonly tally: Tally = $derived.by(() => this.progress?.tally ?? this.moment.tally);
  readonly more: string = $derived.by(() =>
    this.progress ? moreText(this.progress.tally, this.moment) : '',
  );
  readonly series = $derived.by((): Series[] => this.#curves());
  readonly now = $derived.by(() => {
    const { leverage, high } = this.moment;
    return { x: Math.min(high, drawn(leverage.value)), label: showFigure(leverage) };
  });
  readonly bars = $derived.by((): Bar[] => {
    const { ended, kept, paths } = this.tally;
    const sum = (counts: readonly number[], from: number): number =>
      counts.slice(from, from + WIDE).reduce((so, count) => so + count, 0) / paths;
    return Array.from({ length: Math.ceil(BINS.count / WIDE) }, (_, i) => ({
      from: BINS.low + i * WIDE * BINS.each,
      to: BINS.low + (i + 1) * WIDE * BINS.each,
      kept: sum(kept, i * WIDE),
      ended: sum(ended, i * WIDE),
    }));
  });
  readonly rows = $derived.by(() => this.#readout());
  readonly table = $derived.by(() => this.#byLeverage());
  readonly quantiles = $derived.by(() =>
    this.moment.chances.left.map(([share]) => ({
      cells: [percent(String(share)), showFigure(this.moment.leftAt(share))],
    })),
  );

  constructor(scenario: ScenarioState<SurvivalMoment>) {
    super(scenario, verdict);
  }

  override change(key: string, value: string): void {
    super.change(key, value);
    if (this.#million.progress && !this.progress) this.#million.cancel();
  }

  /** Begins the larger run, or stops it where it is. */
  toggle(): void {
    if (this.progress?.running) this.#million.cancel();
    else this.#million.start(this.moment.key, this.moment.run);
  }

  #curves(): Series[] {
    const { leverages, run, formulaAt, formulaLine, assets } = this.moment;
    const { curve, curveAlone, paths, called, alone } = this.tally;
    const { x } = this.now;
    // What stands at the reader’s leverage is told exactly, and not from the points beside it.
    const points = (heights: readonly number[]): Series['points'] =>
      leverages.map((at, i) => ({ x: at, y: heights[i] ?? 0 }));
    const line = (known: Series['points'], here: number): Series['points'] =>
      [...known, { x, y: here }]
        .filter((point, i, all) => i === all.length - 1 || point.x !== x)
        .map((point) => ({ x: point.x, y: 100 * point.y }))
        .sort((a, b) => a.x - b.x);
    const counted = (counts: readonly number[]): number[] => rising(counts).map((count) => count / paths);
    const formula = line(formulaLine(), formulaAt(run.levelAlone));
    return [
      { name: FORMULA, tone: 'soft', dashed: true, points: formula },
      ...(assets === 2
        ? [
            {
              name: 'One asset',
              tone: 'ln',
              dotted: 'hollow',
              points: line(points(counted(curveAlone)), alone / paths),
            } as const,
          ]
        : []),
      {
        name: assets === 2 ? 'Two assets' : 'Paths',
        tone: 'nd',
        dotted: 'full',
        points: line(points(counted(curve)), called / paths),
      },
    ];
  }

  #readout(): Row[] {
    const { chances, formula, fall, price, venue, assets, leftAt } = this.moment;
    const broker = venue === 'broker';
    return [
      rowOf(chances.called, broker ? 'A call' : 'A liquidation', 'nd'),
      rowOf(chances.calledError, 'Standard error'),
      rowOf(formula, FORMULA),
      ...(assets === 2 ? [rowOf(chances.alone, 'All in one asset')] : []),
      ...(broker ? [rowOf(chances.sold, 'A forced sale', 'loss')] : []),
      ...(broker ? [rowOf(chances.owing, 'Something owed')] : []),
      ...(chances.day ? [rowOf(chances.day, 'Half of them by day')] : []),
      rowOf(leftAt(0.5), 'Left in the middle', 'eq'),
      ...(fall ? [rowOf(fall, 'Fall to the line')] : []),
      ...(price ? [rowOf(price, broker ? 'Call price' : 'Liquidation price')] : []),
    ];
  }

  #byLeverage(): { cells: string[] }[] {
    const { leverages, run, formulaAt } = this.moment;
    const { curve, paths } = this.tally;
    const counts = rising(curve);
    const text = (share: number): string => percent(share.toFixed(4));
    return leverages.map((leverage, i) => {
      const [count, level] = [counts[i] ?? 0, run.curve[i] ?? 0];
      return {
        cells: [
          `${leverage}×`,
          level > 1 ? '—' : percent((1 - level).toFixed(3)),
          text(count / paths),
          text(errorOf(count, paths)),
          text(formulaAt(run.curveAlone[i] ?? 0)),
        ],
      };
    });
  }
}
