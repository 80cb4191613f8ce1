import { type AppContext, CoalitionShell, FormFaults } from '../../people/index.ts';
import {
  BadgeList,
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  Form,
  Heading,
  Lead,
  Notice,
  Paragraph,
  Quote,
  RecorderField,
  Sound,
  StatusBadge,
  Table,
  Link as TextLink,
} from '../../ui/index.ts';
import { locales, type ResidentTag } from '../../web/locales.ts';
import type { CoalitionKey } from '../../web/words.ts';
import type { SpokenFault } from './record-sentence.ts';
import type { SentenceList, SentenceToSpeak } from './sentence-list.ts';
import { sentenceHash } from './spoken-sentence.ts';

type Seen = { c: AppContext };

const tones = { missing: 'waiting', recorded: 'good', outdated: 'bad' } as const;

export const languagePath = (tag: ResidentTag): string => `/voorlezen/${tag}`;
export const sentencePath = (tag: ResidentTag, { path }: SentenceToSpeak): string =>
  `/voorlezen/${tag}/${path}`;

const countIn = (list: SentenceList, state: SentenceToSpeak['state']): number =>
  list.filter((sentence) => sentence.state === state).length;

/** The languages, and how much of each can be heard. */
export function LanguagesPage({
  c,
  lists,
}: Seen & { lists: ReadonlyMap<ResidentTag, SentenceList> }) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={say('sentences.title')}
      path="/voorlezen"
    >
      <Heading level={1}>{say('sentences.title')}</Heading>
      <Lead>{say('sentences.lead')}</Lead>
      <Table
        caption={say('sentences.languages')}
        captionHidden
        columns={[
          { label: say('sentences.language') },
          { label: say('sentences.recorded'), numeric: true },
          { label: say('sentences.outdated'), numeric: true },
          { label: say('sentences.missing'), numeric: true },
        ]}
        rows={[...lists].map(([tag, list]) => [
          <TextLink href={languagePath(tag)} lang={locales[tag].lang}>
            {locales[tag].name}
          </TextLink>,
          String(countIn(list, 'recorded')),
          String(countIn(list, 'outdated')),
          String(countIn(list, 'missing')),
        ])}
      />
    </CoalitionShell>
  );
}

function stateWord(state: SentenceToSpeak['state']): CoalitionKey {
  return `sentences.state.${state}`;
}

/** Every sentence of one language, with what is recorded of it. */
export function SentencesPage({ c, tag, list }: Seen & { tag: ResidentTag; list: SentenceList }) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const { name, lang, dir } = locales[tag];
  const first = list.find(({ state }) => state !== 'recorded');
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={`${say('sentences.title')}: ${name}`}
      path={languagePath(tag)}
      breadcrumbs={[{ label: say('sentences.title'), href: '/voorlezen' }, { label: name }]}
    >
      <Heading level={1} kicker={say('sentences.title')}>
        <span lang={lang} dir={dir}>
          {name}
        </span>
      </Heading>
      <Paragraph>{say('sentences.list.lead')}</Paragraph>
      {first && (
        <ButtonGroup>
          <ButtonLink href={sentencePath(tag, first)} look="primary" pictogram="speak">
            {say('sentences.next')}
          </ButtonLink>
        </ButtonGroup>
      )}
      {list.map((sentence) => (
        <Card
          id={anchorOf(sentence)}
          above={
            <BadgeList>
              <StatusBadge tone={tones[sentence.state]}>
                {say(stateWord(sentence.state))}
              </StatusBadge>
              {sentence.subject.kind === 'link' && (
                <StatusBadge>
                  {say('sentences.ofLink', { slug: sentence.subject.link.slug })}
                </StatusBadge>
              )}
            </BadgeList>
          }
        >
          <Paragraph lang={lang} dir={dir}>
            {sentence.words}
          </Paragraph>
          {sentence.fileId && (
            <Sound
              src={`/geluid/${sentence.fileId}`}
              label={say('sentences.sound', { words: sentence.words })}
              labelHidden
            />
          )}
          <TextLink href={sentencePath(tag, sentence)}>
            {say(sentence.state === 'missing' ? 'sentences.record' : 'sentences.again')}
          </TextLink>
        </Card>
      ))}
    </CoalitionShell>
  );
}

/** Where a sentence stands on the page of its language. */
export const anchorOf = ({ path }: SentenceToSpeak): string => path.replaceAll(/[^\w-]+/g, '-');

export type SentencePageProps = Seen & {
  tag: ResidentTag;
  sentence: SentenceToSpeak;
  formKey: string;
  fault?: SpokenFault;
  away?: boolean;
};

/** One sentence: to read aloud, to hear, to take away. */
export function SentencePage({ c, tag, sentence, formKey, fault, away }: SentencePageProps) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const { name, lang, dir } = locales[tag];
  const path = sentencePath(tag, sentence);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={say('sentences.one')}
      path={path}
      errorCount={fault ? 1 : 0}
      scripts={['enhance/recorder.js', 'enhance/send-once.js']}
      breadcrumbs={[
        { label: say('sentences.title'), href: '/voorlezen' },
        { label: name, href: `${languagePath(tag)}#${anchorOf(sentence)}` },
        { label: say('sentences.one') },
      ]}
    >
      <Heading level={1} kicker={name}>
        {say('sentences.one')}
      </Heading>
      {away && (
        <Notice kind="warning" title={say('fault.away.title')} live>
          <Paragraph>{say('sentences.away')}</Paragraph>
        </Notice>
      )}
      <FormFaults
        words={words}
        faults={fault ? [{ name: 'sound', message: say(`sentences.fault.${fault}`) }] : []}
      />
      <Paragraph>{say('sentences.how')}</Paragraph>
      <Quote lang={lang} dir={dir}>
        {sentence.words}
      </Quote>
      {sentence.state === 'outdated' && (
        <Notice kind="warning">
          <Paragraph>{say('sentences.outdated.body')}</Paragraph>
        </Notice>
      )}
      {sentence.fileId && <Sound src={`/geluid/${sentence.fileId}`} label={say('sentences.now')} />}
      <Form
        action={path}
        multipart
        hidden={{ formKey, seen: sentenceHash(sentence.words) }}
        busyLabel={say('form.busy')}
      >
        <RecorderField
          name="sound"
          label={say(sentence.fileId ? 'sentences.again' : 'sentences.record')}
          hint={say('sentences.sound.hint')}
          error={fault && say(`sentences.fault.${fault}`)}
          labels={{
            start: say('sentences.recorder.start'),
            stop: say('sentences.recorder.stop'),
            again: say('sentences.recorder.again'),
            file: say('sentences.recorder.file'),
            recording: say('sentences.recorder.recording'),
            ready: say('sentences.recorder.ready'),
            refused: say('sentences.recorder.refused'),
            seconds: say('sentences.recorder.seconds'),
            full: say('sentences.recorder.full'),
            playback: say('sentences.recorder.playback'),
          }}
        />
        <ButtonGroup>
          <Button>{say('sentences.save')}</Button>
          <ButtonLink href={`${languagePath(tag)}#${anchorOf(sentence)}`} look="subtle">
            {say('sentences.back')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
      {sentence.fileId && (
        <Form action={`${path}/weg`} label={say('sentences.delete')}>
          <Button look="danger">{say('sentences.delete')}</Button>
        </Form>
      )}
    </CoalitionShell>
  );
}
