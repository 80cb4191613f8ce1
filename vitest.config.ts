import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    globalSetup: ['src/db/test-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    exclude: ['src/server/kill*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: process.env['HOOFDROL_TEST_JSON']
      ? ['default', ['json', { outputFile: process.env['HOOFDROL_TEST_JSON'] }]]
      : ['default'],
  },
});
