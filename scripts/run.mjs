import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/**
 * Runs commands one after another, each under a heading, and stops at the first that fails.
 * Tools are found in node_modules/.bin, which npm puts on the PATH of its scripts.
 *
 * @param {{ title: string, command: string }[]} steps
 */
export function runInOrder(steps) {
  for (const [index, { title, command }] of steps.entries()) {
    console.log(`\n── ${index + 1}/${steps.length} ${title} ── ${command}\n`);
    const started = performance.now();
    const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
    const { status, error } = spawnSync(command, { shell: true, stdio: 'inherit', env });
    if (error !== undefined || status !== 0) {
      console.error(`\n✗ ${title} failed (${command}).\n`);
      console.log(`steps: ${index} passed, 1 failed`);
      process.exit(status || 1);
    }
    console.log(`\n✓ ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  }
  console.log(`\nsteps: ${steps.length} passed, 0 failed`);
}
