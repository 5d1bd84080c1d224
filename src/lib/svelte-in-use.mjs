/**
 * Svelte's runtime holds what this site does not ask for and no bundler can tell: custom elements, whose class is
 * made as the module loads, and deep proxies, which `set` can reach. Every state here is one value that is
 * replaced as a whole (`$state.raw` where it is an object), nothing is awaited in a component, and none catches the
 * errors of another, so all of that is left out of what a browser fetches.
 * tests/scripts/svelte-in-use.test.ts holds that against what the compiler makes of the components.
 */

/** What stands in for each module: the same exports, as far as the rest of the runtime calls them. */
const INSTEAD = new Map([
  ['dom/elements/custom-element.js', 'export function create_custom_element() {}'],
  [
    'proxy.js',
    `export const proxy = (value) => value;
export const get_proxied_value = (value) => value;
export const is = Object.is;`,
  ],
  // Every root is a boundary; one that nothing is pending in, and that catches nothing, only makes its children.
  [
    'dom/blocks/boundary.js',
    `import { EFFECT_PRESERVED, EFFECT_TRANSPARENT } from '#client/constants';
import { block, branch } from '../../reactivity/effects.js';
import { hydrate_next, hydrating } from '../hydration.js';
export function boundary(node, _props, children) {
  block(() => {
    if (hydrating) hydrate_next();
    branch(() => children(node));
  }, EFFECT_TRANSPARENT | EFFECT_PRESERVED);
}
export const pending = () => 0;`,
  ],
  // With no boundary to catch it, an error goes on to whoever called; of what is gone already, nobody needs to hear.
  [
    'error-handling.js',
    `import { DESTROYED, ERROR_VALUE } from './constants.js';
import { active_effect, active_reaction } from './runtime.js';
export function handle_error(error) {
  if (active_effect !== null) return invoke_error_boundary(error, active_effect);
  active_reaction.f |= ERROR_VALUE;
  return error;
}
export function invoke_error_boundary(error, effect) {
  if (effect === null || (effect.f & DESTROYED) === 0) throw error;
}`,
  ],
  // Values in a template that nothing waits for: each is a derived one, and they are there at once.
  [
    'reactivity/async.js',
    `import { derived } from './deriveds.js';
export const flatten = (_blockers, sync, _async, use) => use(sync.map(derived));
const none = () => {};
export { none as run_after_blockers, none as capture, none as save, none as unsave, none as track_reactivity_loss,
  none as for_await_track_reactivity_loss, none as unset_context, none as run, none as wait, none as increment_pending };`,
  ],
  // Astro's own way in makes the properties reactive and slots into snippets; here properties stay as they are.
  [
    'client.svelte.js',
    `import { hydrate } from 'svelte';
export default (target) => async (Component, props, slotted) => {
  if (!target.hasAttribute('ssr')) return;
  if (Object.keys(slotted).length > 0) throw new TypeError('A figure takes no slots: see svelte-in-use.mjs.');
  hydrate(Component, { target, props });
};`,
  ],
]);

const FILES =
  /svelte[\\/](?:src[\\/]internal[\\/]client|dist)[\\/](dom[\\/]elements[\\/]custom-element\.js|dom[\\/]blocks[\\/]boundary\.js|error-handling\.js|reactivity[\\/]async\.js|proxy\.js|client\.svelte\.js)$/;

/** @returns {import('vite').Plugin} */
export function svelteInUse() {
  const left = new Set(INSTEAD.keys());
  return {
    name: 'svelte-in-use',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: FILES },
      handler(_text, id) {
        const module = FILES.exec(id)?.[1]?.replaceAll('\\', '/') ?? '';
        left.delete(module);
        return { code: INSTEAD.get(module) ?? '', map: null };
      },
    },
    buildEnd() {
      if (left.size > 0)
        this.error(`Svelte no longer has ${[...left].join(', ')}: src/lib/svelte-in-use.mjs must follow.`);
    },
  };
}
