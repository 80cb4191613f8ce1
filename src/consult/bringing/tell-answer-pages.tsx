import { ResidentShell } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import {
  ButtonLink,
  Card,
  Details,
  FormErrorSummary,
  Heading,
  Lead,
  Listen,
  Notice,
  Paragraph,
  Quote,
  Sound,
} from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { Locale } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { languageName, languageOf } from '../contributions/message-words.ts';
import type { AnswerToBring, Meanwhile } from './bringing.ts';
import { answerPath, listPath } from './people-to-tell-pages.tsx';
import { PersonFacts } from './person-facts-pages.tsx';
import { sayBringFault, TellForm, type TellFormProps } from './tell-form-pages.tsx';

export type TellAnswerProps = Omit<TellFormProps, 'answer'> & {
  /** Null: nobody is left to tell it to. */
  answer: AnswerToBring | null;
  /** What became of people who were ticked and stand no longer here. */
  meanwhile: readonly Meanwhile[];
  /** It was not kept, because something changed. */
  isChanged: boolean;
};

const outcomes: readonly Meanwhile[] = ['read-with-code', 'told', 'not-asked'];

function Changed({ tag, meanwhile, answer, typed }: TellAnswerProps) {
  const { say } = residentWords(tag);
  return (
    <Notice kind="warning" title={say('bring.changed')} live>
      {outcomes.map((outcome) => {
        const count = meanwhile.filter((one) => one === outcome).length;
        return count > 0 && <p>{say(`bring.changed.${outcome}`, { count })}</p>;
      })}
      {answer && <p>{say('bring.changed.check')}</p>}
      {!answer && typed.words !== '' && (
        <>
          <p>{say('hear.kept')}</p>
          <Quote>{typed.words}</Quote>
        </>
      )}
    </Notice>
  );
}

/** The languages in which the people of an answer hear it, each with its words. */
function versionsToTell(answer: AnswerToBring) {
  const locales = [...new Set(answer.people.map(({ locale }) => locale))];
  const versions = locales.flatMap((locale) => wordsFor(answer.text, locale) ?? []);
  return versions.filter(
    ({ locale }, index) => versions.findIndex((one) => one.locale === locale) === index,
  );
}

type Version = ReturnType<typeof versionsToTell>[number];

/** The words to say, in big letters, with the sound to play. */
function Words({
  tag,
  answerId,
  version,
  title,
}: {
  tag: TellAnswerProps['tag'];
  answerId: string;
  version: Version;
  title: string;
}) {
  const { say } = residentWords(tag);
  const { lang, dir } = languageOf(version.locale);
  const lines = version.body?.split(/\n+/).filter((line) => line.trim() !== '') ?? [];
  const idOf = (index: number) => `tell-${version.locale}-${index}`;
  return (
    <Card title={title} tone="accent">
      {version.sound && (
        <Sound
          src={`/mijn-mensen/geluid/${answerId}/${version.locale}`}
          label={say('bring.sound')}
        />
      )}
      <div class="hoofdrol-flow" lang={lang} dir={dir}>
        {lines.map((line, index) => (
          <Lead id={idOf(index)}>{line}</Lead>
        ))}
      </div>
      {lines.length > 0 && !version.sound && (
        <Listen
          label={say('hear.listen')}
          stopLabel={say('hear.listen.stop')}
          lang={lang}
          targets={lines.map((_, index) => idOf(index)).join(' ')}
        />
      )}
      {version.status === 'machine' && <Paragraph quiet>{say('hear.answer.machine')}</Paragraph>}
    </Card>
  );
}

/** The same answer in the language of the page, for whoever tells it in another one. */
function OwnVersion({ tag, answer }: { tag: TellAnswerProps['tag']; answer: AnswerToBring }) {
  const { say } = residentWords(tag);
  const own = answer.text?.[tag] ?? (tag === 'nl-eenvoudig' ? answer.text?.['nl'] : undefined);
  const told = versionsToTell(answer).some(({ body }) => body === own?.body);
  if (!own?.body || told) return null;
  return (
    <Details summary={say('bring.own')}>
      <Quote {...languageOf(tag)}>{own.body}</Quote>
    </Details>
  );
}

function titleOf(version: Version, all: readonly Version[], tag: TellAnswerProps['tag']): string {
  const { say, locale } = residentWords(tag);
  if (all.length === 1) return say('bring.tell');
  return say('bring.tellIn', { language: languageName(version.locale, locale as Locale) });
}

function AnswerToTell({ tag, workspace, answer }: TellFormProps) {
  const { say, locale } = residentWords(tag);
  const { writtenAt, signers, promisedOn, writerName, answerId } = answer;
  const day = sayDay(dayIn(workspace.zone, writtenAt), locale);
  const versions = versionsToTell(answer);
  return (
    <>
      {versions.map((version) => (
        <Words
          tag={tag}
          answerId={answerId}
          version={version}
          title={titleOf(version, versions, tag)}
        />
      ))}
      <OwnVersion tag={tag} answer={answer} />
      {promisedOn && (
        <Paragraph>{say('bring.promised', { day: sayDay(promisedOn, locale) })}</Paragraph>
      )}
      <Paragraph quiet>
        {say('hear.answer.from', { name: writerName ?? workspace.name, day })}
      </Paragraph>
      {signers.length > 0 && (
        <Paragraph>{say('bring.signed', { names: signers.join(', ') })}</Paragraph>
      )}
    </>
  );
}

/** One answer: to whom, what to tell and to play, and the form to tick. */
export function TellAnswerPage(props: TellAnswerProps) {
  const { workspace, tag, answer, faults, isChanged } = props;
  const { say } = residentWords(tag);
  const title = say('bring.open');
  const [first] = answer?.people ?? [];
  const isAlone = answer?.people.length === 1;
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      errorCount={faults.length}
      scripts={['enhance/send-once.js', 'enhance/listen.js']}
      {...(answer && faults.length === 0 && !isChanged
        ? {
            languages: {
              tags: workspace.locales,
              href: (other: TellFormProps['tag']) => answerPath(other, answer.answerId),
            },
          }
        : {})}
    >
      {faults.length > 0 && (
        <FormErrorSummary
          title={say('hear.error.title')}
          errors={faults.map((fault) => ({
            name: fault.field,
            message: sayBringFault(props, fault),
          }))}
        />
      )}
      <Heading level={1}>{title}</Heading>
      {isChanged && <Changed {...props} />}
      {!answer && !isChanged && <Lead>{say('bring.gone')}</Lead>}
      {answer && (
        <>
          {isAlone && first && <PersonFacts tag={tag} person={first} />}
          <AnswerToTell {...props} answer={answer} />
          {first && <Paragraph quiet>{say('bring.question', { name: first.ownerName })}</Paragraph>}
          <TellForm {...props} answer={answer} />
        </>
      )}
      <ButtonLink href={listPath(tag)} look="subtle" pictogram="back">
        {say('bring.back.list')}
      </ButtonLink>
    </ResidentShell>
  );
}
