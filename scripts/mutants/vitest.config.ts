/** How a fault is tried: the tests of the engine alone, in the order in which they are handed over. */
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

class AsGiven extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

export default defineConfig({
  test: {
    environment: 'node',
    // The tests of the scripts do not look at the engine.
    include: ['tests/{engine,reference,oracle}/**/*.test.ts'],
    // No test of the engine keeps anything for the next, so that each module need be loaded once and not once a file.
    isolate: false,
    // One worker, as several jobs run side by side.
    pool: 'threads',
    maxWorkers: 1,
    // No test is hurried, or a busy machine would pass for a test that caught something.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Fewer random cases for each property: what a fault needs is many tests, not many cases. Nobody reads the case
    // that failed, so it need not be made small.
    env: { FAST_CHECK_RUNS: '100', FAST_CHECK_SHRINK: 'off', NO_COLOR: '1' },
    coverage: { enabled: false },
    sequence: { sequencer: AsGiven },
  },
});
