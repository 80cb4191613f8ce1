// `npm start`: installs, brings Node 24 along, builds, then serves.
import { become, ensureBuilt, ensurePackages, node24 } from './runtime.mjs';

const node = node24();
ensurePackages({ development: false });
ensureBuilt(node);
become(node, ['dist/main.js']);
