import { accountOfEmail, allWorkspaces, type Workspace } from '../people/index.ts';
import type { Runtime } from '../server/open-runtime.ts';

type Values = Readonly<Record<string, string>>;

export type FoundAccount =
  | { ok: true; workspace: Workspace; accountId: string }
  | { ok: false; fault: string };
export type FoundWorkspace = { ok: true; workspace: Workspace } | { ok: false; fault: string };

/** The account of `email`, in the workspace that is named or in the only one that has it. */
export async function findAccount({ database }: Runtime, values: Values): Promise<FoundAccount> {
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
  if (!second) return { ok: true, ...first };
  const slugs = found.map((match) => match.workspace.slug).join(', ');
  const fault = `${email} has an account in several workspaces (${slugs}): add --workspace SLUG.`;
  return { ok: false, fault };
}

/** The workspace that is named, or the only one. */
export async function findWorkspace(
  { database }: Runtime,
  values: Values,
): Promise<FoundWorkspace> {
  const all = await database.installation('find a workspace').tx(allWorkspaces);
  const slug = values['workspace'];
  const fitting = all.filter((one) => !slug || one.slug === slug);
  const [first, second] = fitting;
  if (!first) return { ok: false, fault: 'There is no such workspace here.' };
  if (!second) return { ok: true, workspace: first };
  const slugs = fitting.map((one) => one.slug).join(', ');
  return { ok: false, fault: `There are several workspaces (${slugs}): add --workspace SLUG.` };
}
