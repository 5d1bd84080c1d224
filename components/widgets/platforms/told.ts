/** Words for what content/platforms.yaml says. It is drawn by the server alone. */

/** What a term or a claim is about. */
export const ABOUT: Readonly<Record<string, string>> = {
  leverage: 'Leverage',
  call: 'Margin call',
  liquidation: 'Liquidation',
  cost: 'Cost',
  pairs: 'Pairs',
  fees: 'Fees',
  features: 'Features',
  rules: 'Rules',
  access: 'Access',
};

/** How it stands with it. */
export const STANDINGS: Readonly<Record<string, string>> = {
  confirmed: 'confirmed',
  outdated: 'no longer so',
  refuted: 'not so',
  unverifiable: 'could not be checked',
  'not-stated': 'not stated',
};

/** `22 Nov 2026`, or `Feb 2023` of a month. */
export function seenText(seen: string): string {
  const [year, month, day] = seen.split('-');
  const at = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  const usual = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', day ? { ...usual, day: 'numeric' } : usual).format(at);
}
