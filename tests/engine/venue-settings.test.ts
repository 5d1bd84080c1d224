/** What a scenario may set about an exchange: where each number begins and where it ends. */
import { describe, expect, it } from 'vitest';
import { checkVenue } from '../../engine/venue-settings.ts';
import { refusal } from '../lib/engine.ts';

function refused(venue: object) {
  return refusal(() => checkVenue(venue, 'venue'));
}

describe.each([
  ['leverage', ['0.001', '1', '1000'], ['0', '-1', '1000.001']],
  ['initialRate', ['0.001', '1'], ['0', '-0.1', '1.001']],
  ['closingFee', ['0', '0.0005', '1'], ['-0.0001', '1.001']],
  ['liquidationFee', ['0', '0.0005', '1'], ['-0.0001', '1.001']],
])('%s', (field, allowed, wrong) => {
  it.each(allowed)('may be %s', (value) => {
    expect(refused({ [field]: value })).toBeNull();
  });

  it.each(wrong)('may not be %s', (value) => {
    expect(refused({ [field]: value })).toMatchObject({ code: 'settings.venue', field: `venue.${field}` });
  });
});

describe('a weight', () => {
  const weights = (held: string, owed: string) => ({ weights: [{ asset: 'BTC', held, owed }] });

  it.each([
    ['0', '0'],
    ['1', '10'],
  ])('may count %s of what is held and %s of what is owed', (held, owed) => {
    expect(refused(weights(held, owed))).toBeNull();
  });

  it.each([
    ['1.001', '1', 'held'],
    ['-0.1', '1', 'held'],
    ['1', '10.001', 'owed'],
    ['1', '-0.1', 'owed'],
  ])('may not count %s of what is held and %s of what is owed', (held, owed, field) => {
    expect(refused(weights(held, owed))).toMatchObject({
      code: 'settings.venue',
      field: `venue.weights[0].${field}`,
    });
  });
});
