/** Works out once what is asked again and again about the same object, and keeps it as long as that object lives. */
export function once<K extends object, T extends object>(answer: (about: K) => T): (about: K) => T {
  const known = new WeakMap<K, T>();
  return (about) => {
    const found = known.get(about);
    if (found) return found;
    const fresh = answer(about);
    known.set(about, fresh);
    return fresh;
  };
}
