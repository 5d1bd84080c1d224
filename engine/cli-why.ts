/** `--why FIGURE`: where a number comes from, part by part. */
import { EngineError } from './errors.ts';
import { binding, type Citation, type Figure } from './figure.ts';
import { algebra, sentence, substituted } from './format.ts';
import type { Report } from './report.ts';

const STANDINGS: Readonly<Record<Citation['standing'], string>> = {
  text: 'read at its source',
  quoted: 'read as quoted',
  house: 'the house’s own choice',
  unchecked: 'unchecked',
};

function ruleLine({ source, section = '', says, checked, standing }: Citation): string {
  const name = source.toUpperCase().replaceAll('-', ' ');
  return `Rule: ${`${name} ${section}`.trim()}, checked ${checked}, ${STANDINGS[standing]}: ${says}`;
}

/** Parts with a formula or a rule of their own; of a greatest or least, the one that decides. */
function explained(figure: Figure): readonly Figure[] {
  const decides =
    figure.formula.op === 'greatest' || figure.formula.op === 'least' ? binding(figure) : undefined;
  return (decides ? [decides] : figure.parts).filter((part) => part.formula.op !== 'given' || part.rule);
}

function derivation(figure: Figure, indent: string): string[] {
  const given = figure.formula.op === 'given';
  const own = [
    algebra(figure),
    ...(given ? [] : [substituted(figure)]),
    sentence(figure),
    ...(figure.rule ? [ruleLine(figure.rule)] : []),
  ];
  const parts = explained(figure).flatMap((part) => ['', ...derivation(part, `${indent}  `)]);
  return [...own.map((text) => indent + text), ...parts];
}

/**
 * The figure as algebra, as numbers and as a sentence, with its rule, and then each part of it the same way.
 * @throws EngineError `figure.unknown`, listing the names there are
 */
export function why(name: string, { figures }: Report): string {
  const figure = Object.hasOwn(figures, name) ? figures[name] : undefined;
  if (figure) return derivation(figure, '').join('\n');
  throw new EngineError(
    'figure.unknown',
    '--why',
    `must name a figure of this moment, one of ${Object.keys(figures).toSorted().join(', ')}; got "${name}"`,
  );
}

/** The same for a figure of the first pool, or of the one that is named before it: `alt/equity`. */
export function whyIn(name: string, reports: readonly Report[]): string {
  const [first, ...others] = reports;
  if (!first) throw new RangeError('An account has at least one pool.');
  const meant = [first, ...others].find(({ view }) => name.startsWith(`${view.pool.id}/`));
  return meant ? why(name.slice(meant.view.pool.id.length + 1), meant) : why(name, first);
}
