import type { Approach } from '../../approach/index.ts';
import { type AppContext, FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  FileField,
  Form,
  Heading,
  Lead,
  Link,
  List,
  Notice,
  Paragraph,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import type { ImportRecord } from './note-store.ts';
import { BadRows, NotesShell, notesPath } from './notes-parts.tsx';
import type { NotesPreview } from './preview-notes.ts';
import { megabytesLimit } from './say-notes.ts';
import { NOTES_ROWS_LIMIT } from './table/table.ts';

type Seen = { c: AppContext; approach: Approach };

/** Where a file of notes is chosen. */
export function ChooseNotesPage({
  c,
  approach,
  formKey,
  carried,
  fault,
}: Seen & {
  formKey: string;
  /** What was chosen before the file proved unusable. */
  carried: { ownerId?: string; dueOn?: string };
  /** What is wrong with the file, in words. */
  fault: string | null;
}) {
  const { say } = c.var.words;
  return (
    <NotesShell c={c} approach={approach} title={say('notes.title')} errorCount={fault ? 1 : 0}>
      <Heading level={1}>{say('notes.title')}</Heading>
      <Lead>{say('notes.lead')}</Lead>
      <FormFaults words={c.var.words} faults={fault ? [{ name: 'file', message: fault }] : []} />
      <List
        items={[
          say('notes.about.columns'),
          say('notes.about.people'),
          say('notes.about.twice'),
          say('notes.about.team'),
          say('notes.about.file'),
        ]}
      />
      <Form
        action={notesPath(approach)}
        multipart
        hidden={{ formKey, ...carried }}
        busyLabel={say('form.busy')}
      >
        <FileField
          name="file"
          label={say('notes.file')}
          hint={say('notes.file.hint', { rows: NOTES_ROWS_LIMIT, megabytes: megabytesLimit })}
          error={fault ?? undefined}
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          required
        />
        <ButtonGroup>
          <Button pictogram="next">{say('notes.upload')}</Button>
        </ButtonGroup>
      </Form>
    </NotesShell>
  );
}

/** What an import gave; it can be looked at again later. */
export function NotesDonePage({
  c,
  approach,
  record,
  owner,
  bad,
}: Seen & {
  record: ImportRecord;
  /** The name of who answers; null when that person has left. */
  owner: string | null;
  /** The rows that were not taken; null when the file is gone. */
  bad: { rows: NotesPreview['badRows']; download: string } | null;
}) {
  const { say, locale } = c.var.words;
  const { addedCount, badCount, goodCount, fileName } = record;
  if (addedCount === null) return <UnfinishedPage c={c} approach={approach} fileName={fileName} />;
  const title = say('notes.done.title', { count: addedCount });
  const there = goodCount - addedCount;
  const due = (day: Day) => sayDay(day, locale);
  return (
    <NotesShell c={c} approach={approach} title={title} here={title}>
      <Heading level={1}>{title}</Heading>
      <Paragraph>{say('notes.check.file', { name: fileName })}</Paragraph>
      <Notice kind={addedCount > 0 ? 'success' : 'info'} live>
        {addedCount > 0 && (
          <Paragraph>
            {say('notes.done.next', {
              due: due(record.dueOn),
              owner: owner ?? say('notes.done.owner-gone'),
            })}
          </Paragraph>
        )}
        {there > 0 && <Paragraph>{say('notes.done.there', { count: there })}</Paragraph>}
      </Notice>
      <ButtonGroup>
        <ButtonLink href={`/berichten?aanpak=${approach.slug}`} look="primary" pictogram="inbox">
          {say('notes.done.inbox')}
        </ButtonLink>
        <ButtonLink href={notesPath(approach)}>{say('notes.again')}</ButtonLink>
      </ButtonGroup>
      {badCount > 0 && bad && (
        <BadRows
          words={c.var.words}
          title={say('notes.bad.done', { count: badCount })}
          badRows={bad.rows}
          count={badCount}
          download={bad.download}
        />
      )}
      {badCount > 0 && !bad && (
        <>
          <Heading level={2}>{say('notes.bad.done', { count: badCount })}</Heading>
          <Paragraph>{say('notes.done.list-gone')}</Paragraph>
        </>
      )}
    </NotesShell>
  );
}

function UnfinishedPage({ c, approach, fileName }: Seen & { fileName: string }) {
  const { say } = c.var.words;
  const title = say('notes.done.unfinished.title');
  return (
    <NotesShell c={c} approach={approach} title={title} here={title}>
      <Heading level={1}>{title}</Heading>
      <Paragraph>{say('notes.check.file', { name: fileName })}</Paragraph>
      <Notice kind="warning">
        <Paragraph>{say('notes.done.unfinished.body')}</Paragraph>
      </Notice>
      <Paragraph>
        <Link href={notesPath(approach)}>{say('notes.again')}</Link>
      </Paragraph>
    </NotesShell>
  );
}
