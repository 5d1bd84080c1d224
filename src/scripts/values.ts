/** Keeps the numbers in the text current: a figure says what it shows now, and each `Value` of it follows. */

export interface FiguresDetail {
  /** Name of the scenario on this page. */
  readonly scenario: string;
  /** What each figure shows now, by the figure's name. */
  readonly texts: Readonly<Record<string, string>>;
  /** The same as plain decimals, for the `value` attribute of each number. */
  readonly values?: Readonly<Record<string, string>>;
  /** What the reader has set, and the query that leads back to it. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly query?: string;
}

const MINUS = '−';
const SHOWN_FOR = 900;

/** `$5,000` ↔ `−$5,000`, also with a hyphen for a minus; zero has no sign. */
function negated(text: string, minus: string): string {
  if (text.startsWith(minus)) return text.slice(minus.length);
  return /[1-9]/.test(text) ? minus + text : text;
}

function show(value: HTMLElement, text: string, exact: string): void {
  if (value.textContent === text) return;
  value.textContent = text;
  value.setAttribute('value', exact);
  value.classList.add('val-new');
  window.setTimeout(() => value.classList.remove('val-new'), SHOWN_FOR);
}

document.addEventListener('margin-lab:figures', (event) => {
  const { scenario, texts, values } = (event as CustomEvent<FiguresDetail>).detail;
  for (const value of document.querySelectorAll<HTMLElement>('data.val')) {
    const { scenario: of, figure, negate } = value.dataset;
    if (figure === undefined || of !== scenario) continue;
    const text = texts[figure];
    if (text === undefined) continue;
    const exact = values?.[figure] ?? text;
    if (negate === undefined) show(value, text, exact);
    else show(value, negated(text, MINUS), negated(exact, '-'));
  }
});
