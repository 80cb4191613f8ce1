/**
 * Checks the arrows of the house (`.dependency-cruiser.cjs`) and who may work without a workspace.
 * Prints each broken rule with its reason; fails on any, and when nearly nothing was looked at.
 * Run by itself: `node scripts/check-arrows.mjs [folder]` (default this repository).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = resolve(fileURLToPath(import.meta.url), '../..');
/** A run that looked at fewer modules has looked past the house: it proves nothing. */
const fewestModules = 50;

/** Files in which work may be done without a workspace: `asInstallation(reason)` and its handle. */
const withoutWorkspace = [
  /^src\/(db|jobs)\//,
  /^src\/(server|command-line|demo)\//,
  /^src\/(app|cli|main|prepare)\.ts$/,
  /^src\/people\/workspaces\/(find-workspace|workspace-store|demo-clock)\.ts$/,
  /^src\/mail\/postman\.ts$/,
  /^src\/privacy\/retention\/carry-out\.ts$/,
  /(\.test|-under-test)\.tsx?$/,
];
const installationUse =
  /\basInstallation\b|\.installation\(|\bInstallation\b(?=.*from)|hoofdrol_installation/;
const installationReason =
  'Work without a workspace sees everyone: it is done in named files only (decision 4).';

const node = process.execPath;

/** What dependency-cruiser says of a folder: `{ modules, violations }`. */
function cruise(root) {
  const binary = join(here, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const folders = ['src', 'e2e', 'bench'].filter((folder) => existsSync(join(root, folder)));
  const { stdout, stderr, error } = spawnSync(
    node,
    [binary, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (error || !stdout.startsWith('{')) throw new Error(stderr || String(error));
  const { modules, summary } = JSON.parse(stdout);
  const own = modules.filter(({ source }) => /^(src|e2e|bench)\//.test(source));
  return { modules: own.length, violations: summary.violations };
}

/** Files that work without a workspace and are not named for it. */
function unnamedInstallations(root) {
  return globSync('src/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !withoutWorkspace.some((named) => named.test(file)))
    .filter((file) => installationUse.test(readFileSync(join(root, file), 'utf8')));
}

/**
 * Checks a folder; gives how many modules were looked at and the sentences of what is wrong.
 * @param {string} root
 */
export function checkArrows(root) {
  const { modules, violations } = cruise(root);
  const rules = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')).forbidden;
  const reasons = new Map(rules.map(({ name, comment }) => [name, comment]));
  const wrong = violations.map(({ from, to, rule, cycle }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
    return `${from} → ${way}\n    ${rule.name}: ${reasons.get(rule.name)}`;
  });
  for (const file of unnamedInstallations(root)) {
    wrong.push(`${file}\n    one-installation-door: ${installationReason}`);
  }
  if (modules < fewestModules) {
    wrong.push(`only ${modules} modules were looked at; at least ${fewestModules} were expected`);
  }
  return { modules, wrong };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { modules, wrong } = checkArrows(resolve(process.argv[2] ?? here));
  for (const sentence of wrong) process.stderr.write(`✗ ${sentence}\n`);
  process.stdout.write(`arrows: ${modules} modules, ${wrong.length} broken\n`);
  process.exit(wrong.length === 0 ? 0 : 1);
}
