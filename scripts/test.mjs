// Everything that must hold, cheapest first; a browser comes before all, since it may have to be installed.
import { typeSteps } from './check.mjs';
import { runInOrder } from './run.mjs';

runInOrder([
  { title: 'A browser to test in', command: 'node scripts/find-browser.mjs' },
  ...typeSteps,
  { title: 'Lint and format', command: 'npm run -s lint' },
  { title: 'Lessons', command: 'npm run -s lessons' },
  { title: 'Engine', command: 'npm run -s test:engine' },
  { title: 'Components', command: 'npm run -s test:components' },
  { title: 'Build', command: 'npm run -s build' },
  { title: 'Site in a browser', command: 'npm run -s test:site' },
]);
