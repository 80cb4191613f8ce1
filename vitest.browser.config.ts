import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['e2e/support/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // windows of journeys that go on side by side, per file
    maxConcurrency: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: process.env['HOOFDROL_TEST_JSON']
      ? ['default', ['json', { outputFile: process.env['HOOFDROL_TEST_JSON'] }]]
      : ['default'],
  },
});
