/** How a fault is tried: the tests of the engine alone, in the order that mutant-order.json gives. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestSpecification } from 'vitest/node';

class Ordered extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const path = join(root, 'mutant-order.json');
    const order: string[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
    const place = ({ moduleId }: TestSpecification): number => {
      const found = order.indexOf(relative(root, moduleId).replaceAll('\\', '/'));
      return found === -1 ? order.length : found;
    };
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

/** Says that tests still end: where none does for long, a fault has made a loop endless. */
const heartbeat: Reporter = {
  onTestCaseResult() {
    process.stdout.write('.');
  },
};

export default defineConfig({
  test: {
    environment: 'node',
    // No test of the engine keeps anything for the next, so that each module need be loaded once and not once a file.
    isolate: false,
    include: ['tests/{engine,reference,oracle}/**/*.test.ts'],
    reporters: ['default', 'json', heartbeat],
    outputFile: { json: 'mutant-result.json' },
    sequence: { sequencer: Ordered },
  },
});
