// `npm run bench [name]`: prints tables and stores them in bench/results/. Asserts nothing.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensurePackages, node24, root, run, tell } from './runtime.mjs';

const node = node24();
ensurePackages({ development: true });
ensureBuilt(node);
const wanted = process.argv[2];
const files = readdirSync(join(root, 'bench')).filter((name) => name.endsWith('.bench.ts'));
let code = 0;
for (const file of files.sort()) {
  if (wanted && !file.includes(wanted)) continue;
  tell(`— ${file}`);
  code ||= run(node, [join('bench', file)]).code;
}
process.exit(code);
