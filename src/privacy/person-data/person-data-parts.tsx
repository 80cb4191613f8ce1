import type { Child } from 'hono/jsx';
import type { Workspace } from '../../people/index.ts';
import { DataList, Heading, List, Paragraph, Quote } from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import { isResidentTag, locales } from '../../web/locales.ts';
import type { ResidentKey, ResidentWords } from '../../web/words.ts';
import type { PersonData } from './person-data.ts';

export type PersonDataProps = { data: PersonData; workspace: Workspace; words: ResidentWords };

/** Says a day, of a moment or a day. */
function dayOf({ workspace, words }: PersonDataProps, moment: Date | string): string {
  const isWhole = typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment);
  return sayDay(isWhole ? moment : dayIn(workspace.zone, new Date(moment)), words.locale);
}

/** A heading with what stands under it, or that nothing does. */
function Part({
  words,
  title,
  items,
}: {
  words: ResidentWords;
  title: ResidentKey;
  items: readonly Child[];
}) {
  return (
    <>
      <Heading level={2}>{words.say(title)}</Heading>
      {items.length > 0 ? (
        <List items={items} />
      ) : (
        <Paragraph>{words.say('person.none')}</Paragraph>
      )}
    </>
  );
}

/** Somebody's words in their own language and direction. */
function Said({ locale, body }: { locale: string; body: string }) {
  const known = isResidentTag(locale) ? locales[locale] : null;
  return (
    <div lang={known?.lang} dir={known?.dir ?? 'auto'}>
      <Quote>{body}</Quote>
    </div>
  );
}

const textsOf = (words: Readonly<Record<string, { body: string | null }>> | null) =>
  Object.entries(words ?? {}).flatMap(([locale, { body }]) => (body ? [{ locale, body }] : []));

/** What the person said, and the files that came with it. */
export function SaidPart(props: PersonDataProps) {
  const { data, words } = props;
  const { say } = words;
  const { contribution: c } = data;
  const day = dayOf(props, c.receivedAt);
  return (
    <>
      <Heading level={2}>{say('person.said')}</Heading>
      <Paragraph>
        {say(c.origin === 'note' ? 'person.said.noted' : 'person.said.on', { day })}
      </Paragraph>
      {c.words.map(({ locale, body }) => (
        <Said locale={locale} body={body} />
      ))}
      {c.state === 'withdrawn' && <Paragraph>{say('person.said.gone')}</Paragraph>}
      {c.files.length > 0 && (
        <>
          <Heading level={2}>{say('person.files')}</Heading>
          <Paragraph>
            {say('person.files.kept', { files: c.files.map(({ name }) => name).join(', ') })}
          </Paragraph>
        </>
      )}
    </>
  );
}

/** How the person is reached, what they told of themselves, and where somebody else wrote it down. */
export function AboutPart({ data, words }: PersonDataProps) {
  const { say } = words;
  const { contact, background, note } = data.contribution;
  const told = background
    ? [
        background.ageBand && [
          say('say.about.age'),
          say(`say.about.age.${background.ageBand}` as ResidentKey),
        ],
        background.household && [
          say('say.about.household'),
          say(`say.about.household.${background.household}` as ResidentKey),
        ],
        background.livesHere && [
          say('say.about.livesHere'),
          say(`say.about.livesHere.${background.livesHere}` as ResidentKey),
        ],
      ].flatMap((pair) => (pair ? [{ term: pair[0], definition: pair[1] }] : []))
    : [];
  const left = [contact?.name, contact?.email, contact?.phone].filter((one) => one);
  const noted = note ? [note.meeting, note.theme, note.notedBy].filter((one) => one) : [];
  return (
    <>
      <Part words={words} title="person.contact" items={left.map((one) => <bdi>{one}</bdi>)} />
      <Heading level={2}>{say('person.background')}</Heading>
      {told.length > 0 ? <DataList items={told} /> : <Paragraph>{say('person.none')}</Paragraph>}
      {noted.length > 0 && (
        <Part words={words} title="person.note" items={noted.map((one) => <bdi>{one}</bdi>)} />
      )}
    </>
  );
}

/** To what the person said yes or no, for the message itself and for each copy of it. */
export function ConsentPart(props: PersonDataProps) {
  const { data, words } = props;
  const { say } = words;
  const line = (
    use: string,
    { asked, given, refused, ended }: Readonly<Record<string, Date | string | null>>,
  ) =>
    [
      say(`person.use.${use}` as ResidentKey),
      asked && !given && !refused && say('person.asked', { day: dayOf(props, asked) }),
      given && say('person.given', { day: dayOf(props, given) }),
      refused && say('person.refused', { day: dayOf(props, refused) }),
      ended && say('person.ended', { day: dayOf(props, ended) }),
    ]
      .filter(Boolean)
      .join(' ');
  const items = [
    ...data.contribution.consents.map(({ use, givenAt, withdrawnAt }) =>
      line(use, { given: givenAt, ended: withdrawnAt }),
    ),
    ...data.copies.flatMap(({ consents }) =>
      consents.map(({ use, askedAt, givenAt, refusedAt, withdrawnAt }) =>
        line(use, { asked: askedAt, given: givenAt, refused: refusedAt, ended: withdrawnAt }),
      ),
    ),
  ];
  return <Part words={words} title="person.consents" items={items} />;
}

/** What was answered, with what the person said of it. */
export function AnswersPart(props: PersonDataProps) {
  const { data, words } = props;
  const { say } = words;
  const items = data.contribution.answers.map(
    ({ words: said, writerName, on, reply, replyWords }) => (
      <>
        <Paragraph>
          {say('person.answer', {
            name: writerName ?? props.workspace.name,
            day: dayOf(props, on),
          })}
        </Paragraph>
        {textsOf(said).map((one) => (
          <Said {...one} />
        ))}
        {reply && <Paragraph>{say('hear.said', { reply: say(`hear.reply.${reply}`) })}</Paragraph>}
        {textsOf(replyWords).map((one) => (
          <Said {...one} />
        ))}
      </>
    ),
  );
  return <Part words={words} title="person.answers" items={items} />;
}

/** Where it was sorted, who read it by role, and what of it everybody can read. */
export function UsePart(props: PersonDataProps) {
  const { data, words } = props;
  const { say } = words;
  const { themes, readers } = data.contribution;
  const standing = (copy: PersonData['copies'][number]) => {
    if (copy.withdrawnOn)
      return say('person.published.gone', { day: dayOf(props, copy.withdrawnOn) });
    if (copy.state !== 'published' || !copy.publishedOn) return say('person.published.not');
    return say('person.published.on', { day: dayOf(props, copy.publishedOn) });
  };
  return (
    <>
      <Part
        words={words}
        title="person.themes"
        items={themes.map(({ title, words: said }) => (
          <>
            <bdi>{title}</bdi>
            {textsOf(said).map((one) => (
              <Said {...one} />
            ))}
          </>
        ))}
      />
      <Part
        words={words}
        title="person.readers"
        items={readers.map(({ role, times, lastAt }) =>
          say('person.reader', {
            who: say(`person.role.${role}`),
            count: times,
            day: dayOf(props, lastAt),
          }),
        )}
      />
      <Part
        words={words}
        title="person.published"
        items={data.copies.map((copy) => (
          <>
            {copy.words
              .flatMap((one) => textsOf(one))
              .map((one) => (
                <Said {...one} />
              ))}
            {copy.shownName && <Paragraph>{copy.shownName}</Paragraph>}
            <Paragraph>{standing(copy)}</Paragraph>
          </>
        ))}
      />
    </>
  );
}

/** How long it is kept, who is responsible, and what the person can do. */
export function RightsPart(props: PersonDataProps) {
  const { data, words, workspace } = props;
  const { say } = words;
  const { controller, keptUntil } = data;
  const officer = controller
    ? [controller.officerName, controller.officerContact].filter((one) => one).join(', ')
    : '';
  return (
    <>
      {keptUntil && (
        <>
          <Heading level={2}>{say('person.keep')}</Heading>
          <Paragraph>{say('person.keep.until', { day: dayOf(props, keptUntil) })}</Paragraph>
        </>
      )}
      <Part
        words={words}
        title="person.responsible"
        items={
          controller
            ? [
                [controller.name, controller.address, controller.contact].join(', '),
                ...(officer ? [officer] : []),
              ]
            : [workspace.name]
        }
      />
      <Part
        words={words}
        title="person.rights"
        items={[
          say('person.rights.back'),
          say('person.rights.wrong'),
          say('person.rights.complain'),
        ]}
      />
    </>
  );
}
