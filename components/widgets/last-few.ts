/**
 * Answers that are asked for again: a reader goes to and fro, and a page asks twice. The last `size` stay, by key.
 */
export function lastFew<T>(size: number): (key: string, answer: () => T) => T {
  const known = new Map<string, T>();
  return (key, answer) => {
    const found = known.get(key) ?? answer();
    // Once more at the end: the first one is what was not asked for the longest.
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > size && oldest !== undefined) known.delete(oldest);
    return found;
  };
}
