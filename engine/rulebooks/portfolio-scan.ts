/** What portfolio margin at a US broker asks of what is held (FINRA 4210(g)): the largest loss over ten moves of a price. */
import type { Citation } from '../figure.ts';
import { equidistant, type StressScanRule, stressScan } from '../rules/stress-scan.ts';

/** As `CHECKED` of the sources of US rules, which a page without a US broker need not carry. */
const CHECKED = '2026-11-22';

export const SCAN_SOURCES = {
  scanStock: {
    source: 'finra-4210',
    section: '(g)',
    says: 'Portfolio margin moves a single stock or a narrow index up and down by 15 %, over ten equidistant points.',
    checked: CHECKED,
    standing: 'quoted',
  },
  scanBroad: {
    source: 'finra-4210',
    section: '(g)',
    says: 'Portfolio margin moves a broad index by 10 % either way, and a high-capitalization one by +6 % and −8 %.',
    checked: CHECKED,
    standing: 'quoted',
  },
} as const satisfies Record<string, Citation>;

/** The largest loss over the moves; also what the offsets of other rulebooks are held beside. */
export const SCAN: StressScanRule = {
  kind: 'stressScan',
  by: stressScan,
  name: 'maintenance',
  label: 'Requirement',
  moves: {
    stock: { points: equidistant('-0.15', '0.15'), rule: SCAN_SOURCES.scanStock },
    broadIndex: { points: equidistant('-0.10', '0.10'), rule: SCAN_SOURCES.scanBroad },
    broadIndexHighCap: { points: equidistant('-0.08', '0.06'), rule: SCAN_SOURCES.scanBroad },
  },
  rule: SCAN_SOURCES.scanStock,
};
