import { keepErasures } from '../server/backup/keep-erasures.ts';
import type { Verb } from './verb.ts';

/** Writes down what was erased, for `restore --erasures`. The running program does so by itself. */
export const erasuresVerb: Verb = {
  name: 'erasures',
  required: ['file'],
  optional: [],
  positional: ['file'],
  help: 'erasures FILE   write down what was erased, for restore --erasures; what is in FILE already stays',
  async run({ database, deps }, values) {
    const file = values['file'] ?? '';
    const installation = database.installation('write down what was erased');
    const added = await keepErasures(installation, deps.clock, file);
    if (added === null) return { ok: false, fault: `${file} holds something else.` };
    return { ok: true, answer: `${file}: ${added} erasures added.` };
  },
};
