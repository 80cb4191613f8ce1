import type { Tx } from '../../db/database.ts';
import { newId, type Source } from '../../thread/ids.ts';
import {
  addText,
  nextVersion,
  type TextByLocale,
  type TextFact,
  type TextStatus,
  type Words,
} from '../../thread/texts.ts';
import { type ResidentTag, residentTags } from '../../web/locales.ts';
import { type LinkText, sourceTag, type TypedWords } from './link-form.ts';

interface TextToWrite {
  readonly tenantId: string;
  readonly name: LinkText;
  /** Null: there is none yet. */
  readonly textId: string | null;
  readonly current: TextByLocale | null;
  readonly typed: Readonly<Record<ResidentTag, TypedWords>>;
  readonly by: string;
}

export interface WrittenText {
  /** Null when nothing is said in any language. */
  readonly textId: string | null;
  /** What an event may tell: `<text> <version> <digest>` of every version that was added. */
  readonly facts: readonly string[];
}

const asFact = ({ text, version, digest }: TextFact): string => `${text} ${version} ${digest}`;

/** How far the words are to be trusted now, from the tick and from what was there. */
function statusOf(body: string | null, machine: boolean, old: Words | undefined): TextStatus {
  if (machine) return 'machine';
  if (!old || old.body !== body) return 'written';
  // a machine's words whose tick was taken away: a speaker has looked at them
  return old.status === 'written' ? 'written' : 'checked';
}

/**
 * Writes a new version of one text of a link in each language whose words, tick or hold changed.
 * Easy Dutch goes first: what translates it points at its newest version. Words that stay keep
 * their sound; other words lose it.
 */
export async function writeLinkText(
  tx: Tx,
  source: Source,
  { tenantId, name, textId, current, typed, by }: TextToWrite,
): Promise<WrittenText> {
  const bodyIn = (tag: ResidentTag) => typed[tag][name].trim() || null;
  const isSilent = residentTags.every((tag) => bodyIn(tag) === null);
  if (isSilent) return { textId: null, facts: [] };
  const id = textId ?? newId(source);
  let version = await nextVersion(tx, tenantId, id);
  let sourceVersion = current?.[sourceTag]?.version ?? null;
  const facts: string[] = [];
  for (const tag of [sourceTag, ...residentTags.filter((other) => other !== sourceTag)] as const) {
    const old = current?.[tag];
    const body = bodyIn(tag);
    const isSource = tag === sourceTag;
    const status = statusOf(body, !isSource && typed[tag].machine, old);
    const isNew = body !== (old?.body ?? null);
    const isJudged = body !== null && (status !== old?.status || (!isSource && typed[tag].holds));
    if (!isNew && !isJudged) continue;
    const sound = isNew ? null : (old?.sound ?? null);
    const text = { textId: id, version, locale: tag, body, sound, status, by };
    facts.push(
      asFact(
        await addText(tx, source, { ...text, sourceVersion: isSource ? null : sourceVersion }),
      ),
    );
    if (isSource) sourceVersion = version;
    version += 1;
  }
  return { textId: id, facts };
}
