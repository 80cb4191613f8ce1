// Builds `dist/`: the programs, the public files, and the prepared database. Runs on Node 24.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildStyles } from './build-styles.mjs';
import { root, tell } from './runtime.mjs';

const sources = ['src', 'migrations', 'locales', 'public', 'scripts', 'package-lock.json'];

function* filesOf(path) {
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesOf(join(path, name));
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesOf(join(root, path))) {
      if (/\.test\.tsx?$|\/fixtures\//.test(file)) continue;
      hash.update(file.slice(root.length)).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

async function buildPrograms(dist) {
  await build({
    entryPoints: ['main', 'cli', 'prepare']
      .map((name) => join(root, 'src', `${name}.ts`))
      .concat(
        join(root, 'src/db/pglite-worker.ts'),
        join(root, 'src/reports/documents/document-worker.ts'),
      ),
    outdir: dist,
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    chunkNames: 'chunk-[hash]',
    logLevel: 'warning',
  });
}

/** The prepared database depends on the migrations only: it is kept while they stay the same. */
async function prepareDatabase(dist, kept) {
  const file = join(dist, 'prepared.tar.gz');
  const before = existsSync(kept) ? kept : null;
  if (before) writeFileSync(file, readFileSync(before));
  else {
    tell('Preparing an empty database …');
    const { prepare } = await import(pathToFileURL(join(dist, 'prepare.js')).href);
    await prepare(file);
    mkdirSync(join(root, '.cache'), { recursive: true });
    for (const old of readdirSync(join(root, '.cache'))) rmSync(join(root, '.cache', old));
    writeFileSync(kept, readFileSync(file));
  }
}

const stamp = join(root, 'dist', 'built-from');
const now = fingerprint(sources);
if (
  process.argv.includes('--if-changed') &&
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === now
) {
  process.exit(0);
}
tell('Building …');
const dist = join(root, 'dist');
const half = join(root, 'dist.half');
rmSync(half, { recursive: true, force: true });
mkdirSync(half, { recursive: true });
await Promise.all([buildPrograms(half), buildStyles(join(half, 'public'))]);
await prepareDatabase(
  half,
  join(root, '.cache', `prepared-${fingerprint(['migrations', 'src/db']).slice(0, 16)}.tar.gz`),
);
writeFileSync(join(half, 'built-from'), now);
rmSync(dist, { recursive: true, force: true });
renameSync(half, dist);
