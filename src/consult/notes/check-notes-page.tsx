import type { Approach } from '../../approach/index.ts';
import { type AppContext, FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  Checkbox,
  Details,
  Form,
  Heading,
  Lead,
  Link,
  Notice,
  Paragraph,
  SelectField,
  TextField,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import type { CoalitionKey } from '../../web/words.ts';
import { NOTE_ROLES, type NoteRole } from './column-names.ts';
import type { ImportRecord } from './note-store.ts';
import type { NotesField, TypedNotes } from './notes-form.ts';
import { BadRows, NotesShell, Notices, notesPath, Sample } from './notes-parts.tsx';
import type { NotesPreview } from './preview-notes.ts';
import { columnLetter } from './say-notes.ts';

export type NotesFault = { readonly field: NotesField; readonly key: CoalitionKey };

export type CheckNotesProps = {
  c: AppContext;
  approach: Approach;
  typed: TypedNotes;
  preview: NotesPreview;
  /** The reading of the notes on this page (`readingCode`); '' when there are none. */
  shown: string;
  owners: readonly { readonly id: string; readonly name: string }[];
  due: { readonly first: Day; readonly last: Day };
  faults: readonly NotesFault[];
  /** The columns were changed and sent without looking at what they give. */
  changed: boolean;
  /** This form imported something else before. */
  earlier: ImportRecord | null;
  /** Where all rows that are not taken can be downloaded. */
  download: string;
};

/** What an import would take, before anything is taken: columns, first notes, bad rows, who answers. */
export function CheckNotesPage(props: CheckNotesProps) {
  const { c, approach, typed, preview, shown, faults, earlier, due } = props;
  const { words } = c.var;
  const { say, locale } = words;
  const title = say('notes.check.title');
  const { goodCount, badCount, mapping } = preview;
  const last = sayDay(due.last, locale);
  const error = (field: NotesField): string | undefined => {
    const fault = faults.find((one) => one.field === field);
    return fault && say(fault.key, { last });
  };
  const canTake = shown !== '' && goodCount > 0;
  return (
    <NotesShell c={c} approach={approach} title={title} here={title} errorCount={faults.length}>
      <Heading level={1}>{title}</Heading>
      <FormFaults
        words={c.var.words}
        faults={faults.map(({ field, key }) => ({ name: field, message: say(key, { last }) }))}
      />
      {earlier && <Earlier c={c} approach={approach} earlier={earlier} />}
      {props.changed && (
        <Notice kind="warning" title={say('notes.columns.changed.title')} live>
          <Paragraph>{say('notes.columns.changed.body')}</Paragraph>
        </Notice>
      )}
      <Lead>
        {shown === ''
          ? say('notes.check.choose')
          : say('notes.check.counts', { good: goodCount, bad: badCount })}{' '}
        {say('notes.check.nothing-yet')}
      </Lead>
      <Paragraph>
        {say('notes.check.file', { name: typed.fileName })} ·{' '}
        <Link href={notesPath(approach)}>{say('notes.again')}</Link>
      </Paragraph>
      {shown !== '' && <Notices words={words} notices={preview.notices} />}
      {shown !== '' && mapping && goodCount > 0 && (
        <Sample words={words} mapping={mapping} sample={preview.sample} />
      )}
      <Form
        action={`${notesPath(approach)}/overnemen`}
        hidden={{ formKey: typed.formKey, fileKey: typed.fileKey, fileName: typed.fileName, shown }}
        busyLabel={say('form.busy')}
      >
        <Columns {...props} error={error('column-words')} />
        <SelectField
          name="ownerId"
          label={say('notes.owner')}
          hint={say('notes.owner.hint')}
          error={error('ownerId')}
          value={typed.ownerId}
          emptyLabel={say('notes.owner.choose')}
          options={props.owners.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
        <TextField
          name="dueOn"
          type="date"
          label={say('notes.due')}
          hint={say('notes.due.hint', { last })}
          error={error('dueOn')}
          value={typed.dueOn}
          min={due.first}
          max={due.last}
          required
        />
        {canTake && (
          <ButtonGroup>
            <Button pictogram="check">{say('notes.take', { count: goodCount })}</Button>
          </ButtonGroup>
        )}
      </Form>
      {shown !== '' && badCount > 0 && (
        <BadRows
          words={words}
          title={say('notes.bad.title', { count: badCount })}
          badRows={preview.badRows}
          count={badCount}
          download={props.download}
        />
      )}
    </NotesShell>
  );
}

/** Which column is what; closed when the file told it clearly. */
function Columns({
  c,
  approach,
  typed,
  preview,
  shown,
  error,
}: CheckNotesProps & { error: string | undefined }) {
  const { say } = c.var.words;
  const { mapping, reading, columns } = preview;
  const options = columns.map(({ column, header, example }) => {
    const letter = columnLetter(column);
    const name = header || say('notes.columns.nameless');
    const key = example ? 'notes.columns.option-example' : 'notes.columns.option';
    return { value: String(column), label: say(key, { letter, name, example }) };
  });
  const chosen = (role: NoteRole): string =>
    typed.columns?.[role] ?? (mapping?.[role] == null ? '' : String(mapping[role]));
  const unclear = !reading.sure || shown === '' || typed.columns !== null;
  return (
    <Details summary={say('notes.columns.title')} open={unclear}>
      {shown !== '' && <Paragraph quiet>{say('notes.columns.hint')}</Paragraph>}
      {NOTE_ROLES.map((role) => (
        <SelectField
          name={`column-${role}`}
          label={say(`notes.role.${role}`)}
          error={role === 'words' ? error : undefined}
          value={chosen(role)}
          emptyLabel={say(role === 'words' ? 'notes.columns.choose' : 'notes.columns.none')}
          options={options}
          required={role === 'words'}
        />
      ))}
      <Checkbox
        name="headerless"
        label={say('notes.columns.headerless')}
        checked={typed.headerless}
      />
      <ButtonGroup>
        <Button look="secondary" formaction={`${notesPath(approach)}/kolommen`}>
          {say('notes.columns.again')}
        </Button>
      </ButtonGroup>
    </Details>
  );
}

function Earlier({
  c,
  approach,
  earlier,
}: {
  c: AppContext;
  approach: Approach;
  earlier: ImportRecord;
}) {
  const { say } = c.var.words;
  return (
    <Notice kind="warning" title={say('notes.sent.title')} live>
      <Paragraph>
        {say('notes.sent.body', { name: earlier.fileName, count: earlier.goodCount })}{' '}
        <Link href={`${notesPath(approach)}/${earlier.id}`}>{say('notes.sent.link')}</Link>
      </Paragraph>
      <Paragraph>{say('notes.sent.now')}</Paragraph>
    </Notice>
  );
}
