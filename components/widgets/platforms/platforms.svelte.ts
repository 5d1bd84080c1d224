/** The comparison's own view of its scenario: rows in the reader's order, numbers and tables. */
import { type Decimal, type Figure, showFigure } from '../../../engine/index.ts';
import type { PlatformTrade } from '../../../engine/platform-trade.ts';
import { type Row, rowOf } from '../../notebook/row.ts';
import type { ScenarioState } from '../../notebook/scenario-state.svelte.ts';
import { WidgetState } from '../widget-state.svelte.ts';
import { absence, NAMES, verdict } from './describe.ts';
import { isUnlevered, type PlatformsMoment } from './moment.ts';
import { ORDER, SHOW, SORT } from './params.ts';

export type SortKey = (typeof SORT.options)[number];

export interface Cell {
  readonly text: string;
  /** Words that stand for a number that is not there. */
  readonly absent?: boolean;
  readonly note?: string;
}

/** A platform as a line of the table and of the picture. */
export interface Line {
  readonly id: string;
  readonly name: string;
  readonly mode: string;
  readonly cells: readonly Cell[];
  /** Parts of the price, for drawing: where it calls and where it closes. */
  readonly call: number | null;
  readonly close: number | null;
  readonly room: string;
}

const FIGURES = {
  leverage: 'most',
  call: 'callPrice',
  liquidation: 'liquidationPrice',
  room: 'room',
  cost: 'cost',
} as const;

/** Rows of the data table. */
const STEPS = ['2', '3', '4', '5', '6', '8', '10'] as const;

export class PlatformsState extends WidgetState<PlatformsMoment> {
  readonly levered = $derived.by(() => !isUnlevered(this.moment.trade));
  readonly lines = $derived.by(() => this.#sorted().map((item) => this.#line(item)));
  readonly rows = $derived.by(() => this.#readout());
  /** Names of those whose terms are known, in the order of the table. */
  readonly known = $derived.by(() =>
    this.moment.platforms.filter(({ refused }) => refused !== 'unknown').map(({ id }) => NAMES[id]),
  );
  readonly table = $derived.by(() =>
    STEPS.map((leverage) => ({
      cells: [
        `${leverage}×`,
        ...this.moment
          .at(leverage)
          .filter(({ refused }) => refused !== 'unknown')
          .map((item) => (item.room ? showFigure(item.room) : absence(item, 'call', true))),
      ],
    })),
  );

  constructor(scenario: ScenarioState<PlatformsMoment>) {
    super(scenario, verdict);
  }

  get sort(): SortKey {
    return SORT.options.find((option) => option === this.get(SORT.key)) ?? 'name';
  }

  get up(): boolean {
    return this.get(ORDER.key) !== 'down';
  }

  /** A press on a column sorts by it, and a second one turns it round. */
  sortBy(key: SortKey): void {
    const turned = this.sort === key && this.up;
    this.change(SORT.key, key);
    this.change(ORDER.key, turned ? 'down' : 'up');
    this.released();
  }

  /** What stands beside the sign of a column for a screen reader. */
  direction(key: SortKey): 'ascending' | 'descending' | 'none' {
    return this.sort === key ? (this.up ? 'ascending' : 'descending') : 'none';
  }

  #sorted(): PlatformTrade[] {
    const shown = this.moment.platforms.filter(({ mode, refused }) => {
      const show = this.get(SHOW.key);
      return show === 'takes' ? mode !== null : show === 'stated' ? refused !== 'unknown' : true;
    });
    const { sort, up } = this;
    const sign = up ? 1 : -1;
    const byName = (a: PlatformTrade, b: PlatformTrade): number =>
      NAMES[a.id].localeCompare(NAMES[b.id], 'en');
    if (sort === 'name') return shown.toSorted((a, b) => sign * byName(a, b));
    const value = (item: PlatformTrade): Decimal | undefined => item[FIGURES[sort]]?.value;
    return shown.toSorted((a, b) => {
      const [first, second] = [value(a), value(b)];
      // What has no number comes last, either way.
      if (!first || !second) return first ? -1 : second ? 1 : byName(a, b);
      return sign * first.cmp(second) || byName(a, b);
    });
  }

  #line(item: PlatformTrade): Line {
    const { price } = this.moment.trade;
    const cell = (figure: Figure | null, what: 'call' | 'liquidation' | 'cost'): Cell =>
      figure ? { text: showFigure(figure) } : { text: absence(item, what, this.levered), absent: true };
    const part = (figure: Figure | null): number | null =>
      figure ? Number(figure.value.div(price.value).toFixed(6)) : null;
    const cost = cell(item.cost, 'cost');
    return {
      id: item.id,
      name: NAMES[item.id],
      mode: item.mode?.name ?? '',
      cells: [
        item.most
          ? {
              text: showFigure(item.most),
              ...(item.mode && item.mode.name !== item.mostIn && { note: `as ${item.mostIn}` }),
            }
          : { text: 'not stated', absent: true },
        cell(item.callPrice, 'call'),
        cell(item.liquidationPrice, 'liquidation'),
        item.room ? { text: showFigure(item.room) } : { text: '–', absent: true },
        item.mode?.cost?.example && item.cost ? { ...cost, note: 'at its page’s example rate' } : cost,
      ],
      call: part(item.callPrice),
      close: part(item.liquidationPrice),
      room: item.room ? showFigure(item.room) : absence(item, 'call', this.levered),
    };
  }

  #readout(): Row[] {
    const { trade, chosen } = this.moment;
    const row = (figure: Figure | null, label: string, tone?: Row['tone']): Row[] =>
      figure ? [rowOf(figure, label, tone)] : [];
    return [
      ...row(trade.own, 'Your own money', 'eq'),
      ...row(trade.value, 'Position'),
      ...row(trade.borrowed, 'Borrowed', 'ln'),
      ...row(chosen.most, 'Highest leverage'),
      ...row(chosen.callPrice, 'Call at', 'nd'),
      ...row(chosen.liquidationPrice, 'Closed at', 'loss'),
      ...row(chosen.room, 'Room to fall'),
      ...row(chosen.cost, 'Cost of holding', 'ln'),
    ];
  }
}
