import type { Child } from 'hono/jsx';
import { isSeat, ResidentShell, type SignedIn, type Workspace } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import {
  Button,
  ButtonLink,
  Card,
  Details,
  Form,
  Heading,
  Lead,
  LinkList,
  List,
  Notice,
  Paragraph,
  StatusBadge,
} from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { residentTags } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { languageOf } from '../contributions/message-words.ts';
import {
  type AnswerToBring,
  beginningLength,
  mostPeople,
  type PersonToTell,
  type ToldByMe,
  type WayToTell,
  waysToTell,
} from './bringing.ts';

export type PeopleToTellProps = {
  workspace: Workspace;
  tag: ResidentTag;
  account: SignedIn;
  answers: readonly AnswerToBring[];
  told: readonly ToldByMe[];
  /** Whom one was asked to ask something else, above whom to tell. */
  asks: Child;
  hasAsks: boolean;
  /** What was just done, in words. */
  done: string | null;
};

export const listPath = (tag: ResidentTag): string => `/mijn-mensen/${tag}`;
export const answerPath = (tag: ResidentTag, answerId: string): string =>
  `${listPath(tag)}/${answerId}`;

/** How one knows somebody: the name they left, else their first words, else where it was said. */
export function PersonName({ tag, person }: { tag: ResidentTag; person: PersonToTell }) {
  const { say } = residentWords(tag);
  if (person.contact?.name) return <bdi>{person.contact.name}</bdi>;
  const words = wordsFor(person.words, person.locale);
  if (words?.body) {
    const { lang, dir } = languageOf(words.locale);
    return (
      <span lang={lang} dir={dir}>
        “{firstWords(words.body)}”
      </span>
    );
  }
  if (person.note?.meeting) return <bdi>{person.note.meeting}</bdi>;
  return <>{say('bring.spoken')}</>;
}

const shownOnCard = 4;

function AnswerCard({ workspace, tag, answer }: PeopleToTellProps & { answer: AnswerToBring }) {
  const { say, locale } = residentWords(tag);
  const { people, kind, answerId } = answer;
  const askedOn = people.map(({ askedAt }) => dayIn(workspace.zone, askedAt)).sort()[0] ?? '';
  const count = say('bring.people', { count: people.length });
  const rest = people.length - shownOnCard;
  const words = wordsFor(answer.text, tag);
  return (
    <Card
      title={count}
      tone="accent"
      above={<StatusBadge>{say(`hear.answer.${kind}`)}</StatusBadge>}
    >
      {words?.body && (
        <Paragraph {...languageOf(words.locale)}>
          {firstWords(words.body, beginningLength)}
        </Paragraph>
      )}
      <List
        items={[
          ...people.slice(0, shownOnCard).map((person) => <PersonName tag={tag} person={person} />),
          ...(rest > 0 ? [say('bring.others', { count: rest })] : []),
        ]}
      />
      <Paragraph quiet>{say('bring.asked', { day: sayDay(askedOn, locale) })}</Paragraph>
      <ButtonLink
        href={answerPath(tag, answerId)}
        look="primary"
        pictogram="talk"
        wide
        label={say('bring.open.label', { who: count })}
      >
        {say('bring.open')}
      </ButtonLink>
    </Card>
  );
}

/** What somebody told: nothing of the people to whom it was told. */
function Told({ tag, told }: PeopleToTellProps) {
  const { say, locale } = residentWords(tag);
  return (
    <Details summary={say('bring.told')}>
      {told.map(({ text, on, how, count }) => {
        const words = wordsFor(text, tag);
        const way = waysToTell.find((one): one is WayToTell => one === how);
        const line = {
          day: sayDay(on, locale, 'short'),
          how: way ? say(`bring.how.${way}`) : '',
          count,
        };
        return (
          <>
            <Paragraph {...(words ? languageOf(words.locale) : {})}>
              {firstWords(words?.body ?? '', beginningLength)}
            </Paragraph>
            <Paragraph quiet>{say(way ? 'bring.told.line' : 'bring.told.short', line)}</Paragraph>
          </>
        );
      })}
    </Details>
  );
}

/** *Mijn mensen*: to whom one was asked to tell an answer, and what one told. */
export function PeopleToTellPage(props: PeopleToTellProps) {
  const { workspace, tag, account, answers, told, asks, hasAsks, done } = props;
  const { say } = residentWords(tag);
  const title = say('bring.title');
  const count = answers.reduce((sum, { people }) => sum + people.length, 0);
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      languages={{ tags: residentTags, href: listPath, isKept: isSeat(account.role) }}
    >
      <Heading level={1}>{title}</Heading>
      {done && (
        <Notice kind="success" live>
          {done}
        </Notice>
      )}
      {count > 0 && <Lead>{say('bring.lead', { count })}</Lead>}
      {count === 0 && !hasAsks && <Lead>{say('bring.none')}</Lead>}
      {asks}
      {answers.map((answer) => (
        <AnswerCard {...props} answer={answer} />
      ))}
      {count >= mostPeople && <Paragraph>{say('bring.more')}</Paragraph>}
      {told.length > 0 && <Told {...props} />}
      <LinkList items={[{ href: `/week?taal=${tag}`, label: say('bring.home') }]} />
      <Form action="/afmelden" label={account.name}>
        <Paragraph quiet>
          <bdi>{account.name}</bdi>
        </Paragraph>
        <Button look="secondary">{say('bring.signOut')}</Button>
      </Form>
    </ResidentShell>
  );
}
