import {
  Button,
  ButtonLink,
  CodeDisplay,
  Form,
  Heading,
  List,
  Notice,
  Paragraph,
  type PictogramName,
  PrintButton,
  RadioGroup,
  Link as TextLink,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import { type ResidentWords, residentWords } from '../../web/words.ts';
import type { Link } from '../links/link.ts';
import { RecordedSound, SpokenSound, SpokenText } from '../spoken/spoken-text.tsx';
import { type BackgroundQuestion, backgroundChoices, type Contact } from './contribution.ts';
import { Phone, ReadAloud, SayScreen, type ScreenProps } from './say-parts.tsx';

export type CodePageProps = ScreenProps & {
  link: Link;
  code: string;
  formKey: string;
  dueOn: Day;
  reach: Contact['reach'] | null;
  isLate: boolean;
  /** Address of the workspace, for typing over. */
  baseUrl: string;
  /** The questions, or thanks for their answers. */
  aboutYou: 'ask' | 'thanks';
};

/** Screen 4: the code, how and when one hears back, and three questions that may be skipped. */
export function CodePage(props: CodePageProps) {
  const { workspace, tag, link, code, isLate, aboutYou } = props;
  const words = residentWords(tag);
  const { say } = words;
  const { spoken } = link;
  return (
    <SayScreen
      workspace={workspace}
      tag={tag}
      title={say('say.code.title')}
      step={4}
      scripts={['enhance/print.js', 'enhance/send-once.js']}
    >
      {aboutYou === 'thanks' && (
        <Notice kind="success" live>
          <SpokenText messageKey="say.about.done" words={words} spoken={spoken} />
        </Notice>
      )}
      <Heading level={1}>{say('say.code.title')}</Heading>
      <Paragraph>{say('say.code.thanks')}</Paragraph>
      <SpokenSound
        messageKey={['say.code.title', 'say.code.thanks']}
        words={words}
        spoken={spoken}
      />
      {isLate && <Paragraph>{say('say.code.late')}</Paragraph>}
      <CodeDisplay code={code} label={say('say.code.label')} />
      <SpokenText messageKey="say.code.keep" words={words} spoken={spoken} />
      <PrintButton label={say('say.code.print')} />
      <HowYouHear {...props} words={words} />
      {aboutYou === 'ask' && <AboutYou {...props} words={words} />}
      <ButtonLink href={`/meedoen/${link.slug}`}>{say('say.another')}</ButtonLink>
    </SayScreen>
  );
}

function HowYouHear({
  tag,
  link,
  dueOn,
  reach,
  baseUrl,
  words,
}: CodePageProps & { words: ResidentWords }) {
  const { say, locale } = words;
  const address = `${baseUrl.replace(/^https?:\/\//, '')}/antwoord`;
  const ways = [
    <Around text={say('say.hear.code', { address: MARK })}>
      <TextLink href={`/antwoord/${tag}`}>
        <bdi dir="ltr">{address}</bdi>
      </TextLink>
    </Around>,
    <Around text={say('say.hear.asker', { name: link.askerName, phone: MARK })}>
      <Phone number={link.askerPhone} />
    </Around>,
  ];
  if (reach) ways.push(<span>{say(`say.hear.${reach}`)}</span>);
  return (
    <>
      <Heading level={2}>{say('say.hear.title')}</Heading>
      <div class="hoofdrol-flow" id="how-you-hear">
        <Paragraph>{say('say.hear.when', { date: sayDay(dueOn, locale) })}</Paragraph>
        <List items={ways} />
      </div>
      <ReadAloud target="how-you-hear" words={words} />
      {reach && (
        <RecordedSound messageKey={`say.hear.${reach}`} words={words} spoken={link.spoken} />
      )}
    </>
  );
}

/** Stands for a link within a sentence; no name holds it. */
const MARK = '\u0001';

/** A sentence with a link at the place of the mark. */
function Around({ text, children }: { text: string; children?: unknown }) {
  const [before, after] = text.split(MARK);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}

const pictures: Readonly<Record<BackgroundQuestion, readonly PictogramName[]>> = {
  age: ['young', 'adult', 'person', 'elder'],
  household: ['person', 'people', 'child'],
  livesHere: ['clock', 'house', 'next'],
};

function AboutYou({ tag, link, formKey, words }: CodePageProps & { words: ResidentWords }) {
  const { say } = words;
  const { spoken } = link;
  const question = <Name extends BackgroundQuestion>(name: Name) => (
    <RadioGroup
      name={name}
      label={say(`say.about.${name}`)}
      listen={<SpokenSound messageKey={`say.about.${name}`} words={words} spoken={spoken} />}
      look="tiles"
      options={choicesOf(name, words)}
    />
  );
  return (
    <Form
      action={`/meedoen/${link.slug}/${tag}/over-u`}
      hidden={{ formKey }}
      busyLabel={say('say.busy')}
      label={say('say.about.title')}
    >
      <Heading level={2}>{say('say.about.title')}</Heading>
      <Paragraph>{say('say.about.why')}</Paragraph>
      <SpokenSound
        messageKey={['say.about.title', 'say.about.why']}
        words={words}
        spoken={spoken}
      />
      {question('age')}
      {question('household')}
      {question('livesHere')}
      <Button>{say('say.about.send')}</Button>
    </Form>
  );
}

function choicesOf(name: BackgroundQuestion, { say }: ResidentWords) {
  const texts: Readonly<Record<string, string>> = {
    '16-24': say('say.about.age.16-24'),
    '25-44': say('say.about.age.25-44'),
    '45-64': say('say.about.age.45-64'),
    '65-plus': say('say.about.age.65-plus'),
    alone: say('say.about.household.alone'),
    adults: say('say.about.household.adults'),
    children: say('say.about.household.children'),
    short: say('say.about.livesHere.short'),
    long: say('say.about.livesHere.long'),
    elsewhere: say('say.about.livesHere.elsewhere'),
  };
  return backgroundChoices[name].map((value, index) => ({
    value,
    label: texts[value] ?? value,
    pictogram: pictures[name][index],
  }));
}
