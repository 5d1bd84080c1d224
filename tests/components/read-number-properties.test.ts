import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NumberRules, readNumber } from '../../components/controls/read-number.ts';
import { dollars, percent, priceText } from '../../components/widgets/text.ts';
import { decimal, plain } from '../../engine/index.ts';

const WIDE: NumberRules = { min: '0', max: '100000000', places: 3, example: '$5,000', before: '$' };
const cents = fc.integer({ min: 0, max: 1_000_000_000 }).map((n) => decimal(String(n)).div(100));

test('what the figures print can be typed back', () => {
  fc.assert(
    fc.property(cents, (amount) => {
      const value = plain(amount);
      expect(readNumber(dollars(amount), WIDE)).toEqual({ value });
      expect(readNumber(priceText(amount), WIDE)).toEqual({ value });
    }),
  );
});

test('a printed rate can be typed back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (thousandths) => {
      const fraction = plain(decimal(String(thousandths)).div(1000));
      const value = plain(decimal(String(thousandths)).div(10));
      expect(readNumber(percent(fraction), WIDE)).toEqual({ value });
    }),
  );
});

test.each(['en-US', 'en-GB', 'de-DE', 'fr-FR', 'de-CH', 'es-ES', 'sv-SE', 'pt-BR'])(
  'numbers written as people do in %s are read back',
  (locale) => {
    const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
    fc.assert(
      fc.property(cents, (amount) => {
        const value = plain(amount);
        expect(readNumber(written.format(Number(value)), WIDE, locale)).toEqual({ value });
      }),
    );
  },
);

test('whatever is typed, it is a plain decimal within the limits, or a sentence', () => {
  const rules: NumberRules = { min: '15', max: '60', places: 2, example: '$35.50', before: '$' };
  const pieces = fc.array(
    fc.constantFrom(...'0123456789.,-−$€%kKmM ’\u202feExX_', '1e400', 'USD', 'abc', '\n', '𝟛'),
    { maxLength: 14 },
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    pieces.map((list) => list.join('')),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom('en', 'de', 'fr'), (text, locale) => {
      const reading = readNumber(text, rules, locale);
      if ('value' in reading) {
        expect(reading.value).toMatch(/^(0|[1-9]\d*)(\.\d{0,1}[1-9])?$/);
        expect(Number(reading.value)).toBeGreaterThanOrEqual(15);
        expect(Number(reading.value)).toBeLessThanOrEqual(60);
      } else {
        expect(reading.problem).toMatch(/^[“A-Z][\s\S]*\.$/u);
        expect(reading.problem).toMatch(/\$35\.50|\$15 to \$60|with a point/);
        expect(reading.problem.length).toBeLessThan(120);
      }
    }),
    { numRuns: 2000 },
  );
});
