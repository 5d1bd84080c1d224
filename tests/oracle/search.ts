/** Bisection over whole ticks: the oracle asks itself yes-or-no questions instead of solving equations. */

export type Question = (ticks: bigint) => boolean;

/** Between a tick where the answer is no and one where it is yes, two neighbours with that property. */
function bisect(no: bigint, yes: bigint, holds: Question): { no: bigint; yes: bigint } {
  let [lastNo, firstYes] = [no, yes];
  while (lastNo - firstYes > 1n || firstYes - lastNo > 1n) {
    const middle = (lastNo + firstYes) / 2n;
    if (holds(middle)) firstYes = middle;
    else lastNo = middle;
  }
  return { no: lastNo, yes: firstYes };
}

/** The least tick in 1 … most for which a question that stays yes once it is yes is answered so, if there is one. */
export function least(holds: Question, most: bigint): bigint | undefined {
  if (most < 1n) return undefined;
  let reach = 1n;
  while (reach < most && !holds(reach)) reach *= 2n;
  if (reach > most) reach = most;
  return holds(reach) ? bisect(0n, reach, holds).yes : undefined;
}

/**
 * Walks the stops in their order to the first that is answered yes and bisects back to the stop before it: the
 * neighbours between which the answer turns, without a `no` when the very first stop is a yes already.
 */
export function firstTurn(
  stops: readonly bigint[],
  holds: Question,
): { no?: bigint; yes: bigint } | undefined {
  const index = stops.findIndex(holds);
  const [before, stop] = [stops[index - 1], stops[index]];
  if (stop === undefined) return undefined;
  return before === undefined ? { yes: stop } : bisect(before, stop, holds);
}
