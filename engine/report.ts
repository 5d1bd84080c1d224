/** Every named figure of one moment: the assessment, the call price and the three cures. */
import { type Assessment, assess, holdings } from './assess.ts';
import { callPriceFigures } from './call-price-figures.ts';
import { cureFigures } from './cures.ts';
import { type Figure, quotient, sum } from './figure.ts';
import type { Rulebook } from './rulebook.ts';
import type { View } from './rules/view.ts';
import { largestFirst, saleOrder } from './sale.ts';
import { sinceEntry } from './since-entry.ts';

export interface Report extends Assessment {
  readonly figures: Readonly<Record<string, Figure>>;
}

const REQUIREMENT_NAMES: Record<string, string> = { maintenance: 'requirement' };

/** Assessment and every figure by its name. What has no meaning at this moment is absent. */
export function report(view: View, rulebook: Rulebook): Report {
  const assessment = assess(view, rulebook);
  const [position] = largestFirst(view);
  const [sold] = saleOrder(view, rulebook.remedy.order);
  const required = Object.entries(assessment.requirements).map(([key, figure]) => ({
    ...figure,
    name: REQUIREMENT_NAMES[key] ?? `${key}Requirement`,
  }));
  const initial = assessment.requirements.initial;
  const exposure = holdings(view);
  const long = exposure.find((figure) => figure.name === 'marketValue');
  const lendable =
    initial && long
      ? [
          sum(
            { name: 'maximumLoan', label: 'Most that may be borrowed', unit: initial.unit, rounding: 'down' },
            [1, long],
            [-1, initial],
          ),
        ]
      : [];
  const { maintenance } = assessment.requirements;
  const gross = exposure.find((figure) => figure.name === 'exposure');
  const percent =
    maintenance && gross?.value.gt(0)
      ? [
          quotient(
            {
              name: 'requirementPercent',
              label: 'Requirement as a share of the position',
              unit: { kind: 'rate' },
            },
            maintenance,
            gross,
          ),
        ]
      : [];
  const all = [
    ...exposure,
    ...percent,
    assessment.marginBalance,
    ...required,
    ...lendable,
    ...assessment.standings.flatMap((standing) => [
      standing.excess,
      standing.call,
      ...(position && standing.line.action === 'call'
        ? callPriceFigures(view, rulebook, standing, position)
        : []),
      ...(standing.line.action === 'call' ? cureFigures(view, rulebook, standing, sold) : []),
    ]),
    ...(rulebook.shows?.(view, assessment, rulebook) ?? []),
  ];
  const found = Object.fromEntries(all.map((figure) => [figure.name, figure]));
  const since = Object.fromEntries(sinceEntry(view, found).map((figure) => [figure.name, figure]));
  return { ...assessment, figures: { ...found, ...since } };
}
