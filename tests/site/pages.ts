/** Every page of the finished site, relative to its base. The page for missing addresses is asked for by one. */
import { globSync } from 'node:fs';

export const paths = globSync('**/*.html', { cwd: 'dist' })
  .map((file) => file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'))
  .map((path) => (path === '404.html' ? 'no-such-page/' : path === '' ? './' : path))
  .toSorted();

/** Every lesson. */
export const lessons = paths.filter((path) => /^lessons\/./.test(path));
