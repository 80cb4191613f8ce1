import { setSender } from '../people/index.ts';
import { findWorkspace } from './find-account.ts';
import type { Verb } from './verb.ts';

const address = /^[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+$/;

export const workspaceMailVerb: Verb = {
  name: 'workspace mail',
  required: [],
  optional: ['from', 'reply-to', 'workspace'],
  positional: [],
  help: 'workspace mail [--from ADDRESS] [--reply-to ADDRESS] [--workspace SLUG]   sender of its letters, and where answers go; what is left out is that of the installation',
  async run(runtime, values) {
    for (const name of ['from', 'reply-to']) {
      const given = values[name];
      if (given && !address.test(given)) {
        return { ok: false, fault: `--${name}: this is not an e-mail address` };
      }
    }
    const found = await findWorkspace(runtime, values);
    if (!found.ok) return found;
    const { tenantId, name } = found.workspace;
    const sender = { from: values['from'] || null, replyTo: values['reply-to'] || null };
    await runtime.deps.db.tx({ tenantId }, (tx) => setSender(tx, tenantId, sender));
    const from = sender.from ?? 'the address of the installation';
    return { ok: true, answer: `Letters of ${name} come from ${from}.` };
  },
};
