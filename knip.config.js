/** Packages that a stylesheet imports, as imports that knip can follow. */
const importsOfCss = (text) =>
  [...text.matchAll(/@import\s+["']([^"']+)["']/g)]
    .map(([, path]) => `import '${path}';`)
    .join('\n');

/** @type {import('knip').KnipConfig} */
export default {
  entry: [
    'src/main.ts',
    'src/cli.ts',
    'src/prepare.ts',
    'src/db/pglite-worker.ts',
    'src/reports/documents/document-worker.ts',
    'src/ui/styles/{resident,coalition}.css',
    'scripts/*.mjs',
    'public/enhance/*.js',
    'bench/*.{ts,mjs}',
  ],
  project: ['src/**/*.{ts,tsx,css}', 'scripts/**/*.mjs', 'e2e/**/*.ts', 'bench/**/*.{ts,mjs}'],
  vitest: { config: ['vitest*.config.ts'] },
  // an export that only its own file uses is at worst a word too many
  ignoreExportsUsedInFile: true,
  // a door may offer the types of what it gives, asked for or not
  exclude: ['types'],
  // run by their path, so that no shell is needed
  ignoreDependencies: ['@biomejs/biome', 'ts7'],
  // of the machine, where it has them
  ignoreBinaries: ['espeak-ng', 'mount', 'umount'],
  compilers: { css: importsOfCss },
};
