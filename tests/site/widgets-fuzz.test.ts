/**
 * Two thousand things that hands might do to each figure, over all of its presets and in any order, and up to as many
 * again while one of its outcomes has not come about. Whatever they do, nothing breaks, every outcome comes about, and
 * what is shown is what the engine reckons. MARGIN_LAB_SEED=7 does other things, MARGIN_LAB_ACTIONS=500 fewer of them.
 */
import { expect, type Page, test } from '@playwright/test';
import type { Preset } from '../../components/notebook/figures.ts';
import type { Param } from '../../components/widgets/params.ts';
import { evaluate, type Figure, plain, showFigure } from '../../engine/index.ts';
import { seeded } from '../../engine/paths/seeded.ts';
import { type Box, Hand, pick } from './hands.ts';
import { slugs, type Tested, tested } from './presets.ts';
import { wakeFigures, watch } from './watch.ts';

const ACTIONS = Number(process.env.MARGIN_LAB_ACTIONS ?? 2000);
/** How often what is shown is reckoned again. */
const EVERY = 10;

type Kind = 'slider' | 'field' | 'press' | 'choice' | 'disclosure' | 'plot';

interface Look {
  /** Everything that an action may change, as one text. */
  readonly state: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly outcomes: readonly string[];
  readonly says: string;
  /** Every number that the figure speaks of. */
  readonly numbers: readonly string[];
  /** Names of the figures beside the picture, and what is shown of them. */
  readonly rows: readonly (readonly [name: string, shown: string])[];
  readonly targets: readonly { readonly kind: Kind; readonly box: Box }[];
}

/** Runs in the page before its scripts: notes what the figure publishes. */
function listen(): void {
  const outcomes = new Set<string>();
  Object.assign(window, { outcomes, settings: {} });
  document.addEventListener('margin-lab:figures', (event) => {
    Object.assign(window, { settings: (event as CustomEvent<{ settings: object }>).detail.settings });
  });
}

const look = (page: Page): Promise<Look> =>
  page.evaluate(() => {
    const { outcomes, settings } = window as unknown as {
      outcomes: Set<string>;
      settings: Record<string, string>;
    };
    const all = (selector: string): HTMLElement[] => [
      ...document.querySelectorAll<HTMLElement>(`figure ${selector}`),
    ];
    const text = (element: Element | null | undefined): string => element?.textContent?.trim() ?? '';
    const said = document.querySelector<HTMLElement>('[data-outcome]');
    outcomes.add(said?.dataset.outcome ?? '');
    const KINDS = {
      slider: 'input[type=range]:enabled',
      field: 'input[type=text]:not([readonly])',
      press: 'button:enabled',
      choice: 'label:has(input[type=radio]:enabled, input[type=checkbox]:enabled)',
      disclosure: 'summary',
      plot: 'svg.draggable',
    } as const;
    const targets = Object.entries(KINDS).flatMap(([kind, selector]) =>
      all(selector)
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return { kind: kind as Kind, box: { x, y, width, height } };
        }),
    );
    const marks = all('input, details, button').map((element) => {
      if (element instanceof HTMLInputElement) return `${element.value}${element.checked}`;
      if (element instanceof HTMLDetailsElement) return `${element.open}`;
      return `${element.getAttribute('aria-pressed')}`;
    });
    return {
      state: JSON.stringify([settings, text(said), marks]),
      settings,
      outcomes: [...outcomes],
      says: text(said),
      numbers:
        all('.picture text, .says, summary')
          .map(text)
          .join(' ')
          .match(/\d[\d,]*(\.\d+)?/g) ?? [],
      rows: all('details[data-figure]').map((row) => [
        row.dataset.figure ?? '',
        text(row.querySelector('.value')),
      ]),
      targets,
    };
  });

const KEYS = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
] as const;
const NONSENSE = ['abc', '-5', '1e400', '0x20', 'k', '', '9.999999999999999999999', '1,5'] as const;

/** Something to type: mostly a number that some field takes, or one that the figure itself speaks of. */
function typed({ numbers }: Look, params: readonly Param[], next: () => number): string {
  const kind = next();
  if (kind < 0.15) return pick(NONSENSE, next);
  if (kind < 0.5 && numbers.length > 0) return pick(numbers, next);
  const param = pick(
    params.filter((item) => item.kind === 'number'),
    next,
  );
  const [low, high] = [Number(param.min), Number(param.max)];
  const value = kind < 0.6 ? pick([low, high], next) : low + next() * (high - low);
  const shown = param.as === 'percent' ? value * 100 : value;
  return shown.toFixed(Math.max(0, param.as === 'percent' ? param.places - 2 : param.places));
}

const inside = ({ x, y, width, height }: Box, next: () => number): readonly [number, number] => [
  x + next() * width,
  y + height / 2,
];

/** Of a hundred actions, where the figure has all of these. */
const SHARE: Readonly<Record<Kind, number>> = {
  slider: 40,
  field: 15,
  press: 15,
  choice: 12,
  plot: 12,
  disclosure: 6,
};

/** Does something, and says what. */
async function act(
  page: Page,
  hand: Hand,
  now: Look,
  params: readonly Param[],
  next: () => number,
): Promise<string> {
  const there = [...new Set(now.targets.map(({ kind }) => kind))];
  const kind = pick(
    there.flatMap((item) => Array.from({ length: SHARE[item] }, () => item)),
    next,
  );
  const { box } = pick(
    now.targets.filter((target) => target.kind === kind),
    next,
  );
  switch (kind) {
    case 'slider': {
      if (next() < 0.4) {
        await hand.drag(inside(box, next), inside(box, next), inside(box, next));
        return 'dragged a slider';
      }
      await page.evaluate(
        ([x, y]) =>
          document
            .elementsFromPoint(x, y)
            .find((item): item is HTMLInputElement => item instanceof HTMLInputElement)
            ?.focus(),
        [box.x + box.width / 2, box.y + box.height / 2] as const,
      );
      const key = pick(KEYS, next);
      const shift = next() < 0.2;
      const times = Math.ceil(next() * 4);
      await Promise.all(Array.from({ length: times }, () => hand.press(key, shift)));
      return `${key} on a slider`;
    }
    case 'field': {
      const text = typed(now, params, next);
      await hand.click(box);
      await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.select?.());
      await hand.write(text);
      await hand.press(pick(['Enter', 'Tab'], next));
      return `“${text}” in a field`;
    }
    case 'plot':
      await hand.drag(inside(box, next), inside(box, next), inside(box, next));
      return 'dragged on the picture';
    default:
      await hand.click(box);
      return `clicked a ${kind}`;
  }
}

/** Figures that are not what their parts make, down to the ones that are given. */
function wrongParts(figures: Readonly<Record<string, Figure>>): string[] {
  return Object.values(figures).flatMap(({ name, formula, parts, value }) => {
    if (!value.isFinite()) return [`${name} is ${value}`];
    if (formula.op === 'given') return [];
    const again = evaluate(
      formula,
      parts.map((part) => part.value),
    );
    return plain(again) === plain(value)
      ? []
      : [`${name} is ${plain(value)}, its parts make ${plain(again)}`];
  });
}

/** What is shown beside the picture and is not what the engine says. */
function wrongRows({ momentOf }: Tested, preset: Preset, { rows, settings }: Look): string[] {
  const { figures } = momentOf(preset, settings);
  const wrong = rows.flatMap(([name, shown]) => {
    const figure = figures[name];
    if (!figure) return [`${name} is shown and unknown`];
    const [left, right] = [shown.replace(/^[−+]/, ''), showFigure(figure).replace(/^−/, '')];
    return left === right ? [] : [`${name} is shown as ${shown}, and is ${right}`];
  });
  return [...wrongParts(figures), ...wrong];
}

for (const slug of slugs)
  test(`${slug}: ${ACTIONS} random actions, what comes of them, and every number what the engine says`, async ({
    page,
  }) => {
    test.setTimeout(1_200_000);
    const seed = Number(process.env.MARGIN_LAB_SEED ?? 20261122);
    const next = seeded(seed);
    const all = await tested(slug);
    const complaints = await watch(page);
    await page.addInitScript(listen);
    await page.setViewportSize({ width: 900, height: 3000 });
    const hand = await Hand.of(page);
    const reached = new Set<string>();
    const missed = (): string[] => all.widget.outcomes.filter((outcome) => !reached.has(outcome));
    let [actions, changes] = [0, 0];
    while (actions < ACTIONS || (missed().length > 0 && actions < 2 * ACTIONS)) {
      const share = Math.ceil((actions === 0 ? ACTIONS : ACTIONS / 4) / all.presets.length);
      for (const preset of all.presets) {
        await page.goto(`embed/${slug}/?v=1&preset=${preset.id}`);
        await wakeFigures(page);
        let before = await look(page);
        const done: string[] = [];
        for (let i = 0; i < share; i += 1) {
          done.push(await act(page, hand, before, all.widget.params, next));
          const after = await look(page);
          actions += 1;
          if (after.state !== before.state) changes += 1;
          const trail = `seed ${seed}, ${preset.id}, action ${i}: ${done.slice(-4).join(', ')}`;
          // Playwright keeps a record of each expectation: of thousands only those that fail are made.
          if (/NaN|undefined|Infinity/.test(after.says)) expect(after.says, trail).toBe('a sentence');
          const wrong = i % EVERY === 0 ? wrongRows(all, preset, after) : [];
          if (wrong.length > 0) expect(wrong, trail).toEqual([]);
          before = after;
        }
        for (const outcome of before.outcomes) reached.add(outcome);
      }
    }
    expect(complaints).toEqual([]);
    expect(changes, `seed ${seed}: actions that changed something`).toBeGreaterThanOrEqual(actions / 2);
    expect(missed(), `seed ${seed}: what did not come about in ${actions} actions`).toEqual([]);
  });
