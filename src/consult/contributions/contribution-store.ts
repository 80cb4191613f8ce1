import type { Database, Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Day } from '../../web/calendar.ts';
import type { Background, Contact, ContributionForm } from './contribution.ts';

/** What the SQL function `contribution_send` takes; MACs and hashes are hexadecimal. */
export interface SendArgument {
  readonly keyMac: string;
  readonly contentHash: string;
  readonly at: string;
  /** Pending files under this key that become part of the message. */
  readonly fileIds: readonly string[];
  readonly photoIds: readonly string[];
  readonly wordingVersion: string;
  readonly contact: Contact | null;
  readonly contribution: {
    readonly id: string;
    readonly approachId: string;
    readonly linkId: string;
    readonly form: ContributionForm;
    readonly locale: string;
    readonly textId: string | null;
    readonly soundFileId: string | null;
    readonly ownerId: string;
    readonly dueOn: Day;
    readonly writeOutOwnerId: string | null;
    readonly writeOutDueOn: Day | null;
    readonly codeMac: string;
    readonly claimedAt: string | null;
    readonly isLate: boolean;
  };
  /** Made by `beadArgument`, `textArgument` and `eventArgument` of the thread. */
  readonly bead: Record<string, unknown>;
  readonly text: Record<string, unknown> | null;
  readonly event: Record<string, unknown>;
}
/** 'same': sent before with this content; 'other': the key was used for something else. */
export interface SendOutcome {
  readonly outcome: 'new' | 'same' | 'other';
  /** Null when the key was used for something that is no message. */
  readonly dueOn: Day | null;
}

/** Everything that one message writes, in one statement of its own. */
export async function callContributionSend(
  db: Database,
  tenantId: string,
  argument: SendArgument,
): Promise<SendOutcome> {
  return db.call<SendOutcome>({ tenantId }, 'contribution_send', argument);
}

/** A sent message, found by the form key it was sent with. */
export interface SentContribution {
  readonly id: string;
  readonly dueOn: Day;
  readonly isLate: boolean;
  readonly receivedAt: Date;
  readonly reach: Contact['reach'] | null;
  readonly isWithdrawn: boolean;
}

/**
 * The message that was sent with this form key (`HMAC`, hexadecimal), or null. It is locked until the
 * transaction ends: what is added to it cannot slip past its being taken back.
 */
export async function contributionOfKey(
  tx: Tx,
  tenantId: string,
  keyMac: string,
): Promise<SentContribution | null> {
  const rows = await tx.run(sql<SentContribution>`
    select c.id, c.due_on as "dueOn", c.is_late as "isLate", c.received_at as "receivedAt",
      k.reach, c.state = 'withdrawn' as "isWithdrawn"
    from contribution c
    left join contact k on k.tenant_id = c.tenant_id and k.contribution_id = c.id
    where c.tenant_id = ${tenantId} and c.key_mac = decode(${keyMac}, 'hex') for update of c`);
  return rows[0] ?? null;
}

/** Keeps what someone told of themselves; told again, it takes the place of what was there. */
export async function putBackground(
  tx: Tx,
  tenantId: string,
  contributionId: string,
  { age, household, livesHere }: Background,
): Promise<void> {
  await tx.run(sql`
    insert into contribution_background (tenant_id, contribution_id, age_band, household, lives_here)
    values (${tenantId}, ${contributionId}, ${age}, ${household}, ${livesHere})
    on conflict (tenant_id, contribution_id) do update
      set age_band = excluded.age_band, household = excluded.household, lives_here = excluded.lives_here`);
}
