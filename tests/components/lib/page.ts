/** What a figure finds on its page: the two regions that speak, and who listens to its numbers. */

/** Puts the regions in place and returns what they say, in order, as `log: …` or `alarm: …`. */
export function regions(): { readonly said: string[]; readonly stop: () => void } {
  for (const id of ['announcer', 'alarm']) {
    document.getElementById(id)?.remove();
    const region = document.createElement('div');
    region.id = id;
    document.body.append(region);
  }
  const said: string[] = [];
  const observers = [['announcer', 'log'] as const, ['alarm', 'alarm'] as const].map(([id, name]) => {
    const observer = new MutationObserver((records) => {
      for (const node of records.flatMap((record) => [...record.addedNodes]))
        said.push(`${name}: ${node.textContent}`);
    });
    const region = document.getElementById(id);
    if (region) observer.observe(region, { childList: true, subtree: true, characterData: true });
    return observer;
  });
  const stop = (): void => {
    for (const observer of observers) observer.disconnect();
  };
  return { said, stop };
}

let count = 0;

/** A scenario's name that no other test of this page has had: the page keeps one state for each name. */
export function freshName(): string {
  count += 1;
  return `t${count}`;
}

/** Opens the page's address with a query, as a link would. */
export function openWith(query: string): void {
  window.history.replaceState(null, '', `${window.location.pathname}${query}`);
}
