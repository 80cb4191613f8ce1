import { resetSecondFactor } from '../people/index.ts';
import { findAccount } from './find-account.ts';
import type { Verb } from './verb.ts';

export const secondFactorResetVerb: Verb = {
  name: 'second-factor-reset',
  required: ['email'],
  optional: ['workspace'],
  positional: ['email'],
  help: 'second-factor-reset EMAIL [--workspace SLUG]   take away the second factor of who lost phone and recovery codes; ends their sessions',
  async run(runtime, values) {
    const found = await findAccount(runtime, values);
    if (!found.ok) return found;
    const { tenantId } = found.workspace;
    const had = await resetSecondFactor(runtime.deps.db, tenantId, found.accountId);
    return had
      ? { ok: true, answer: 'The second factor is gone, and all sessions have ended.' }
      : { ok: false, fault: 'This person has no second factor.' };
  },
};
