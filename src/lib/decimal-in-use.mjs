/**
 * decimal.js carries sines, logarithms and their constants as methods, where no bundler can tell that nobody
 * calls them: half of what it weighs. For the browser they are taken out of its text; tests/scripts/
 * decimal-in-use.test.ts holds the list against what the engine calls.
 */

/** The methods that the engine, the figures, and decimal.js for these, call. */
export const METHODS = new Set(
  `abs add ceil cmp comparedTo decimalPlaces div dividedBy eq equals floor gt gte isFinite isInteger isNaN isNegative isNeg
   isPositive isZero lt lte minus neg negated plus precision round times toDecimalPlaces toFixed toNumber
   toSignificantDigits toString trunc truncated valueOf absoluteValue`.split(/\s+/),
);

const FUNCTIONS = new Set(['config', 'set', 'clone', 'isDecimal']);

/** @param {string} text decimal.mjs */
export function withoutUnused(text) {
  let left = 0;
  const out = text
    .replace(/^P\.\w+ = (?:P\.\w+ = )?function[\s\S]*?^};$/gm, (method) => {
      const names = [...(method.split('function')[0] ?? '').matchAll(/P\.(\w+)/g)].map(([, name]) => name);
      if (names.some((name) => METHODS.has(name ?? ''))) return method;
      left += 1;
      return '';
    })
    // Hexadecimal, binary, `1_000`, Infinity: engine/decimal.ts refuses them before decimal.js sees them.
    .replace(
      /^function parseOther\(x, str\) \{[\s\S]*?^}$/m,
      'function parseOther(x, str) {\n  throw Error(invalidArgument + str);\n}',
    )
    // A thousand digits each of ln 10 and π, which only the functions above ask for.
    .replace(/^ {2}(LN10|PI) = '[\d.]+',$/gm, "  $1 = '0',")
    .replace(/^ {2}Decimal\.(\w+) = \1;.*$/gm, (line, name) => (FUNCTIONS.has(name) ? line : ''));
  if (left < 30)
    throw new Error('decimal.js is written differently now: src/lib/decimal-in-use.mjs must follow.');
  return out;
}

/** @returns {import('vite').Plugin} */
export function decimalInUse() {
  return {
    name: 'decimal-in-use',
    apply: 'build',
    transform: {
      filter: { id: /decimal\.js[\\/]decimal\.mjs$/ },
      handler: (text) => ({ code: withoutUnused(text), map: null }),
    },
  };
}
