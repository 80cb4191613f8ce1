import type { Child } from 'hono/jsx';
import { RecordDecisionLink } from '../../approach/index.ts';
import { may, type SignedIn } from '../../people/index.ts';
import {
  ButtonGroup,
  ButtonLink,
  DataList,
  type DataListItem,
  Details,
  Heading,
  List,
  Paragraph,
  type PictogramName,
  Trail,
} from '../../ui/index.ts';
import { type Day, dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionKey, CoalitionWords } from '../../web/words.ts';
import { newGoalPath } from '../goals/goal.ts';
import { type CoalitionMessage, hasEnded, type MessageSource } from './coalition-message.ts';
import { sayDue } from './message-words.ts';

export type MessageFactsProps = {
  words: CoalitionWords;
  message: CoalitionMessage;
  /** Null for who sees words only. */
  source: MessageSource | null;
  approachTitle: string;
  today: Day;
  zone: string;
};

/** What a note says beside the words; who wrote it down only for who may see names. */
function noteFacts({ words: { say, locale }, message, source }: MessageFactsProps): DataListItem[] {
  const { notedOn = null, meeting = null, theme = null } = message.note ?? {};
  const told = {
    notedOn: notedOn && sayDay(notedOn, locale, 'short'),
    meeting: meeting && <bdi>{meeting}</bdi>,
    theme: theme && <bdi>{theme}</bdi>,
    notedBy: source?.notedBy && <bdi>{source.notedBy}</bdi>,
  };
  return (Object.keys(told) as (keyof typeof told)[]).flatMap((name) => {
    const definition = told[name];
    return definition ? [{ term: say(`message.fact.${name}`), definition }] : [];
  });
}

/** Who answers, by when, and what a note says: what is known of a message beside its words. */
export function MessageFacts(props: MessageFactsProps) {
  const { words, message, approachTitle, today, zone } = props;
  const { say, locale } = words;
  const received = dayIn(zone, message.receivedAt);
  const items: DataListItem[] = [
    { term: say('message.fact.owner'), definition: message.ownerName },
    { term: say('message.fact.received'), definition: sayDay(received, locale, 'short') },
    { term: say('message.fact.approach'), definition: approachTitle },
    {
      term: say('message.fact.code'),
      definition: say(message.hasCode ? 'message.code.yes' : 'message.code.no'),
    },
  ];
  items.push(...noteFacts(props));
  if (!hasEnded(message.state)) {
    const due = sayDue(words, message.dueOn, today);
    items.splice(1, 0, { term: say('message.fact.due'), definition: due });
  }
  if (message.form === 'sound' && !message.isWrittenOut && message.writeOutDueOn) {
    const due = sayDue(words, message.writeOutDueOn, today);
    const definition = `${message.writeOutOwnerName ?? message.ownerName}: ${due}`;
    items.push({ term: say('message.fact.writer'), definition });
  }
  return (
    <>
      <Heading level={2} look={3}>
        {say('message.facts')}
      </Heading>
      <DataList items={items} />
      {message.isLate && <Paragraph quiet>{say('message.late')}</Paragraph>}
    </>
  );
}

/** What may come of a message besides an answer: a goal, a decision. */
export function MessageNext({
  words,
  account,
  messageId,
  approachSlug,
}: {
  words: CoalitionWords;
  account: SignedIn;
  messageId: string;
  approachSlug: string;
}) {
  const mayGoal = may(account, 'goals.decide');
  if (!mayGoal && !may(account, 'decisions.record')) return null;
  const decision = { approach: { slug: approachSlug }, aboutId: messageId, account, words };
  return (
    <ButtonGroup>
      {mayGoal && (
        <ButtonLink href={newGoalPath(approachSlug, 'bijdrage', messageId)} look="subtle">
          {words.say('goal.new')}
        </ButtonLink>
      )}
      <RecordDecisionLink {...decision} look="subtle" />
    </ButtonGroup>
  );
}

/** Who said it and where they stand in life: closed at first, and only for who brings the answer. */
export function MessagePerson({
  words,
  source,
  zone,
}: {
  words: CoalitionWords;
  source: MessageSource;
  zone: string;
}) {
  const { say, locale } = words;
  const { contact, readers } = source;
  const contactItems: DataListItem[] = [];
  if (contact?.name) contactItems.push({ term: say('message.who.name'), definition: contact.name });
  for (const way of ['phone', 'email'] as const) {
    const value = contact?.[way];
    if (!value) continue;
    const definition: Child = <bdi dir="ltr">{value}</bdi>;
    contactItems.push({ term: say(`message.who.${way}`), definition });
  }
  return (
    <>
      <Details summary={say('message.who')}>
        {contactItems.length > 0 ? (
          <>
            <Paragraph quiet>{say('message.who.why')}</Paragraph>
            <DataList items={contactItems} />
          </>
        ) : (
          <Paragraph>{say('message.who.none')}</Paragraph>
        )}
      </Details>
      <Details summary={say('message.readers')}>
        <List
          items={readers.map(
            ({ name, readAt }) => `${name}, ${sayDay(dayIn(zone, readAt), locale, 'short')}`,
          )}
        />
      </Details>
    </>
  );
}

const drawings: Readonly<Record<string, PictogramName>> = {
  'contribution-received': 'inbox',
  'notes-imported': 'inbox',
  'written-out': 'write',
  translated: 'language',
  'handed-on': 'people',
  'interim-given': 'clock',
  'answer-written': 'write',
  'answer-delivered': 'talk',
  'answer-replied': 'person',
  withdrawn: 'undo',
};

/** What happened to a message, in words: who did it is a role, never a name. */
export function MessageHistory({
  words,
  history,
  zone,
}: {
  words: CoalitionWords;
  history: CoalitionMessage['history'];
  zone: string;
}) {
  const { say, locale } = words;
  const sayEvent = (kind: string): string => {
    const key = `message.event.${kind}` as CoalitionKey;
    const text = say(key);
    return text === key ? say('message.event.other') : text;
  };
  return (
    <Details summary={say('message.history')}>
      <Trail
        label={say('message.history')}
        steps={history.map(({ kind, occurredAt, actorRole, facts }) => {
          const day = dayIn(zone, occurredAt);
          const reply = kind === 'answer-replied' ? facts['reply'] : null;
          return {
            pictogram: drawings[kind] ?? 'info',
            title: sayEvent(kind),
            date: { text: sayDay(day, locale, 'short'), iso: day },
            children: (
              <Paragraph quiet>
                {say(`message.by.${actorRole}`)}
                {typeof reply === 'string' && `: ${say(`inbox.reply.${reply}` as CoalitionKey)}`}
              </Paragraph>
            ),
          };
        })}
      />
    </Details>
  );
}
