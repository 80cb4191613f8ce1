import { type AppContext, CoalitionShell } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import { DataList, Heading, Lead, Link, List, Notice, Paragraph, Table } from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { SharedApproach } from './share-store.ts';
import { figuresOf, type SharedRecord } from './shared-record.ts';

type WithRecord = SharedApproach & { record: SharedRecord };
const hasRecord = (shared: SharedApproach): shared is WithRecord => shared.record !== null;

/** Published work of several workspaces side by side: counts with their day, no score, no order of merit. */
export function ProgrammePage({ c, shared }: { c: AppContext; shared: readonly SharedApproach[] }) {
  const { workspace, words, account } = c.var;
  const { say, locale } = words;
  const title = say('programme.title');
  const here = shared.filter(hasRecord);
  const ended = shared.filter((one) => !hasRecord(one));
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/programma"
      breadcrumbs={[{ label: say('nav.approaches'), href: '/aanpak' }, { label: title }]}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('programme.lead')}</Lead>
      {here.length === 0 ? (
        <Paragraph>{say('programme.none', { name: workspace.slug })}</Paragraph>
      ) : (
        <>
          <SideBySide words={words} shared={here} />
          <Paragraph quiet>{say('programme.source')}</Paragraph>
        </>
      )}
      {ended.length > 0 && (
        <>
          <Heading level={2}>{say('programme.ended')}</Heading>
          <List
            items={ended.map(({ sourceName, slug, endedOn }) =>
              say('programme.ended.one', {
                name: sourceName,
                slug,
                day: endedOn ? sayDay(endedOn, locale) : '',
              }),
            )}
          />
        </>
      )}
    </CoalitionShell>
  );
}

function SideBySide({ words, shared }: { words: CoalitionWords; shared: readonly WithRecord[] }) {
  const { say, locale } = words;
  const columns = ['who', 'goals', 'decisions', 'answered', 'days', 'late', 'asOf'] as const;
  return (
    <Table
      caption={say('programme.table')}
      columns={columns.map((name) => ({ label: say(`programme.column.${name}`) }))}
      rows={shared.map(({ id, sourceName, record }) => {
        const figures = figuresOf(record);
        return [
          <>
            <Link href={`/programma/${id}`}>{record.approach.title}</Link>
            <br />
            <span class="hoofdrol-quiet">{sourceName}</span>
          </>,
          say('programme.goals', { all: figures.goals, with: figures.goalsWithResidents }),
          say('programme.decisions', { all: figures.decisions, noes: figures.noes }),
          say('programme.answered', { answered: figures.answered, received: figures.received }),
          figures.medianDays === null
            ? say('programme.days.none')
            : say('programme.days', { count: figures.medianDays }),
          String(figures.late),
          sayDay(record.figures.asOf, locale, 'short'),
        ];
      })}
    />
  );
}

/** One shared approach: what its own public page tells, with the way there. */
export function SharedApproachPage({ c, shared }: { c: AppContext; shared: SharedApproach }) {
  const { workspace, words, account } = c.var;
  const { say, locale } = words;
  const { record, sourceName, sourceUrl, slug, receivedAt } = shared;
  const title = record?.approach.title ?? slug;
  const frame = { workspace, words, account, title, path: '/programma' };
  const breadcrumbs = [{ label: say('programme.title'), href: '/programma' }, { label: title }];
  if (!record) {
    return (
      <CoalitionShell {...frame} breadcrumbs={breadcrumbs}>
        <Heading level={1}>{title}</Heading>
        <Notice kind="info">{say('programme.gone', { name: sourceName })}</Notice>
      </CoalitionShell>
    );
  }
  const received = sayDay(dayIn(workspace.zone, receivedAt), locale);
  const said = (text: SharedRecord['goals'][number]['change']) =>
    wordsFor(text, locale.tag)?.body ?? '';
  return (
    <CoalitionShell {...frame} breadcrumbs={breadcrumbs}>
      <Heading level={1}>{title}</Heading>
      <Lead>{record.approach.purpose}</Lead>
      <DataList
        items={[
          { term: say('programme.column.who'), definition: sourceName },
          { term: say('programme.received'), definition: received },
          {
            term: say('programme.public'),
            definition: (
              <Link href={`${sourceUrl}/openbaar/${slug}`}>
                <bdi dir="ltr">{`${sourceUrl}/openbaar/${slug}`}</bdi>
              </Link>
            ),
          },
        ]}
      />
      <SideBySide words={words} shared={[{ ...shared, record }]} />
      <Heading level={2}>{say('programme.heard')}</Heading>
      <List items={record.heard.map(({ heard }) => said(heard))} />
      <Heading level={2}>{say('programme.column.goals')}</Heading>
      <List items={record.goals.map(({ change }) => said(change))} />
      <Heading level={2}>{say('programme.column.decisions')}</Heading>
      <List
        items={record.decisions.map(({ outcome, what, decidedOn }) =>
          say('programme.decision', {
            outcome: say(`decision.outcome.${outcome}`),
            what: said(what),
            day: sayDay(decidedOn, locale, 'short'),
          }),
        )}
      />
    </CoalitionShell>
  );
}
