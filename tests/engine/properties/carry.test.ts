/** The cost of carrying, in whatever happens: as the oracle reckons it, to the last fraction of a cent. */
import { it } from 'vitest';
import { parseScenario, simulate } from '../../../engine/index.ts';
import { expectCarried } from '../../lib/carried.ts';
import { checkShare, expectSeen } from '../../lib/check.ts';
import { fileOf, history } from '../../lib/histories.ts';

it('interest and fees accrue as the oracle has them, and no fraction of a cent is lost', () => {
  const seen = { interest: 0, borrowFee: 0, posted: 0 };
  checkShare(0.4, history(), (given) => expectCarried(simulate(parseScenario(fileOf(given))), seen));
  expectSeen(seen, 10);
});
