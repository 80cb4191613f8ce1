import type { Generated } from 'kysely';
import type { Database, Tx } from '../../db/database.ts';
import { query, sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { LocaleTag } from '../../web/locales.ts';
import type { Account } from '../accounts/account.ts';

interface SessionTable {
  tenant_id: string;
  token_hash: Buffer;
  account_id: string;
  locale: LocaleTag;
  created_at: Date;
  expires_at: Date;
  id: string;
  how: Generated<SessionHow>;
  seen_on: string | null;
  second_factor_at: Date | null;
}
interface SignInLinkTable {
  tenant_id: string;
  token_hash: Buffer;
  account_id: string;
  expires_at: Date;
  used_at: Date | null;
}
declare module '../../db/sql.ts' {
  interface Tables {
    session: SessionTable;
    sign_in_link: SignInLinkTable;
  }
}

/** How somebody came in: a link, an identity provider, or the button of the demo. */
export type SessionHow = 'link' | 'provider' | 'demo';

export interface SignedIn extends Account {
  /** Of this session: 'none' was set up, it is still to be given ('pending'), or it was given. */
  readonly secondFactor: 'none' | 'pending' | 'given';
  /** The language that they chose last, of any of our pages. */
  readonly locale: LocaleTag;
}

/** Who is signed in, in which session. */
export interface SessionNow extends SignedIn {
  readonly sessionId: string;
  /** The last day on which it was used. */
  readonly seenOn: Day | null;
}

/** Who is signed in with this token, or null. One statement: it stands before every coalition page. */
export function accountOfSession(
  db: Database,
  tenantId: string,
  tokenHash: string,
  now: Date,
): Promise<SessionNow | null> {
  return db.call<SessionNow | null>({ tenantId }, 'session_of_token', {
    tokenHash,
    now: now.toISOString(),
  });
}

export async function insertSession(
  tx: Tx,
  tenantId: string,
  session: {
    id: string;
    tokenHash: string;
    accountId: string;
    locale: LocaleTag;
    how: SessionHow;
    createdAt: Date;
    expiresAt: Date;
    /** The day on which it begins, in the workspace's zone. */
    day: Day;
  },
): Promise<void> {
  await tx.run(
    query.insertInto('session').values({
      tenant_id: tenantId,
      token_hash: Buffer.from(session.tokenHash, 'hex'),
      account_id: session.accountId,
      locale: session.locale,
      created_at: session.createdAt,
      expires_at: session.expiresAt,
      id: session.id,
      how: session.how,
      seen_on: session.day,
      second_factor_at: null,
    }),
  );
  await tx.run(
    sql`update account set signed_in_on = ${session.day}, locale = ${session.locale}
      where tenant_id = ${tenantId} and id = ${session.accountId}`,
  );
}

/** Ends a session; gives the language in which it was, or null when there was none. */
export async function deleteSession(
  tx: Tx,
  tenantId: string,
  tokenHash: string,
): Promise<LocaleTag | null> {
  const rows = await tx.run(
    query
      .deleteFrom('session')
      .where('tenant_id', '=', tenantId)
      .where('token_hash', '=', Buffer.from(tokenHash, 'hex'))
      .returning('locale'),
  );
  return rows[0]?.locale ?? null;
}

/** Changes the language of a session, and of the letters to who is in it. */
export async function setSessionLocale(
  tx: Tx,
  tenantId: string,
  tokenHash: string,
  locale: LocaleTag,
): Promise<void> {
  const rows = await tx.run(
    query
      .updateTable('session')
      .set({ locale })
      .where('tenant_id', '=', tenantId)
      .where('token_hash', '=', Buffer.from(tokenHash, 'hex'))
      .returning('account_id'),
  );
  await tx.run(
    sql`update account set locale = ${locale}
      where tenant_id = ${tenantId} and id = ${rows[0]?.account_id ?? null}::uuid`,
  );
}

/** Keeps the language in which somebody asks for a letter, unless we know theirs. */
export async function chooseLocaleOnce(
  tx: Tx,
  tenantId: string,
  accountId: string,
  locale: LocaleTag,
): Promise<void> {
  await tx.run(
    sql`update account set locale = ${locale}
      where tenant_id = ${tenantId} and id = ${accountId} and locale is null`,
  );
}

/** Lets others who do the same for this account wait until the end of the transaction. */
export async function lockAccount(tx: Tx, tenantId: string, accountId: string): Promise<void> {
  await tx.run(
    sql`select 1 from account where tenant_id = ${tenantId} and id = ${accountId}
      for no key update`,
  );
}

export async function insertSignInLink(
  tx: Tx,
  tenantId: string,
  link: { tokenHash: string; accountId: string; expiresAt: Date },
): Promise<void> {
  await tx.run(
    query.insertInto('sign_in_link').values({
      tenant_id: tenantId,
      token_hash: Buffer.from(link.tokenHash, 'hex'),
      account_id: link.accountId,
      expires_at: link.expiresAt,
      used_at: null,
    }),
  );
}

/** Uses a sign-in link, once: gives the account's id, or null when it was used, expired or unknown. */
export async function useSignInLink(
  tx: Tx,
  tenantId: string,
  tokenHash: string,
  now: Date,
): Promise<string | null> {
  const rows = await tx.run(
    sql<{ account_id: string }>`update sign_in_link set used_at = ${now}
      where tenant_id = ${tenantId} and token_hash = decode(${tokenHash}, 'hex')
        and used_at is null and expires_at > ${now}
      returning account_id`,
  );
  return rows[0]?.account_id ?? null;
}

/** A sign-in link that can still be used. */
export interface OpenSignInLink {
  readonly account: Account;
  /** The language in which this person reads; null when nobody knows. */
  readonly locale: string | null;
  readonly expiresAt: Date;
}

/** A sign-in link while it can still be used, or null. Looking does not use it up. */
export async function openSignInLink(
  tx: Tx,
  tenantId: string,
  tokenHash: string,
  now: Date,
): Promise<OpenSignInLink | null> {
  const rows = await tx.run(
    query
      .selectFrom('sign_in_link as l')
      .innerJoin('account as a', (join) =>
        join.onRef('a.tenant_id', '=', 'l.tenant_id').onRef('a.id', '=', 'l.account_id'),
      )
      .leftJoin('organisation as o', (join) =>
        join.onRef('o.tenant_id', '=', 'a.tenant_id').onRef('o.id', '=', 'a.organisation_id'),
      )
      .select([
        'a.id',
        'a.name',
        'a.email',
        'a.role',
        'a.organisation_id as organisationId',
        'o.name as organisation',
        'a.level',
        'a.locale',
        'l.expires_at as expiresAt',
      ])
      .where('l.tenant_id', '=', tenantId)
      .where('l.token_hash', '=', Buffer.from(tokenHash, 'hex'))
      .where('l.used_at', 'is', null)
      .where('l.expires_at', '>', now)
      .where('a.active', '=', true),
  );
  if (!rows[0]) return null;
  const { expiresAt, locale, ...account } = rows[0];
  return { account, locale, expiresAt };
}
