import type { Tx } from '../../db/database.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { dayIn } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import type { LocaleTag } from '../../web/locales.ts';
import type { Account } from '../accounts/account.ts';
import { accountOfId } from '../accounts/account-store.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { linkMinutes, newToken, sessionDays, tokenHash, tokenOfForm } from './session.ts';
import {
  deleteSession,
  insertSession,
  insertSignInLink,
  type OpenSignInLink,
  openSignInLink,
  type SessionHow,
  useSignInLink,
} from './session-store.ts';

type SignInDeps = Pick<Deps, 'db' | 'clock' | 'random'>;
type Tenant = Pick<Workspace, 'tenantId'>;
type Place = Pick<Workspace, 'tenantId' | 'zone'>;

export type SignInLink =
  | { ok: true; url: string; expiresAt: Date; account: Account }
  /** 'form-used': the link that this form made has been used, or its hour is over. */
  | { ok: false; reason: 'unknown-person' | 'form-used' };

/** Someone is signed in: `token` is for the cookie, the database keeps only its hash. */
export type SignedInNow =
  | { ok: true; token: string; account: Account }
  | { ok: false; reason: 'link-not-valid' | 'unknown-person' | 'no-demo' };

type LinkDeps = SignInDeps & Pick<Deps, 'baseUrl' | 'secret'>;

/**
 * Makes a link with which one person can sign in, once and within 60 minutes. It is shown to whoever
 * asked for it, to hand over; it is kept nowhere.
 * @param formKey of the form that asks for it: sent twice it gives one link; null from the command line
 */
export async function createSignInLink(
  deps: LinkDeps,
  workspace: Pick<Workspace, 'tenantId' | 'baseUrl'>,
  accountId: string,
  formKey: string | null,
): Promise<SignInLink> {
  const token = formKey ? tokenOfForm(deps.secret, formKey, accountId) : newToken(deps.random);
  const { tenantId } = workspace;
  const made = await deps.db.tx({ tenantId }, async (tx) => {
    const account = await accountOfId(tx, tenantId, accountId);
    if (!account) return 'unknown-person';
    const isNew = formKey === null || (await isFirstPost(tx, deps, formKey, accountId));
    if (!isNew) return openSignInLink(tx, tenantId, tokenHash(token), deps.clock.now());
    const expiresAt = new Date(deps.clock.now().getTime() + linkMinutes * 60_000);
    await insertSignInLink(tx, tenantId, { tokenHash: tokenHash(token), accountId, expiresAt });
    return { account, expiresAt };
  });
  if (made === 'unknown-person') return { ok: false, reason: made };
  if (!made) return { ok: false, reason: 'form-used' };
  const base = workspace.baseUrl ?? deps.baseUrl;
  return { ok: true, url: `${base}/aanmelden/${token}`, ...made };
}

async function isFirstPost(
  tx: Tx,
  deps: LinkDeps,
  formKey: string,
  accountId: string,
): Promise<boolean> {
  const claim = await claimFormKey(tx, deps, {
    keyMac: formKeyMac(deps.secret, formKey),
    contentHash: contentHash(formKey, { signInLink: accountId }),
    subjectId: accountId,
  });
  return claim.outcome === 'new';
}

/** Whose link this is, without using it up: null when used, expired or unknown. */
export async function personOfLink(
  deps: SignInDeps,
  { tenantId }: Tenant,
  token: string,
): Promise<OpenSignInLink | null> {
  return deps.db.tx({ tenantId }, (tx) =>
    openSignInLink(tx, tenantId, tokenHash(token), deps.clock.now()),
  );
}

/** How someone signs in, and which session (if any) this replaces: a session never changes hands. */
export interface SignInHow {
  readonly locale: LocaleTag;
  readonly replaces: string | null;
}

/** Signs in with a link, which is used up by it. */
export async function signInWithLink(
  deps: SignInDeps,
  workspace: Place,
  link: string,
  how: SignInHow,
): Promise<SignedInNow> {
  const { tenantId } = workspace;
  const signedIn = await startSession(deps, workspace, { ...how, by: 'link' }, async (tx) => {
    const id = await useSignInLink(tx, tenantId, tokenHash(link), deps.clock.now());
    return id ? accountOfId(tx, tenantId, id) : null;
  });
  return signedIn ?? { ok: false, reason: 'link-not-valid' };
}

/** Signs in as one of the fictional people, in the demo and nowhere else. */
export async function signInInDemo(
  deps: SignInDeps & Pick<Deps, 'demo'>,
  workspace: Place & Pick<Workspace, 'isDemo'>,
  accountId: string,
  how: SignInHow,
): Promise<SignedInNow> {
  if (!deps.demo || !workspace.isDemo) return { ok: false, reason: 'no-demo' };
  const { tenantId } = workspace;
  const signedIn = await startSession(deps, workspace, { ...how, by: 'demo' }, (tx) =>
    accountOfId(tx, tenantId, accountId),
  );
  return signedIn ?? { ok: false, reason: 'unknown-person' };
}

type FindPerson = (tx: Tx) => Promise<Account | null>;

/** Begins a session for who `findPerson` finds, in one transaction with the finding; null for nobody. */
export async function startSession(
  deps: SignInDeps,
  { tenantId, zone }: Place,
  how: SignInHow & { readonly by: SessionHow },
  findPerson: FindPerson,
): Promise<Extract<SignedInNow, { ok: true }> | null> {
  const token = newToken(deps.random);
  const createdAt = deps.clock.now();
  const expiresAt = new Date(createdAt.getTime() + sessionDays * 86_400_000);
  return deps.db.tx({ tenantId }, async (tx) => {
    const account = await findPerson(tx);
    if (!account) return null;
    if (how.replaces) await deleteSession(tx, tenantId, tokenHash(how.replaces));
    await insertSession(tx, tenantId, {
      id: newId(deps),
      how: how.by,
      day: dayIn(zone, createdAt),
      tokenHash: tokenHash(token),
      accountId: account.id,
      locale: how.locale,
      createdAt,
      expiresAt,
    });
    return { ok: true, token, account };
  });
}
