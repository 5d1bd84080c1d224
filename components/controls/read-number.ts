/** Reads what people type into a number field: `$5,000`, `5,000`, `5k`, `5.000,00`, `35 %`. */
import { grouped } from '../../engine/index.ts';

export interface NumberRules {
  /** Decimal texts, in the unit of the field (percent for a rate). */
  readonly min: string;
  readonly max: string;
  /** Decimals that make sense here. */
  readonly places: number;
  /** A whole example for the sentence, such as `$35.50`. */
  readonly example: string;
  /** Shown around a bare limit: `$` before, ` %` after. */
  readonly before?: string;
  readonly after?: string;
}

export type NumberReading = { readonly value: string } | { readonly problem: string };

const SCALES: Readonly<Record<string, number>> = { k: 3, m: 6 };

/** Which of the two signs parts the decimals, and the digits without the other; null when it cannot be told. */
function plainDigits(text: string, comma: ',' | '.'): string | null {
  const point = comma === ',' ? '.' : ',';
  const grouped = new RegExp(`^[1-9]\\d{0,2}(\\${comma}\\d{3})+(\\${point}\\d*)?$`);
  const ungrouped = new RegExp(`^\\d*(\\${point}\\d*)?$`);
  if (!grouped.test(text) && !ungrouped.test(text)) return null;
  return text.replaceAll(comma, '').replace(point, '.');
}

/** Moves the point of a plain decimal to the right, as text. */
function shifted(digits: string, by: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const moved = `${whole}${fraction.slice(0, by).padEnd(by, '0')}`;
  const rest = fraction.slice(by);
  return rest === '' ? moved : `${moved}.${rest}`;
}

/**
 * The decimal text that was meant, or one sentence that says what is wrong and what would do.
 * `locale` decides what a lone comma means: groups in English, decimals in German or French.
 */
export function readNumber(typed: string, rules: NumberRules, locale = 'en'): NumberReading {
  const { min, max, places, example, before = '', after = '' } = rules;
  const range = `from ${before}${grouped(min)}${after} to ${before}${grouped(max)}${after}`;
  const unsure = { problem: `“${typed.trim().slice(0, 30)}” is not a number: write it like ${example}.` };
  if (typed.trim() === '') return { problem: `Write a number, like ${example}.` };
  // Nobody types a thousand signs, and some patterns take their time over what was pasted by mistake.
  const tight = typed.length > 1000 ? '' : typed.replace(/[\s'’]/g, '');
  const unit = after.trim();
  const bare = unit !== '' && tight.endsWith(unit) ? tight.slice(0, -unit.length) : tight;
  const match = /^([-−])?(?:[$€£]|USD)?([\d.,]+)([kKmM])?(?:%|USD)?$/u.exec(bare);
  const compact = match?.[2];
  if (!compact) return unsure;
  const comma =
    new Intl.NumberFormat(locale).formatToParts(1234.5).find((part) => part.type === 'decimal')?.value === ','
      ? '.'
      : ',';
  const usual = plainDigits(compact, comma);
  const digits = usual ?? plainDigits(compact, comma === ',' ? '.' : ',');
  if (digits === null || !/\d/.test(digits)) return unsure;
  if (usual === null && /^\d*,\d+$/.test(compact)) {
    return {
      problem: `“${compact.slice(0, 30)}” can be read in two ways: write ${digits.slice(0, 30)} with a point.`,
    };
  }
  const scaled = shifted(digits, SCALES[match[3]?.toLowerCase() ?? ''] ?? 0);
  const [whole = '', fraction = ''] = scaled.split('.');
  const significant = fraction.replace(/0+$/, '');
  const value = `${whole.replace(/^0+(?=\d)/, '') || '0'}${significant ? `.${significant}` : ''}`;
  if (match[1]) return { problem: `It cannot be below zero here: write a number ${range}.` };
  if (whole.length > 15 || Number(value) < Number(min) || Number(value) > Number(max)) {
    return { problem: `It must be ${range}.` };
  }
  if (significant.length > places) {
    return {
      problem:
        places === 0
          ? `Write a whole number, like ${example}.`
          : `At most ${places} ${places === 1 ? 'decimal makes' : 'decimals make'} sense here, like ${example}.`,
    };
  }
  return { value };
}
