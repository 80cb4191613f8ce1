// Finds Node 24 and the installed packages, on any Node from 20 on: plain JavaScript, no imports from packages.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const wantedMajor = 24;
const runtimeVersion = '24.21.0';

export const tell = (line) => process.stderr.write(`${line}\n`);

function fail(line) {
  tell(line);
  process.exit(1);
}

function npm(args, options = {}) {
  const given = process.env.npm_execpath;
  const [command, first] = given ? [process.execPath, [given]] : ['npm', []];
  const result = spawnSync(command, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !given && process.platform === 'win32',
    ...options,
  });
  return result.status === 0;
}

function binaryPackage() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${system}-${process.arch}`;
}

/** The path of a Node 24: this one, or the one from a package, brought along when the machine's is older. */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  const folder = join(root, '.runtime');
  const name = binaryPackage();
  const binary = join(
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(binary)) {
    tell(`This machine has Node ${process.versions.node}; bringing Node ${runtimeVersion} along …`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
    if (
      !npm([
        'install',
        '--prefix',
        folder,
        '--no-save',
        '--no-package-lock',
        `${name}@${runtimeVersion}`,
      ])
    ) {
      fail(
        `Could not bring Node ${runtimeVersion} along. Install Node ${wantedMajor} or newer and try again.`,
      );
    }
  }
  return binary;
}

/** Installs the packages as locked, when they are not there or the lock has changed. */
export function ensurePackages({ development }) {
  const marker = join(root, 'node_modules', '.hoofdrol-installed');
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const done = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  if (done === `all\n${lock}` || (!development && done === `run\n${lock}`)) return;
  tell(development ? 'Installing packages, with those for testing …' : 'Installing packages …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!development) args.push('--omit=dev');
  if (!npm(args)) fail('Installing the packages failed; see above.');
  writeFileSync(marker, `${development ? 'all' : 'run'}\n${lock}`);
}

/** An environment in which `node` and the packages' programs are the right ones. */
export function environmentFor(node) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(
    separator,
  );
  return { ...process.env, PATH: path };
}

/** Runs a program to its end with the right Node; gives its exit code and, when asked, its output. */
export function run(node, args, { capture = false, env = {} } = {}) {
  const result = spawnSync(node, args, {
    cwd: root,
    env: { ...environmentFor(node), ...env },
    stdio: capture ? ['ignore', 'pipe', 'inherit'] : ['ignore', 'inherit', 'inherit'],
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: result.status ?? 1, output: result.stdout?.toString() ?? '' };
}

/** As `run`, but others may go on meanwhile; captured output includes what went to standard error. */
export function runAside(node, args, { capture = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      cwd: root,
      env: { ...environmentFor(node), ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Hands this process over to a program: signals pass through, and its exit code becomes ours. */
export function become(node, args) {
  const child = spawn(node, args, {
    cwd: process.cwd(),
    env: environmentFor(node),
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** Builds where sources changed since the last build. */
export function ensureBuilt(node) {
  const { code } = run(node, ['scripts/build.mjs', '--if-changed']);
  if (code !== 0) fail('Building failed; see above.');
}
