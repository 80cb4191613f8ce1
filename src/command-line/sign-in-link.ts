import { accountOfEmail, allWorkspaces, type Workspace } from '../people/index.ts';
import { printedLink } from './init.ts';
import type { Verb } from './verb.ts';

export const signInLinkVerb: Verb = {
  name: 'sign-in-link',
  required: ['email'],
  optional: ['workspace'],
  positional: ['email'],
  help: 'sign-in-link EMAIL [--workspace SLUG]   print a link with which that person signs in, once, within the hour',
  async run({ database, deps }, values) {
    const email = values['email'] ?? '';
    const found = await database.installation('find an account').tx(async (tx) => {
      const matches: { workspace: Workspace; accountId: string }[] = [];
      for (const workspace of await allWorkspaces(tx)) {
        if (values['workspace'] && workspace.slug !== values['workspace']) continue;
        const account = await accountOfEmail(tx, workspace.tenantId, email);
        if (account) matches.push({ workspace, accountId: account.id });
      }
      return matches;
    });
    const [first, second] = found;
    if (!first) return { ok: false, fault: `Nobody here signs in as ${email}.` };
    if (second) {
      const slugs = found.map((match) => match.workspace.slug).join(', ');
      return {
        ok: false,
        fault: `${email} has an account in several workspaces (${slugs}): add --workspace SLUG.`,
      };
    }
    return printedLink(deps, first.workspace, first.accountId);
  },
};
