import { defineConfig } from 'vitest/config';

/** Ends what hangs, and judges nobody: a busy machine may be ten times slower, and every test is right all the same. */
const hangsAfterMs = 300_000;

export default defineConfig({
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
