// Every property with 20,000 cases and 10,000 event sequences: some hours. `npm run test:long -- sequences` runs
// the files whose names contain a word.
import { runInOrder } from './run.mjs';

process.env.FAST_CHECK_RUNS ??= '20000';

const words = process.argv.slice(2).filter((word) => /^[\w./-]+$/.test(word));
runInOrder([
  { title: 'Properties at length', command: `npm run -s test:engine -- ${words.join(' ')}`.trim() },
]);
