/** When a frame says how high it is: at each change, and never in a circle. */

/** Changes in quick turn after which one that only goes back and forth between two heights stops. */
const PATIENCE = 4;
/** Milliseconds; a reader who opens and closes something is slower than a host that answers. */
const QUICK = 400;

/**
 * Calls `say` with whole pixels when the height has changed. A host whose answer changes the height again
 * (by a scrollbar that comes and goes, say) would be told two heights in turn for ever: then the greater stays.
 */
export function heightTeller(say: (height: number) => void): (height: number) => void {
  let [last, before, turns, since] = [0, 0, 0, 0];
  return (exact) => {
    const height = Math.ceil(exact);
    if (height === last) return;
    const now = performance.now();
    turns = height === before && now - since < QUICK ? turns + 1 : 0;
    since = now;
    if (turns > PATIENCE && height < last) return;
    [before, last] = [last, height];
    say(height);
  };
}
