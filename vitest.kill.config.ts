import { defineConfig } from 'vitest/config';

/** Starts the built program as a process and kills it: one file at a time. */
export default defineConfig({
  test: {
    include: ['src/server/kill*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
    reporters: process.env['HOOFDROL_TEST_JSON']
      ? ['default', ['json', { outputFile: process.env['HOOFDROL_TEST_JSON'] }]]
      : ['default'],
  },
});
