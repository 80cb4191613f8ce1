// `npm test`: everything, ending with one line that sums all runs.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.mjs';
import { ensureBuilt, ensurePackages, node24, runAside, tell } from './runtime.mjs';

/** Runs of which those in one group go side by side; a browser wants the machine for itself. */
const groups = [
  [
    ['unit and integration tests', 'vitest.config.ts'],
    ['a process that is killed', 'vitest.kill.config.ts'],
  ],
  [['browser tests', 'vitest.browser.config.ts']],
];

const node = node24();
ensurePackages({ development: true });
ensureBuilt(node);

const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-results-'));
const sum = check(node);
let skipped = 0;
let ranNothing = false;
function count([name, config], code, file) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  sum.passed += passed;
  sum.failed += failed;
  // a run that ended badly without a failing test (a crash, a hook) counts as one failure
  if (code !== 0 && failed === 0) sum.failed += 1;
  if (passed + failed === 0) ranNothing = true;
  skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  tell(`\n— ${name} (${config}): ${passed} passed, ${failed} failed`);
}

for (const group of groups) {
  await Promise.all(
    group.map(async ([name, config], place) => {
      const file = join(folder, `${config}.json`);
      const { code, output } = await runAside(
        node,
        ['node_modules/vitest/vitest.mjs', 'run', '--config', config],
        // what goes on beside the first is shown when it has ended, so that lines do not mix
        { env: { HOOFDROL_TEST_JSON: file }, capture: place > 0 },
      );
      process.stdout.write(output);
      count([name, config], code, file);
    }),
  );
}
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed, ${skipped} skipped\n`);
process.exit(sum.failed > 0 || ranNothing ? 1 : 0);
