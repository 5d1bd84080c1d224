// Types of everything: plain TypeScript, then .astro, then .svelte.
import { pathToFileURL } from 'node:url';
import { runInOrder } from './run.mjs';

export const typeSteps = [
  { title: 'Types of content', command: 'astro sync' },
  { title: 'Types of .ts', command: 'tsc --noEmit' },
  { title: 'Types of .astro', command: 'astro check --minimumFailingSeverity warning --noSync' },
  {
    title: 'Types of .svelte',
    command: 'svelte-check --tsconfig ./tsconfig.json --fail-on-warnings --no-color',
  },
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) runInOrder(typeSteps);
