import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { commitmentOf } from './commitments.ts';
import {
  asSealedEvent,
  eventColumns,
  hashOfSeal,
  noSealBefore,
  rootOf,
  type Seal,
  type SealedEvent,
} from './seals.ts';

/** One thing that does not agree with what was sealed. */
export interface Break {
  readonly what:
    | 'seal-number-missing'
    | 'seal-does-not-follow'
    | 'seal-changed'
    | 'events-changed'
    | 'event-content-missing'
    | 'event-content-changed'
    | 'text-missing'
    | 'text-changed'
    | 'text-erased-without-event'
    | 'given-seal-unknown';
  /** Number of the seal, or id of the event or text. */
  readonly where: string;
}

export interface VerifyReport {
  readonly seals: number;
  readonly events: number;
  readonly unsealed: number;
  /** Texts whose words were taken back, each with its event. */
  readonly erased: number;
  readonly latestSeal: string | null;
  readonly breaks: readonly Break[];
}

type EventWithContent = SealedEvent & {
  seal: number | null;
  salt: string | null;
  content: string | null;
};
type TextRow = {
  textId: string;
  version: number;
  body: string | null;
  sound: string | null;
  salt: string | null;
  digest: string;
};

function checkSeals(seals: readonly Seal[], events: readonly EventWithContent[]): Break[] {
  const breaks: Break[] = [];
  const members = new Map<number, EventWithContent[]>();
  for (const event of events) {
    if (event.seal === null) continue;
    const sealed = members.get(event.seal);
    if (sealed) sealed.push(event);
    else members.set(event.seal, [event]);
  }
  let previous = noSealBefore;
  seals.forEach((seal, index) => {
    const where = `seal ${seal.number}`;
    if (seal.number !== index + 1) breaks.push({ what: 'seal-number-missing', where });
    if (seal.previous !== previous) breaks.push({ what: 'seal-does-not-follow', where });
    if (hashOfSeal(seal) !== seal.hash) breaks.push({ what: 'seal-changed', where });
    const sealed = (members.get(seal.number) ?? []).map(
      ({ seal: _, salt: __, content: ___, ...event }) => event,
    );
    if (sealed.length !== seal.count || rootOf(sealed) !== seal.root) {
      breaks.push({ what: 'events-changed', where });
    }
    previous = seal.hash;
  });
  return breaks;
}

interface TextFacts {
  text?: string;
  version?: number;
  digest?: string;
  texts?: readonly string[];
}

function checkContents(
  events: readonly EventWithContent[],
  texts: readonly TextRow[],
): { breaks: Break[]; erased: number } {
  const breaks: Break[] = [];
  const byKey = new Map(texts.map((text) => [`${text.textId} ${text.version}`, text]));
  const erasedTexts = new Set<string>();
  for (const event of events) {
    const where = `event ${event.id} (${event.kind})`;
    if (event.content === null || event.salt === null) {
      breaks.push({ what: 'event-content-missing', where });
      continue;
    }
    if (commitmentOf(Buffer.from(event.salt, 'hex'), event.content) !== event.commitment) {
      breaks.push({ what: 'event-content-changed', where });
      continue;
    }
    const facts = JSON.parse(event.content) as TextFacts;
    if (event.kind === 'erased') for (const id of facts.texts ?? []) erasedTexts.add(id);
    if (!facts.text || !facts.digest) continue;
    const text = byKey.get(`${facts.text} ${facts.version ?? 1}`);
    if (!text) breaks.push({ what: 'text-missing', where: `text ${facts.text}` });
    else if (text.digest !== facts.digest)
      breaks.push({ what: 'text-changed', where: `text ${facts.text}` });
  }
  let erased = 0;
  for (const text of texts) {
    const where = `text ${text.textId}`;
    if (text.salt === null) {
      if (erasedTexts.has(text.textId)) erased += 1;
      else breaks.push({ what: 'text-erased-without-event', where });
    } else if (
      commitmentOf(Buffer.from(text.salt, 'hex'), `${text.body ?? ''}\n${text.sound ?? ''}`) !==
      text.digest
    ) {
      breaks.push({ what: 'text-changed', where });
    }
  }
  return { breaks, erased };
}

/**
 * Recomputes every seal, event and text digest of a workspace and names each break.
 * @param givenSeal a seal hash that was kept elsewhere (hexadecimal): it must be one of ours
 */
export async function verifyWorkspace(
  tx: Tx,
  tenantId: string,
  givenSeal?: string,
): Promise<VerifyReport> {
  const seals = (
    await tx.run(
      sql<
        Omit<Seal, 'sealedAt'> & { sealedAt: Date }
      >`select number, encode(previous, 'hex') as previous,
        encode(root, 'hex') as root, count, sealed_at as "sealedAt", encode(hash, 'hex') as hash
        from seal where tenant_id = ${tenantId} order by number`,
    )
  ).map((seal): Seal => ({ ...seal, sealedAt: seal.sealedAt.toISOString() }));
  const rows = await tx.run(
    sql<Omit<EventWithContent, 'occurredAt'> & { occurredAt: Date }>`select ${eventColumns},
      m.seal_number as seal, encode(c.salt, 'hex') as salt, c.content
      from event e
      left join seal_member m on m.tenant_id = e.tenant_id and m.event_id = e.id
      left join event_content c on c.tenant_id = e.tenant_id and c.event_id = e.id
      where e.tenant_id = ${tenantId} order by m.seal_number, m.place, e.id`,
  );
  const events = rows.map(
    (row): EventWithContent => ({
      ...asSealedEvent(row),
      seal: row.seal,
      salt: row.salt,
      content: row.content,
    }),
  );
  const texts = await tx.run(
    sql<TextRow>`select text_id as "textId", version, body, sound_file_id as sound,
      encode(salt, 'hex') as salt, encode(digest, 'hex') as digest
      from text_version where tenant_id = ${tenantId} order by text_id, version`,
  );
  const contents = checkContents(events, texts);
  const breaks = [...checkSeals(seals, events), ...contents.breaks];
  if (givenSeal && !seals.some((seal) => seal.hash === givenSeal.toLowerCase())) {
    breaks.push({ what: 'given-seal-unknown', where: givenSeal });
  }
  return {
    seals: seals.length,
    events: events.length,
    unsealed: events.filter((event) => event.seal === null).length,
    erased: contents.erased,
    latestSeal: seals.at(-1)?.hash ?? null,
    breaks,
  };
}
