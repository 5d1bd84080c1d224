/**
 * The getter of a binding that only listens: whether a part is open is the reader's, also from before the figure woke.
 * The server asks it and hears that nothing is known.
 */
export const asDrawn = import.meta.env.SSR ? () => undefined : null;
