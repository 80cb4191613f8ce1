import { type PGlite, parse, protocol } from '@electric-sql/pglite';

type Kept = { readonly name: string; readonly types: readonly number[] };
type Message = Parameters<typeof parse.parseResults>[0][number];

/** As many statements are kept; an approach of every size asks the same few hundred. */
const mostKept = 400;

const { serialize } = protocol;

function joined(parts: readonly ArrayBufferView[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  );
}

/**
 * Runs queries on PGlite with the plans of statements that were run before: by itself it parses and
 * plans each anew, which takes longer than running it (measured: half of the time of a page). After a
 * few runs PostgreSQL chooses between a plan for any parameters and one for these, as it does for every
 * prepared statement; it plans again when a table was analysed or changed.
 */
export function keepPlans(db: PGlite) {
  const kept = new Map<string, Kept>();
  let number = 0;
  // always with a sync: after an error the connection is ready for the next
  const send = async (parts: readonly ArrayBufferView[]): Promise<Message[]> =>
    (await db.execProtocol(joined([...parts, serialize.sync()]), { syncToFs: false })).messages;

  async function prepared(text: string): Promise<Kept> {
    const known = kept.get(text);
    if (known) return known;
    if (kept.size >= mostKept) await forget();
    number += 1;
    const name = `kept_${number}`;
    const messages = await send([
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
    ]);
    const made = { name, types: parse.parseDescribeStatementResults(messages) };
    kept.set(text, made);
    return made;
  }

  /** Forgets every plan: for after a script, which may have changed tables. */
  async function forget(): Promise<void> {
    if (kept.size === 0) return;
    kept.clear();
    await db.exec('deallocate all');
  }

  async function query(
    text: string,
    parameters: readonly unknown[],
  ): Promise<Record<string, unknown>[]> {
    const { name, types } = await prepared(text);
    const values = parameters.map((value, at) => {
      if (value === null || value === undefined) return null;
      const serializer = db.serializers[types[at] ?? 0];
      return serializer ? serializer(value) : String(value);
    });
    const messages = await send([
      serialize.bind({ statement: name, values }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
    ]);
    return (parse.parseResults(messages, db.parsers)[0]?.rows ?? []) as Record<string, unknown>[];
  }

  return { query, forget };
}
