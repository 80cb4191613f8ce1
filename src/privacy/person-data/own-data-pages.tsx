import { type AppContext, CoalitionShell } from '../../people/index.ts';
import { Button, DataList, Form, Heading, Lead, List, Paragraph } from '../../ui/index.ts';
import { type Day, dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionKey } from '../../web/words.ts';
import type { AccountRecord } from './account-record.ts';

const mostLines = 20;

/** Everything that is kept of who is signed in, with the button to take it along. */
export function OwnDataPage({ c, record }: { c: AppContext; record: AccountRecord }) {
  const { workspace, words, account } = c.var;
  const { say } = words;
  const title = say('ownData.title');
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/mijn/gegevens"
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('ownData.lead')}</Lead>
      <AccountFacts c={c} record={record} />
      <Traces c={c} record={record} />
      <Form action="/mijn/gegevens">
        <Button>{say('ownData.take')}</Button>
      </Form>
      <Paragraph quiet>{say('ownData.wrong')}</Paragraph>
    </CoalitionShell>
  );
}

type Shown = { c: AppContext; record: AccountRecord };

function AccountFacts({ c, record: { account } }: Shown) {
  const { workspace, words } = c.var;
  const { say, locale } = words;
  const day = (moment: string) => sayDay(dayIn(workspace.zone, new Date(moment)), locale, 'short');
  const none = say('ownData.none');
  return (
    <DataList
      items={[
        { term: say('people.field.name'), definition: account.name },
        { term: say('people.field.email'), definition: <bdi dir="ltr">{account.email}</bdi> },
        { term: say('people.field.role'), definition: say(`people.role.${account.role}`) },
        { term: say('people.field.organisation'), definition: account.organisation ?? none },
        {
          term: say('people.field.level'),
          definition: account.level ? say(`people.level.${account.level}`) : none,
        },
        { term: say('ownData.since'), definition: day(account.createdAt) },
        {
          term: say('ownData.signedIn'),
          definition: account.signedInOn ? sayDay(account.signedInOn, locale, 'short') : none,
        },
        {
          term: say('ownData.secondStep'),
          definition: say(account.hasSecondStep ? 'ownData.yes' : 'ownData.no'),
        },
        {
          term: say('ownData.providers'),
          definition: account.providers.map(({ issuer }) => issuer).join(', ') || none,
        },
      ]}
    />
  );
}

const workKinds = [
  'messagesToAnswer',
  'answersWritten',
  'answersChecked',
  'answersSigned',
  'answersTold',
  'themesMade',
  'goalsWritten',
  'notesImported',
] as const;

function Traces({ c, record }: Shown) {
  const { workspace, words } = c.var;
  const { say, locale } = words;
  const { account, letters, read, work } = record;
  const short = (day: Day) => sayDay(day, locale, 'short');
  const parts: readonly { title: CoalitionKey; lines: readonly string[] }[] = [
    {
      title: 'ownData.sessions',
      lines: account.sessions.map(({ since, lastUsedOn }) =>
        say('ownData.session', {
          since: short(dayIn(workspace.zone, new Date(since))),
          used: lastUsedOn ? short(lastUsedOn) : say('ownData.none'),
        }),
      ),
    },
    {
      title: 'ownData.standIns',
      lines: account.standIns.map(({ who, forWhom, from, until }) =>
        say('ownData.standIn', { who, forWhom, from: short(from), until: short(until) }),
      ),
    },
    {
      title: 'ownData.letters',
      lines: letters.map(({ madeOn, sentOn }) =>
        say(sentOn ? 'ownData.letterSent' : 'ownData.letterWaits', {
          day: short(sentOn ?? madeOn),
        }),
      ),
    },
    {
      title: 'ownData.read',
      lines: read.map(({ on, count }) => say('ownData.readOn', { day: short(on), count })),
    },
    {
      title: 'ownData.work',
      lines: workKinds
        .filter((kind) => work[kind] > 0)
        .map((kind) => say(`ownData.work.${kind}`, { count: work[kind] })),
    },
  ];
  return (
    <>
      {parts.map(({ title, lines }) => (
        <>
          <Heading level={2}>{say(title)}</Heading>
          {lines.length === 0 ? (
            <Paragraph>{say('ownData.none')}</Paragraph>
          ) : (
            <List items={lines.slice(0, mostLines)} />
          )}
          {lines.length > mostLines && (
            <Paragraph quiet>{say('ownData.more', { count: lines.length - mostLines })}</Paragraph>
          )}
        </>
      ))}
    </>
  );
}
