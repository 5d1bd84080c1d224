/** A state as plain JSON, and back: what the build has simulated, a page need not simulate again. */
import { type Decimal, decimal, plain } from './decimal.ts';
import type { State } from './state.ts';

/** The state as plain JSON; each decimal is `{ "decimal": "35.5" }`. */
export function writtenState(state: State): unknown {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    if ('toFixed' in value) return { decimal: plain(value as Decimal) };
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]));
  };
  return visit(state);
}

/** The state that `writtenState` wrote. Nothing is checked: it comes from the build. */
export function restoredState(written: unknown): State {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [[key, text] = []] = entries;
    if (entries.length === 1 && key === 'decimal') return decimal(String(text));
    return Object.fromEntries(entries.map(([name, item]) => [name, visit(item)]));
  };
  return visit(written) as State;
}
