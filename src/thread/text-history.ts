import type { Tx } from '../db/database.ts';
import { query } from '../db/sql.ts';
import type { TextStatus } from './texts.ts';

/** One version of a text, as it was written then. */
export interface TextVersion {
  readonly version: number;
  /** Null once it was erased. */
  readonly body: string | null;
  readonly status: TextStatus;
  /** The account that wrote it. */
  readonly by: string | null;
  readonly at: Date;
}

declare module '../db/sql.ts' {
  interface Tables {
    text_version: TextVersionTable;
  }
}
interface TextVersionTable {
  tenant_id: string;
  text_id: string;
  version: number;
  locale: string;
  body: string | null;
  status: TextStatus;
  by_account: string | null;
  created_at: Date;
}

/** Every version of a text in one language, newest first. */
export async function versionsOfText(
  tx: Tx,
  tenantId: string,
  textId: string,
  locale: string,
): Promise<TextVersion[]> {
  return tx.run(
    query
      .selectFrom('text_version')
      .select(['version', 'body', 'status', 'by_account as by', 'created_at as at'])
      .where('tenant_id', '=', tenantId)
      .where('text_id', '=', textId)
      .where('locale', '=', locale)
      .orderBy('version', 'desc'),
  );
}
