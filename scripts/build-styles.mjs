/**
 * Builds what the browser loads: one stylesheet for residents and one for coalitions, the optional
 * scripts, the icons. Every file name carries a hash of its content; `manifest.json` says which.
 * Run by itself: `node scripts/build-styles.mjs [folder]` (default `dist/public`).
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { transform as transformScript } from 'esbuild';
import { bundleAsync, Features, transform } from 'lightningcss';
import { pruneCss } from './prune-css.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bundles = ['resident', 'coalition'];

/** Phones of about six years old. Logical properties stay as written: those phones know them. */
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = {
  chrome: version(87),
  android: version(87),
  firefox: version(78),
  safari: version(14, 1),
  ios_saf: version(14, 5),
};

/**
 * Writes everything into `outDir` (made if needed; files of an earlier build are removed).
 * @param {string} outDir
 * @returns {Promise<{ name: string, file: string, bytes: number, gzipped: number }[]>} sizes
 */
export async function buildStyles(outDir) {
  removeEarlierBuild(outDir);
  const words = wordsInMarkup();
  const built = [];
  for (const bundle of bundles) {
    const css = await buildStylesheet(join(root, 'src/ui/styles', `${bundle}.css`), words);
    built.push(writeHashed(outDir, `${bundle}.css`, css));
  }
  for (const name of globSync('**/*.*', { cwd: join(root, 'public') }).sort()) {
    const content = readFileSync(join(root, 'public', name));
    const plainName = name.replaceAll('\\', '/');
    built.push(
      writeHashed(outDir, plainName, extname(name) === '.js' ? await minify(content) : content),
    );
  }
  const manifest = Object.fromEntries(built.map(({ name, file }) => [name, file]));
  writeFileSync(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return built;
}

function removeEarlierBuild(outDir) {
  mkdirSync(outDir, { recursive: true });
  const manifestPath = join(outDir, 'manifest.json');
  let earlier = {};
  try {
    earlier = JSON.parse(readFileSync(manifestPath, 'utf8'));
  } catch {
    return;
  }
  for (const file of Object.values(earlier)) rmSync(join(outDir, String(file)), { force: true });
  rmSync(manifestPath);
}

/** Every word in our pages and scripts that could be the name of a class. */
function wordsInMarkup() {
  const files = globSync(['src/**/*.tsx', 'public/enhance/*.js'], { cwd: root }).filter(
    (file) => !file.includes('.test.'),
  );
  const words = new Set();
  for (const file of files) {
    for (const word of readFileSync(join(root, file), 'utf8').match(/[a-z][\w-]+/g) ?? []) {
      words.add(word);
    }
  }
  return words;
}

async function buildStylesheet(entry, words) {
  const { code } = await bundleAsync({
    filename: entry,
    resolver: {
      resolve: (specifier, from) =>
        specifier.startsWith('.')
          ? resolve(dirname(from), specifier)
          : join(root, 'node_modules', specifier),
    },
  });
  const pruned = pruneCss(code.toString(), words);
  const result = transform({
    filename: entry,
    code: Buffer.from(pruned),
    minify: true,
    targets,
    exclude: Features.LogicalProperties | Features.DirSelector | Features.LangSelectorList,
  });
  for (const warning of result.warnings) throw new Error(`${entry}: ${warning.message}`);
  return result.code;
}

async function minify(content) {
  const { code } = await transformScript(content.toString(), {
    minify: true,
    format: 'esm',
    target: 'es2020',
    legalComments: 'none',
  });
  return Buffer.from(code);
}

function writeHashed(outDir, name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const extension = extname(name);
  const file = `${name.slice(0, -extension.length)}.${hash}${extension}`;
  mkdirSync(dirname(join(outDir, file)), { recursive: true });
  writeFileSync(join(outDir, file), content);
  return { name, file, bytes: content.length, gzipped: gzipSync(content, { level: 9 }).length };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { name, bytes, gzipped } of await buildStyles(
    process.argv[2] ?? join(root, 'dist/public'),
  )) {
    console.error(`${name}: ${bytes} bytes, ${gzipped} gzipped`);
  }
}
