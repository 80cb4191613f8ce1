// `npm test`: everything, ending with one line that sums all runs.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.mjs';
import { ensureBuilt, ensurePackages, node24, run, tell } from './runtime.mjs';

const runs = [
  ['unit and integration tests', 'vitest.config.ts'],
  ['a process that is killed', 'vitest.kill.config.ts'],
  ['browser tests', 'vitest.browser.config.ts'],
];

const node = node24();
ensurePackages({ development: true });
ensureBuilt(node);

const folder = mkdtempSync(join(tmpdir(), 'hoofdrol-results-'));
const sum = check(node);
let skipped = 0;
let ranNothing = false;
for (const [index, [name, config]] of runs.entries()) {
  tell(`\n— ${name}`);
  const file = join(folder, `${index}.json`);
  const { code } = run(node, ['node_modules/vitest/vitest.mjs', 'run', '--config', config], {
    env: { HOOFDROL_TEST_JSON: file },
  });
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  sum.passed += passed;
  sum.failed += failed;
  // a run that ended badly without a failing test (a crash, a hook) counts as one failure
  if (code !== 0 && failed === 0) sum.failed += 1;
  if (passed + failed === 0) ranNothing = true;
  skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
}
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed, ${skipped} skipped\n`);
process.exit(sum.failed > 0 || ranNothing ? 1 : 0);
