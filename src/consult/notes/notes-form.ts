import { formKeyOf } from '../../thread/form-keys.ts';
import type { Random } from '../../thread/ids.ts';
import type { FormPost } from '../../web/form-post.ts';
import { NOTE_ROLES, type NoteRole } from './column-names.ts';
import type { NotesReading } from './note-store.ts';
import type { NotesOptions } from './read-notes.ts';
import type { ColumnMapping } from './recognise-columns.ts';

/** What somebody chose on the page where notes are checked, as it was sent. */
export interface TypedNotes {
  readonly formKey: string;
  /** The key of the stored file, and what the sender called it. */
  readonly fileKey: string;
  readonly fileName: string;
  /** Number of the column per role, from 0; '' for none. Null: to be recognised. */
  readonly columns: Readonly<Record<NoteRole, string>> | null;
  readonly headerless: boolean;
  /** The reading (`readingCode`) of the notes that stood on the page; '' when none did. */
  readonly shown: string;
  readonly ownerId: string;
  readonly dueOn: string;
}

export type NotesField = 'file' | 'column-words' | 'ownerId' | 'dueOn';

const noColumn = '-';

/** Reads what was chosen from a form post; nothing is judged yet. */
export function typedNotes(form: FormPost, random: Random): TypedNotes {
  const column = (role: NoteRole): string => form.text(`column-${role}`);
  return {
    formKey: formKeyOf(form, random),
    fileKey: form.text('fileKey'),
    fileName: plainFileName(form.text('fileName')),
    columns: form.fields.has('column-words')
      ? {
          words: column('words'),
          date: column('date'),
          meeting: column('meeting'),
          locale: column('locale'),
          theme: column('theme'),
          notedBy: column('notedBy'),
        }
      : null,
    headerless: form.text('headerless') === 'yes',
    shown: form.text('shown'),
    ownerId: form.text('ownerId'),
    dueOn: form.text('dueOn').trim(),
  };
}

/** The name of a file without the folders that some browsers put before it. */
export function plainFileName(name: string): string {
  return (
    name
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\p{Cc}/gu, '')
      .trim() ?? ''
  );
}

/** How the file is to be read; 'words-missing' when the one column that is needed was not pointed out. */
export function optionsOf({ columns, headerless }: TypedNotes): NotesOptions | 'words-missing' {
  if (columns === null) return { headerless };
  const at = (role: NoteRole): number | null => columnNumber(columns[role]);
  const words = at('words');
  if (words === null) return 'words-missing';
  const mapping: ColumnMapping = {
    words,
    date: at('date'),
    meeting: at('meeting'),
    locale: at('locale'),
    theme: at('theme'),
    notedBy: at('notedBy'),
  };
  return { mapping, headerless };
}

function columnNumber(text: string): number | null {
  return /^\d{1,3}$/.test(text) ? Number(text) : null;
}

/** A reading in a few signs, for addresses and hidden fields: `3.0.-.-.-.-` , and `.h` without a header. */
export function readingCode({ mapping, headerless }: NotesReading): string {
  const columns = NOTE_ROLES.map((role) => mapping[role] ?? noColumn);
  return [...columns, ...(headerless ? ['h'] : [])].join('.');
}

/** The reading of such a code, or null when it is none. */
export function readingOfCode(code: string): NotesReading | null {
  if (!/^\d{1,3}(?:\.(?:\d{1,3}|-)){5}(?:\.h)?$/.test(code)) return null;
  const [words, date, meeting, locale, theme, notedBy, last] = code.split('.');
  const at = (text: string | undefined): number | null => columnNumber(text ?? noColumn);
  return {
    mapping: {
      words: Number(words),
      date: at(date),
      meeting: at(meeting),
      locale: at(locale),
      theme: at(theme),
      notedBy: at(notedBy),
    },
    headerless: last === 'h',
  };
}
