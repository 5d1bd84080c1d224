/** What exchanges show beside equity and requirement: margin level, debt ratio, profit by position, coin. */
import { instrumentOf, isContract, markOf, worthOf } from './account.ts';
import type { Assessment } from './assess.ts';
import { unrealised } from './contracts.ts';
import { decimal } from './decimal.ts';
import { type Figure, given, product, quotient, sum, type Unit } from './figure.ts';
import { liquidationFigures } from './liquidation-price.ts';
import type { Rulebook } from './rulebook.ts';
import { assetsOf, liabilitiesOf } from './rules/gross.ts';
import { requirementOf } from './rules/index.ts';
import { heldIn } from './rules/size.ts';
import type { View } from './rules/view.ts';

/** Assets over liabilities, and the other way round. Absent without debts, or without assets. */
function levels(view: View): Figure[] {
  const assets = assetsOf(view);
  const liabilities = liabilitiesOf(view);
  const found: Figure[] = [];
  if (liabilities.value.gt(0)) {
    const spec = { name: 'marginLevel', label: 'Margin level', unit: { kind: 'multiple' } } as const;
    found.push(assets, liabilities, quotient({ ...spec, rounding: 'down' }, assets, liabilities));
  }
  if (assets.value.gt(0) && liabilities.value.gt(0)) {
    const spec = { name: 'debtRatio', label: 'Debt ratio', unit: { kind: 'rate' } } as const;
    found.push(quotient({ ...spec, rounding: 'up' }, liabilities, assets));
  }
  return found;
}

/** The margin balance as a share of each requirement, and each requirement as a share of the balance. */
function ratios({ marginBalance, requirements }: Assessment): Figure[] {
  return Object.entries(requirements).flatMap(([key, requirement]) => {
    if (requirement.value.lte(0)) return [];
    const level = { name: `${key}Level`, label: `Margin balance over ${requirement.label}` };
    const risk = { name: `${key}Risk`, label: `${requirement.label} over margin balance` };
    const unit: Unit = { kind: 'rate' };
    return [
      quotient({ ...level, unit, rounding: 'down' }, marginBalance, requirement),
      ...(marginBalance.value.gt(0)
        ? [quotient({ ...risk, unit, rounding: 'up' }, requirement, marginBalance)]
        : []),
    ];
  });
}

/** Gains and losses since the entry, one position after the other and together; and the loss, where there is one. */
function profits(view: View): Figure[] {
  const unit: Unit = { kind: 'money', asset: view.currency };
  const each = heldIn(view).map((item) =>
    given(
      { name: `profit:${item.id}`, label: `Unrealised profit of ${item.id}`, unit },
      unrealised(item, view.currency, view.market),
    ),
  );
  const profit = sum(
    { name: 'profit', label: 'Unrealised profit', unit },
    ...each.map((figure) => [1, figure] as const),
  );
  const loss = sum({ name: 'loss', label: 'Unrealised loss', unit }, [-1, profit]);
  return [...each, profit, ...(profit.value.lt(0) ? [loss] : [])];
}

/** What more may be opened, and what an offset saves. */
function opening(
  { view, standings, requirements }: Assessment,
  rulebook: Rulebook,
  profit: Figure[],
): Figure[] {
  const { initial } = requirements;
  const rule = rulebook.requirements.initial;
  const excess = standings.find(({ line }) => line.action === 'restrict')?.excess;
  if (!initial || !rule || !excess) return [];
  const { unit } = initial;
  const found: Figure[] = [];
  if (rule.kind === 'leverage') {
    const leverage = given(
      { name: 'leverage', label: 'Leverage', unit: { kind: 'multiple' }, rule: rule.rule },
      decimal(rule.leverage),
    );
    const room = { name: 'room', label: 'Value that more may be opened for', unit };
    found.push(product({ ...room, rounding: 'down' }, excess, leverage));
    // Closing frees the margin of what is held, and as much may then be opened the other way.
    const reverse = { name: 'reverseRoom', label: 'Margin for an order the other way', unit };
    found.push(sum({ ...reverse, rounding: 'down' }, [1, excess], [1, initial], [1, initial]));
  }
  const loss = profit.find(({ name }) => name === 'loss');
  if (loss && initial.value.gt(0))
    found.push(
      quotient(
        { name: 'lossOverMargin', label: 'Loss over the margin', unit: { kind: 'multiple' } },
        loss,
        initial,
      ),
    );
  if (rule.kind === 'offset') {
    const apart = {
      ...requirementOf({ ...rule, offset: 'none' }, view),
      label: `${rule.label} without offset`,
    };
    const gross = { ...apart, name: 'initialApart' };
    const less = sum({ name: 'initialLess', label: 'Asked less', unit }, [1, gross], [-1, initial]);
    const saving = { name: 'initialSaving', label: 'Saved by the offset', unit: { kind: 'rate' } } as const;
    found.push(gross, less, ...(gross.value.gt(0) ? [quotient(saving, less, gross)] : []));
  }
  return found;
}

/** A figure in another asset, at its price now. @throws EngineError `market.no-rate` */
export function inAsset(figure: Figure, asset: string, { currency, market }: View): Figure {
  const price = given(
    { name: `price:${asset}`, label: `Price of ${asset}`, unit: { kind: 'price', asset: currency } },
    worthOf(asset, currency, market),
  );
  const spec = { name: `${figure.name}:coin`, label: `${figure.label} in ${asset}` };
  return quotient({ ...figure, ...spec, unit: { kind: 'money', asset } }, figure, price);
}

/** Each requirement, the balance and the profit in coin, where one coin secures all contracts of the pool. */
function inCoin(figures: readonly Figure[], view: View): Figure[] {
  const instruments = heldIn(view).map((item) => instrumentOf(view.market, item.instrument));
  const [first] = instruments;
  if (first?.kind !== 'inverse' || instruments.some((item) => item.id !== first.id)) return [];
  if (markOf(view.market, first.id).lte(0)) return [];
  return figures.map((figure) => inAsset(figure, first.base, view));
}

/** Empty for an account that holds no contracts and whose rulebook knows no liquidation. */
export function venueFigures(view: View, assessment: Assessment, rulebook: Rulebook): Figure[] {
  const contracts = heldIn(view).some((item) => isContract(instrumentOf(view.market, item.instrument)));
  const venue = assessment.standings.some(({ line }) => line.action === 'liquidate');
  if (!venue && !contracts) return [];
  const profit = profits(view);
  const { marginBalance, requirements } = assessment;
  const shown = [marginBalance, ...Object.values(requirements), ...profit];
  return [
    ...assessment.standings.flatMap((standing) => liquidationFigures(view, rulebook, standing)),
    ...levels(view),
    ...ratios(assessment),
    ...profit,
    ...opening(assessment, rulebook, profit),
    ...inCoin(shown, view),
  ];
}
