import type { Database, TenantContext, Tx } from './database.ts';

class Refused extends Error {
  override readonly name = 'Refused';
  readonly result: { readonly ok: false };
  constructor(result: { readonly ok: false }) {
    super('refused: nothing is written');
    this.result = result;
  }
}

/**
 * Runs `work` in one transaction that is undone when the work refuses: a form key claimed on the way
 * is free again, so that the same form can be mended and sent.
 * @throws DatabaseAway
 */
export async function allOrNothing<Result extends { readonly ok: boolean }>(
  db: Database,
  context: TenantContext,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  try {
    return await db.tx(context, async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result as { ok: false });
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.result as unknown as Result;
    throw error;
  }
}
