import {
  Button,
  ButtonGroup,
  ButtonLink,
  DataList,
  Form,
  Heading,
  Lead,
  List,
  Notice,
  Paragraph,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { AppContext } from '../app-env.ts';
import type { Invitation } from '../invitations/invitation.ts';
import { InviteForm, type InviteNews } from '../invitations/invite-form.tsx';
import { CoalitionShell } from '../shells.tsx';
import { isSeat, may, type Person } from './account.ts';

/** What just happened to someone, said once above their page. */
export const personNews = ['toegevoegd', 'gewijzigd', 'terug', 'overgedragen'] as const;
export type PersonNews = (typeof personNews)[number];

/** What is known of someone, as a list. */
export function PersonFacts({ words, person }: { words: CoalitionWords; person: Person }) {
  const { say } = words;
  const facts = [
    { term: say('people.field.role'), definition: say(`role.${person.role}`) },
    { term: say('people.field.email'), definition: <bdi dir="ltr">{person.email}</bdi> },
  ];
  if (isSeat(person.role)) return <DataList items={facts} />;
  const organisation = person.organisation ?? say('people.noOrganisation');
  const level = person.level === null ? say('people.noLevel') : say(`people.level.${person.level}`);
  return (
    <DataList
      items={[
        ...facts,
        { term: say('people.field.organisation'), definition: organisation },
        { term: say('people.field.level'), definition: level },
      ]}
    />
  );
}

type PersonPageProps = {
  c: AppContext;
  person: Person;
  /** What hangs on this person, each in words. */
  work: readonly string[];
  news: PersonNews | null;
  invitation: Invitation;
  inviteNews: InviteNews | null;
  inviteKey: string;
  /** For the form with the one button of this page. */
  formKey: string;
};

/** One person: who they are, what hangs on them, and what the administrator can do. */
export function PersonPage(props: PersonPageProps) {
  const { c, person, work, news, formKey } = props;
  const { workspace, words, account } = c.var;
  const { say } = words;
  const path = `/mensen/${person.id}`;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={person.name}
      path={path}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[{ label: say('people.list.title'), href: '/mensen' }, { label: person.name }]}
    >
      <Heading level={1}>{person.name}</Heading>
      {news && (
        <Notice kind="success" live>
          {say(`people.news.${news}`)}
        </Notice>
      )}
      <PersonFacts words={words} person={person} />
      {person.active ? (
        <>
          <ButtonGroup>
            <ButtonLink href={`${path}/wijzigen`}>{say('people.change.button')}</ButtonLink>
          </ButtonGroup>
          <InviteForm
            words={words}
            accountId={person.id}
            invitation={props.invitation}
            news={props.inviteNews}
            formKey={props.inviteKey}
          />
          <SignInSection words={words} path={path} formKey={formKey} />
          <WorkSection words={words} person={person} work={work} />
        </>
      ) : (
        <GoneSection words={words} person={person} work={work} formKey={formKey} />
      )}
    </CoalitionShell>
  );
}

/** How this person gets in. */
function SignInSection({
  words: { say },
  path,
  formKey,
}: {
  words: CoalitionWords;
  path: string;
  formKey: string;
}) {
  return (
    <>
      <Heading level={2}>{say('people.list.link')}</Heading>
      <Paragraph>{say('people.person.linkAbout')}</Paragraph>
      <Form action={`${path}/link`} hidden={{ formKey }} busyLabel={say('form.busy')}>
        <Button look="secondary">{say('people.list.makeLink')}</Button>
      </Form>
    </>
  );
}

/** What hangs on someone who is here, and the ways to hand it on. */
function WorkSection({
  words: { say },
  person,
  work,
}: {
  words: CoalitionWords;
  person: Person;
  work: readonly string[];
}) {
  const path = `/mensen/${person.id}`;
  return (
    <>
      <Heading level={2}>{say('people.work.title')}</Heading>
      {work.length === 0 ? (
        <Paragraph>{say('people.work.none')}</Paragraph>
      ) : (
        <List items={[...work]} />
      )}
      <ButtonGroup>
        {may(person, 'answers.check') && (
          <ButtonLink href={`${path}/vervanging`}>{say('people.standIn.title')}</ButtonLink>
        )}
        {work.length > 0 && (
          <ButtonLink href={`${path}/overdragen`}>{say('people.handOver.button')}</ButtonLink>
        )}
        <ButtonLink href={`${path}/vertrek`} look="danger">
          {say('people.leaving.start')}
        </ButtonLink>
      </ButtonGroup>
    </>
  );
}

/** Someone who left: back again, and what still hangs on them. */
function GoneSection({
  words,
  person,
  work,
  formKey,
}: {
  words: CoalitionWords;
  person: Person;
  work: readonly string[];
  formKey: string;
}) {
  const { say, locale } = words;
  const { id, name, leftOn } = person;
  return (
    <>
      <Lead>
        {leftOn === null
          ? say('people.gone.lead', { name })
          : say('people.gone.leadSince', { name, day: sayDay(leftOn, locale) })}
      </Lead>
      {work.length > 0 && (
        <Notice kind="warning" title={say('people.gone.work')}>
          <List items={[...work]} />
          <ButtonLink href={`/mensen/${id}/overdragen`}>{say('people.handOver.button')}</ButtonLink>
        </Notice>
      )}
      <Paragraph>{say('people.gone.backAbout', { name })}</Paragraph>
      <Form action={`/mensen/${id}/terug`} hidden={{ formKey }} busyLabel={say('form.busy')}>
        <Button look="secondary">{say('people.gone.back', { name })}</Button>
      </Form>
    </>
  );
}
