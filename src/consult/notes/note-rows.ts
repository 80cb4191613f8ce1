import { createHmac } from 'node:crypto';
import { beadArgument } from '../../thread/beads.ts';
import { type ActorRole, eventArgument } from '../../thread/events.ts';
import { newId, type Source } from '../../thread/ids.ts';
import { textArgument } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { Note } from './judge-rows.ts';
import type { RowIdentity } from './row-identity.ts';

/** What all notes of one file share. */
export interface NoteImport {
  readonly id: string;
  readonly approachId: string;
  readonly ownerId: string;
  readonly dueOn: Day;
  /** Who imports; null on the command line. */
  readonly byId: string | null;
  readonly actorRole: ActorRole;
}

/** The language of a note of which nobody wrote down the language. */
const USUAL_LOCALE = 'nl';

/** HMAC-SHA-256 of something read from a file, hexadecimal: words cannot be guessed from it. */
export function macOf(secret: string, purpose: 'note-row' | 'note-file', content: string): string {
  return createHmac('sha256', secret).update(`${purpose}:${content}`).digest('hex');
}

/** One row in the argument of the SQL function `notes_add`: a contribution with bead, text and event. */
export function noteRow(
  source: Source,
  secret: string,
  into: NoteImport,
  note: Note,
  identity: Pick<RowIdentity, 'cellsHash' | 'occurrence'>,
): Record<string, unknown> {
  const id = newId(source);
  const textId = newId(source);
  const locale = note.locale ?? USUAL_LOCALE;
  const status = 'written';
  const text = textArgument(source, {
    textId,
    version: 1,
    locale,
    body: note.words,
    status,
    by: into.byId,
  });
  const { approachId, ownerId, dueOn } = into;
  const event = eventArgument(source, {
    kind: 'contribution-received',
    approachId,
    subjectId: id,
    actorRole: into.actorRole,
    facts: {
      origin: 'note',
      form: 'typed',
      import: into.id,
      owner: ownerId,
      dueOn,
      text: textId,
      version: 1,
      digest: String(text['digest']),
    },
  });
  return {
    id,
    textId,
    locale,
    hash: macOf(secret, 'note-row', identity.cellsHash),
    occurrence: identity.occurrence,
    row: note.row,
    notedOn: note.notedOn,
    meeting: note.meeting,
    theme: note.theme,
    notedBy: note.notedBy,
    bead: beadArgument(source, { id, approachId, kind: 'contribution' }),
    text,
    event,
  };
}
