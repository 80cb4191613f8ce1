import { findAccount } from './find-account.ts';
import { printedLink } from './init.ts';
import type { Verb } from './verb.ts';

export const signInLinkVerb: Verb = {
  name: 'sign-in-link',
  required: ['email'],
  optional: ['workspace'],
  positional: ['email'],
  help: 'sign-in-link EMAIL [--workspace SLUG]   print a link with which that person signs in, once, within the hour',
  async run(runtime, values) {
    const found = await findAccount(runtime, values);
    return found.ok ? printedLink(runtime.deps, found.workspace, found.accountId) : found;
  },
};
