/** One scenario that uses every field and every event of the format, already in the form it is written in. */
export const RICH = {
  $schema: '/schema/scenario.v1.json',
  format: 'margin-lab.scenario',
  version: 1,
  title: 'Everything at once',
  rulebook: 'us-broker.2026-11',
  settings: {
    houseLong: '0.3173',
    houseShort: '0.4',
    houseInitial: '0.55',
    securities: [{ instrument: 'SHRT', houseLong: '0.75', houseShort: '0.9', borrowRate: '0.125' }],
    concentrated: { over: '0.6', rate: '0.45' },
    callDays: 3,
    sells: 'toCure',
    interest: {
      kind: 'blended',
      basis: 360,
      base: { label: 'Benchmark', rate: '0.0532' },
      tiers: [
        { from: '0', spread: '0.015' },
        { from: '100000', rate: '0.06' },
      ],
      since: '2026-11-01',
    },
  },
  instruments: [
    { id: 'XYZ', quote: 'USD', price: '50.125', tick: '0.01', lot: '1' },
    { id: 'SHRT', quote: 'USD', price: '7.77', leverage: '2', class: 'broadIndex' },
    { id: 'EUR', quote: 'USD', price: '1.0834' },
    { id: 'SAP.DE', quote: 'EUR', price: '210.5' },
  ],
  start: '2026-11-02',
  until: '2026-11-20',
  pools: [
    {
      id: 'main',
      amounts: [
        { asset: 'USD', kind: 'cash', amount: '1000.01' },
        { asset: 'EUR', kind: 'collateral', amount: '12.5' },
        { asset: 'USD', kind: 'loan', amount: '4000' },
        { asset: 'USD', kind: 'interest', amount: '0.123456789012345678' },
        { asset: 'USD', kind: 'shortProceeds', amount: '777' },
      ],
      positions: [
        { instrument: 'XYZ', quantity: '200.00000001', entry: '48', opened: '2026-01-05' },
        { instrument: 'SHRT', quantity: '-100', entry: '7.77' },
      ],
    },
  ],
  events: [
    { on: '2026-11-02', do: 'deposit', amount: '500' },
    { on: '2026-11-02', do: 'trade', instrument: 'XYZ', quantity: '10', fund: 'regT' },
    { on: '2026-11-03', do: 'trade', instrument: 'XYZ', quantity: '-5' },
    { on: '2026-11-03', do: 'depositSecurities', instrument: 'XYZ', quantity: '3' },
    { on: '2026-11-04', do: 'price', instrument: 'XYZ', price: '21.5' },
    { on: '2026-11-04', do: 'settings', settings: { houseLong: '0.4', callDays: null } },
    { on: '2026-11-05', do: 'answer', by: 'cash' },
    { on: '2026-11-05', do: 'brokerSells' },
    { on: '2026-11-05', do: 'withdraw', amount: '1.25' },
    { on: '2026-11-05', do: 'dividend', instrument: 'XYZ', perShare: '0.26' },
  ],
};
