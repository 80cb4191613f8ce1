import type { Child } from 'hono/jsx';
import type { Approach } from '../../approach/index.ts';
import { type AppContext, CoalitionShell } from '../../people/index.ts';
import {
  ButtonGroup,
  ButtonLink,
  Heading,
  List,
  Notice,
  Paragraph,
  Table,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { NOTE_ROLES } from './column-names.ts';
import type { BadRow, Note } from './judge-rows.ts';
import { excerptOf } from './note-words.ts';
import type { NoticeSummary } from './preview-notes.ts';
import type { ColumnMapping } from './recognise-columns.ts';
import { sayBadReason, sayNotice } from './say-notes.ts';

/** Characters of a note that a table shows. */
const SHOWN_CHARACTERS = 240;

/** Where notes of this approach are imported. */
export const notesPath = (approach: Pick<Approach, 'slug'>): string =>
  `/aanpak/${approach.slug}/notities`;

/** Every page about importing notes stands in this. */
export function NotesShell({
  c,
  approach,
  title,
  here,
  errorCount = 0,
  children,
}: {
  c: AppContext;
  approach: Approach;
  title: string;
  /** The last crumb, where it is not the page on which a file is chosen. */
  here?: string | undefined;
  errorCount?: number | undefined;
  children?: Child;
}) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const first = { label: say('notes.title') };
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={notesPath(approach)}
      errorCount={errorCount}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        ...(here ? [{ ...first, href: notesPath(approach) }, { label: here }] : [first]),
      ]}
    >
      {children}
    </CoalitionShell>
  );
}

/** What a person should know of the file, a sentence each. */
export function Notices({
  words,
  notices,
}: {
  words: CoalitionWords;
  notices: readonly NoticeSummary[];
}) {
  if (notices.length === 0) return null;
  const { say } = words;
  return (
    <Notice kind="warning" title={say('notes.notices.title')}>
      <List items={notices.map((notice) => sayNotice(say, notice))} />
    </Notice>
  );
}

/** The first notes, with what was found beside them. */
export function Sample({
  words,
  mapping,
  sample,
}: {
  words: CoalitionWords;
  mapping: ColumnMapping;
  sample: readonly Note[];
}) {
  const { say, locale } = words;
  const roles = NOTE_ROLES.filter((role) => mapping[role] !== null);
  const cell = (note: Note, role: (typeof NOTE_ROLES)[number]): Child => {
    if (role === 'words') return <bdi>{excerptOf(note.words, SHOWN_CHARACTERS)}</bdi>;
    if (role === 'date') return note.notedOn ? sayDay(note.notedOn, locale, 'short') : '';
    return <bdi>{note[role] ?? ''}</bdi>;
  };
  return (
    <Table
      id="sample"
      caption={say('notes.sample.title')}
      columns={[
        { label: say('notes.sample.row') },
        ...roles.map((role) => ({ label: say(`notes.role.${role}`) })),
      ]}
      rows={sample.map((note) => [note.row, ...roles.map((role) => cell(note, role))])}
    />
  );
}

/** The rows that are not taken, each with its reason, and the way to all of them as a file. */
export function BadRows({
  words,
  title,
  badRows,
  count,
  download,
}: {
  words: CoalitionWords;
  title: string;
  badRows: readonly BadRow[];
  count: number;
  download: string;
}) {
  const { say } = words;
  return (
    <section class="hoofdrol-flow" id="bad-rows">
      <Heading level={2}>{title}</Heading>
      <Table
        id="bad"
        caption={title}
        captionHidden
        columns={[
          { label: say('notes.bad.row') },
          { label: say('notes.bad.reason') },
          { label: say('notes.bad.excerpt') },
        ]}
        rows={badRows.map(({ row, reason, excerpt }) => [
          row,
          sayBadReason(say, reason),
          <bdi>{excerpt}</bdi>,
        ])}
      />
      {badRows.length < count && (
        <Paragraph>{say('notes.bad.first', { shown: badRows.length })}</Paragraph>
      )}
      <Paragraph>{say('notes.bad.mend')}</Paragraph>
      <ButtonGroup>
        <ButtonLink href={download} look="secondary" pictogram="file" download>
          {say('notes.bad.download')}
        </ButtonLink>
      </ButtonGroup>
    </section>
  );
}
