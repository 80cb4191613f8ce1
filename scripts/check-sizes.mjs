// No source file over 300 lines (locales, content, migrations and test tables are exempt).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './runtime.mjs';

const longest = 300;
const exempt = /\.test\.tsx?$|\/fixtures\/|pictogram-shapes\.ts$/;
const tooLong = [];
let seen = 0;
for (const folder of ['src', 'e2e', 'bench', 'scripts', 'public/enhance']) {
  for (const name of readdirSync(join(root, folder), { recursive: true })) {
    const file = join(folder, String(name));
    if (!/\.(tsx?|mjs|js)$/.test(file) || exempt.test(file)) continue;
    seen += 1;
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
    if (lines > longest) tooLong.push(`${file}: ${lines} lines`);
  }
}
for (const line of tooLong) process.stderr.write(`${line}\n`);
if (seen === 0 || tooLong.length > 0) process.exit(1);
