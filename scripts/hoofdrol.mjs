#!/usr/bin/env node
// The command line: `npx hoofdrol …`. Standard output holds only the answer.
import { join } from 'node:path';
import { become, ensureBuilt, ensurePackages, node24, root } from './runtime.mjs';

const node = node24();
ensurePackages({ development: false });
ensureBuilt(node);
become(node, [join(root, 'dist', 'cli.js'), ...process.argv.slice(2)]);
