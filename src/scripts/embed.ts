/**
 * What a figure's own page does beside the figure: it says how high it is, leads back to its lesson in the
 * state the reader left, and speaks with the page that frames it where that page asks for it.
 */

import { heightTeller } from '../embed/height.ts';
import { type HostMessage, happenings, isHostMessage } from '../embed/messages.ts';
import type { FiguresDetail } from './values.ts';

const main = document.getElementById('main');
const framed = window.parent !== window;
const query = new URLSearchParams(window.location.search);
const id = query.get('id')?.slice(0, 100) ?? main?.dataset.widget ?? '';

if (main && framed) {
  const tell = heightTeller((height) => {
    const send = (message: unknown): void => window.parent.postMessage(message, '*');
    // Embedly, the LTI window message, AMP, and our own: a height is nobody's secret.
    send(JSON.stringify({ src: window.location.href, context: 'iframe.resize', height }));
    send({ subject: 'lti.frameResize', height });
    send({ sentinel: 'amp', type: 'embed-size', height });
    send({ type: 'margin-lab:height', v: 1, id, height });
  });
  const measure = (): void => tell(main.getBoundingClientRect().height);
  let waiting = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(measure);
  }).observe(main);
}

/** The lesson of each preset, and what the lesson calls it. */
const ways: Record<string, [string, string]> = JSON.parse(main?.dataset.ways ?? '{}');

/** The controls go with the reader; what an instructor has locked or hidden here does not. */
function leadBack(now: string, controls: Readonly<Record<string, string>>): void {
  const state = new URLSearchParams(now);
  const back = document.getElementById('back');
  const way = ways[state.get('preset') ?? ''];
  if (!(back instanceof HTMLAnchorElement) || !way) return;
  const [address, scenario] = way;
  const there = new URLSearchParams({ v: '1' });
  for (const key of Object.keys(controls)) {
    const value = state.get(key);
    if (value !== null) there.set(scenario === 'main' ? key : `${scenario}.${key}`, value);
  }
  back.href = `${address}?${there}${scenario === 'main' ? '' : `#figure-${scenario}`}`;
}

/** Opened by the page that frames the figure, and by no other: what the reader does goes through it alone. */
let port: MessagePort | undefined;
let last: Readonly<Record<string, string>> | undefined;
let state: { query: string; values: Readonly<Record<string, string>> } | undefined;

/** Said once the figure is awake and the page listens, whichever comes last. */
function ready(): void {
  if (state) port?.postMessage({ type: 'margin-lab:ready', v: 1, ...state });
}

document.addEventListener('margin-lab:figures', (event) => {
  const { query: now = '', settings: values = {} } = (event as CustomEvent<FiguresDetail>).detail;
  leadBack(now, values);
  state = { query: now, values };
  const before = last;
  last = values;
  if (!before) ready();
  else if (JSON.stringify(before) !== JSON.stringify(values))
    port?.postMessage({ type: 'margin-lab:change', v: 1, ...state });
  for (const query of early.splice(0)) queueMicrotask(() => set(query));
});
document.addEventListener(happenings, (event) => {
  const { kind, detail } = (event as CustomEvent<{ kind: 'event' | 'answer'; detail: unknown }>).detail;
  port?.postMessage({ type: `margin-lab:${kind}`, v: 1, detail });
});

/** What the page has set before the figure woke: it is set once the figure has shown itself. */
const early: string[] = [];

function set(query: string): void {
  document.dispatchEvent(new CustomEvent('margin-lab:set', { detail: query }));
}

function obey(message: HostMessage): void {
  if (message.type !== 'margin-lab:set') return;
  if (state) set(message.query);
  else early.push(message.query);
}

window.addEventListener('message', ({ source, data, ports }) => {
  if (!framed || source !== window.parent || !isHostMessage(data)) return;
  const [opened] = ports;
  if (data.type === 'margin-lab:connect' && opened) {
    port?.close();
    port = opened;
    port.onmessage = ({ data: said }) => isHostMessage(said) && obey(said);
    ready();
  }
});
