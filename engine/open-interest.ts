/** A margin requirement in whole quanta, and one that grows with all that is open in a market: dYdX v4. */
import { decimal, down, parseDecimal } from './decimal.ts';
import { type Figure, given, least, product, sum, type Unit, wholeLots } from './figure.ts';

const RATE: Unit = { kind: 'rate' };

/** Rates are held in millionths, cut off. */
const MILLIONTHS = 6;

export interface QuantaTerms {
  /** Value in quanta. Decimal texts, all of them. */
  readonly notional: string;
  readonly initial: string;
  /** Maintenance as a part of initial margin. */
  readonly ofInitial?: string;
  /** All that is open, and between which two sizes of it the initial rate goes up to 1. */
  readonly openInterest?: { readonly size: string; readonly lower: string; readonly upper: string };
}

/** The rate as open interest raises it: straight from its own at the lower cap to 1 at the upper one. */
function scaledRate({ initial, openInterest }: QuantaTerms): Figure {
  const base = given(
    { name: 'initialRate', label: 'Initial rate', unit: RATE },
    parseDecimal(initial, 'initial'),
  );
  if (!openInterest) return base;
  const read = (key: keyof typeof openInterest) => parseDecimal(openInterest[key], 'openInterest');
  const [size, lower, upper] = [read('size'), read('lower'), read('upper')] as const;
  if (size.lte(lower)) return base;
  const one = given({ name: 'one', label: '1', unit: RATE }, decimal(1));
  const part = least(
    { name: 'openPart', label: 'Part of the way to the upper cap', unit: RATE },
    given(
      { name: 'openShare', label: 'Open interest between the caps', unit: RATE },
      size.minus(lower).div(upper.minus(lower)),
    ),
    one,
  );
  const rest = sum({ name: 'rest', label: 'Rest of the rate', unit: RATE }, [1, one], [-1, base]);
  const raised = product({ name: 'raised', label: 'Raised by', unit: RATE }, part, rest);
  const exact = sum(
    { name: 'scaledRate', label: 'Initial rate at this open interest', unit: RATE },
    [1, base],
    [1, raised],
  );
  return given({ ...exact }, down(exact.value, MILLIONTHS));
}

/** Initial and maintenance margin, each rounded up to a whole quantum; maintenance is a part of the rounded initial. */
export function quantaMargins(terms: QuantaTerms): { initial: Figure; maintenance: Figure } {
  const unit: Unit = { kind: 'quantity' };
  const notional = given(
    { name: 'notional', label: 'Value', unit },
    parseDecimal(terms.notional, 'notional'),
  );
  const quantum = given({ name: 'quantum', label: 'One quantum', unit }, decimal(1));
  const whole = (name: string, label: string, rate: Figure, of: Figure): Figure =>
    wholeLots({ name, label, unit }, product({ name: `${name}Exact`, label, unit }, rate, of), quantum);
  const initial = whole('initial', 'Initial margin', scaledRate(terms), notional);
  // Open interest raises what is asked to open and not what must be held.
  const own = whole(
    'initialOwn',
    'Initial margin',
    scaledRate({ notional: terms.notional, initial: terms.initial }),
    notional,
  );
  const part = given(
    { name: 'ofInitial', label: 'Maintenance as a part of initial margin', unit: RATE },
    parseDecimal(terms.ofInitial ?? '0.5', 'ofInitial'),
  );
  return { initial, maintenance: whole('maintenance', 'Maintenance margin', part, own) };
}
