import type { Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type TextByLocale, textOf } from '../../thread/texts.ts';

/** A contribution from which a goal may come; its words are gone when it was taken back. */
export interface ContributionChoice {
  readonly id: string;
  readonly words: TextByLocale | null;
  readonly isWithdrawn: boolean;
}

const contributionColumns = sql`c.id, ${textOf('c.text_id')} as words,
  c.state = 'withdrawn' as "isWithdrawn"`;

/** Contributions of an approach by id; ids that are not there are left out. */
export function contributionsOfIds(
  tx: Tx,
  tenantId: string,
  approachId: string,
  ids: readonly string[],
): Promise<ContributionChoice[]> {
  return tx.run(sql<ContributionChoice>`select ${contributionColumns} from contribution c
    where c.tenant_id = ${tenantId} and c.approach_id = ${approachId}
      and c.id = any(${[...ids]}::uuid[]) order by c.id desc`);
}

/** How many contributions stand under each other to choose from. */
const choiceLength = 25;

/** Contributions of an approach to choose from, newest first, by key. */
export async function contributionChoices(
  tx: Tx,
  tenantId: string,
  approachId: string,
  after: string | null,
): Promise<{ contributions: ContributionChoice[]; next: string | null }> {
  const from = after ? sql`c.id < ${after}::uuid` : sql`true`;
  const rows = await tx.run(sql<ContributionChoice>`select ${contributionColumns}
    from (select c.* from contribution c where c.tenant_id = ${tenantId}
        and c.approach_id = ${approachId} and c.state not in ('withdrawn', 'set-aside')
        and ${from}
      order by c.id desc limit ${choiceLength + 1}) c order by c.id desc`);
  const contributions = rows.slice(0, choiceLength);
  const hasMore = rows.length > choiceLength;
  return { contributions, next: hasMore ? (contributions.at(-1)?.id ?? null) : null };
}
