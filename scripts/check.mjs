// `npm run check`: types, lint, arrows and unused code, in under a minute.
import { ensurePackages, node24, run, tell } from './runtime.mjs';

const steps = [
  ['types', ['node_modules/ts7/bin/tsc', '-p', 'tsconfig.json']],
  ['lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  ['arrows', ['scripts/check-arrows.mjs']],
  ['unused code', ['node_modules/knip/bin/knip.js']],
  ['size of files', ['scripts/check-sizes.mjs']],
];

/** Runs every step; gives how many passed and failed. */
export function check(node) {
  let passed = 0;
  let failed = 0;
  for (const [name, args] of steps) {
    const { code } = run(node, args);
    tell(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
    if (code === 0) passed += 1;
    else failed += 1;
  }
  return { passed, failed };
}

if (process.argv[1]?.endsWith('check.mjs')) {
  const node = node24();
  ensurePackages({ development: true });
  const { failed } = check(node);
  process.exit(failed === 0 ? 0 : 1);
}
