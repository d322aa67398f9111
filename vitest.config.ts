import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Ends what hangs, and judges nobody: a busy machine may be ten times slower, and every test is right all the same. */
const hangsAfterMs = 600_000;

const seeded = join(import.meta.dirname, 'test', 'support', 'seeded-fast-check.ts');

export default defineConfig({
  plugins: [
    {
      name: 'seeded',
      enforce: 'pre',
      resolveId: (source, importer) => (source === 'fast-check' && importer !== seeded ? seeded : null),
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: hangsAfterMs,
    hookTimeout: hangsAfterMs,
    globalSetup: 'test/support/dynamodb-for-all.ts',
    expect: { poll: { timeout: hangsAfterMs / 2 } },
    // By default one core is left idle; of two that is half.
    maxWorkers: '100%',
  },
});
