import { consentUses } from '../../approach/index.ts';
import { ResidentShell } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  Form,
  FormErrorSummary,
  Heading,
  Lead,
  Link,
  Paragraph,
  Quote,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { locales, type ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import type { GoneWhy } from '../contributions/take-back-store.ts';
import { faultField, type ShareOutcome, sayFault } from '../publishing/sharing.ts';
import { SharingCard, type SharingProps } from '../publishing/sharing-pages.tsx';
import { SpokenSound, SpokenText } from '../spoken/spoken-text.tsx';
import type { MeantOutcome } from '../themes/meant.ts';
import { Meant, type MeantProps } from '../themes/meant-pages.tsx';
import { markOfTheme } from '../themes/theme.ts';
import type { ReplyOutcome } from './answer.ts';
import { Answers, type AnswersProps } from './answers-with-replies-pages.tsx';
import { StandingTrail } from './standing-trail-pages.tsx';

/** Why a reply was not kept; the words that were typed stand on the page again. */
export type ReplyRefusal =
  | 'choose'
  | 'too-long'
  | 'sent-already'
  | 'newer-answer'
  | 'in-progress'
  | 'closed';

export type MessagePageProps = Omit<AnswersProps, 'isRefused'> & {
  /** What became of the reply that was just sent. */
  thanksFor?: ReplyOutcome | undefined;
  refusal?: ReplyRefusal | undefined;
};

type MeantRefused = Extract<MeantOutcome, { readonly refusal: unknown }>;
type WithShare = { share: Omit<SharingProps, 'tag' | 'code' | 'spoken'> };
type WithMeant = { meant: Omit<MeantProps, 'tag' | 'code' | 'spoken'> };

/** Where a message stands, what we answered, what the person says of it and of what we heard. */
export function MessagePage(props: MessagePageProps & WithMeant & WithShare) {
  const { workspace, tag, code, message, standing, thanksFor, refusal, meant, share } = props;
  const { outcome } = meant;
  const saidMeant = outcome && 'verdict' in outcome ? outcome.verdict : null;
  const refusedMeant = outcome && 'refusal' in outcome ? outcome : null;
  const doneShare = share.outcome && 'done' in share.outcome ? share.outcome.done : null;
  const wrongShare = share.outcome && !doneShare ? share.outcome : null;
  const words = residentWords(tag);
  const { say } = words;
  const answerFirst = standing.step === 'answered';
  const title =
    thanksFor || saidMeant || doneShare
      ? say('hear.thanks')
      : say(answerFirst ? 'hear.answered.title' : 'hear.message.title');
  const whereItStands = <StandingTrail {...props} name={ownerOf(props)} />;
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      errorCount={refusal || refusedMeant || wrongShare ? 1 : 0}
      scripts={['enhance/send-once.js', 'enhance/listen.js']}
    >
      {refusal && <Refused {...props} refusal={refusal} />}
      {refusedMeant && <RefusedMeant {...props} outcome={refusedMeant} />}
      {wrongShare && <RefusedShare tag={tag} outcome={wrongShare} isAsked={isAsked(share)} />}
      <Heading level={1}>{title}</Heading>
      {doneShare && (
        <>
          <Lead>{say(`hear.share.thanks.${doneShare}`)}</Lead>
          <SpokenSound
            messageKey={`hear.share.thanks.${doneShare}`}
            words={words}
            spoken={message.spoken}
          />
        </>
      )}
      {saidMeant && (
        <>
          <Lead>{say(`hear.meant.thanks.${saidMeant}`)}</Lead>
          <SpokenSound
            messageKey={`hear.meant.thanks.${saidMeant}`}
            words={words}
            spoken={message.spoken}
          />
        </>
      )}
      {thanksFor && <Lead>{thanks(props, thanksFor)}</Lead>}
      {thanksFor && thanksFor !== 'explain' && thanksFor !== 'reopened' && (
        <SpokenSound
          messageKey={`hear.thanks.${thanksFor}`}
          words={words}
          spoken={message.spoken}
        />
      )}
      {!answerFirst && whereItStands}
      <Answers {...props} isRefused={refusal !== undefined} />
      {answerFirst && whereItStands}
      <Meant {...meant} tag={tag} code={code} spoken={message.spoken} />
      <SharingCard {...share} tag={tag} code={code} spoken={message.spoken} />
      <TakeBackForm {...props} />
      <AskWhatIsKept {...props} />
      <OtherLanguages {...props} />
    </ResidentShell>
  );
}

/** A message that was set aside, taken back or is past its term: that, and nothing else. */
export function EndedPage(props: MessagePageProps & { goneWhy: GoneWhy | null }) {
  const { workspace, tag, message, standing, refusal, goneWhy } = props;
  const words = residentWords(tag);
  const { say } = words;
  const { spoken } = message;
  const isSetAside = standing.step === 'set-aside';
  const isTakenBack = goneWhy === null || goneWhy === 'by-person';
  const goneTitle = isTakenBack ? 'hear.withdrawn.title' : 'hear.gone.title';
  const title = say(isSetAside ? 'hear.setAside.title' : goneTitle);
  return (
    <ResidentShell workspace={workspace} tag={tag} title={title} scripts={['enhance/listen.js']}>
      {refusal && <Refused {...props} refusal={refusal} />}
      <Heading level={1}>{title}</Heading>
      {isSetAside ? (
        <>
          {message.setAsideReason && (
            <SpokenText
              messageKey={`hear.setAside.${message.setAsideReason}`}
              words={words}
              spoken={spoken}
            />
          )}
          <SpokenText messageKey="hear.setAside.wrong" words={words} spoken={spoken} />
          <TakeBackForm {...props} />
        </>
      ) : (
        <>
          {!isTakenBack && (
            <SpokenText messageKey={`hear.gone.${goneWhy}`} words={words} spoken={spoken} />
          )}
          <SpokenText messageKey="hear.withdrawn.body" words={words} spoken={spoken} />
        </>
      )}
      <AskWhatIsKept {...props} />
      <OtherLanguages {...props} />
    </ResidentShell>
  );
}

const ownerOf = ({ message, workspace }: MessagePageProps): string =>
  message.ownerName ?? workspace.name;

function thanks(props: MessagePageProps, outcome: ReplyOutcome): string {
  const { say, locale } = residentWords(props.tag);
  const day = sayDay(props.standing.dueOn, locale);
  return say(`hear.thanks.${outcome}`, { name: ownerOf(props), day });
}

function Refused(props: MessagePageProps & { refusal: ReplyRefusal }) {
  const { tag, refusal, kept = '', standing, message } = props;
  const { say } = residentWords(tag);
  const canReply = standing.current !== null && message.state === 'answered';
  return (
    <FormErrorSummary
      title={say('hear.error.title')}
      errors={[{ message: say(`hear.refused.${refusal}`) }]}
    >
      {kept !== '' && !canReply && (
        <>
          <Paragraph>{say('hear.kept')}</Paragraph>
          <Quote>{kept}</Quote>
        </>
      )}
    </FormErrorSummary>
  );
}

/** What was said of a sentence was not kept: why, and the words where their form is gone. */
function RefusedMeant({
  tag,
  meant,
  outcome,
}: MessagePageProps & WithMeant & { outcome: MeantRefused }) {
  const { say } = residentWords(tag);
  const { refusal, kept, mark } = outcome;
  const isAsked = meant.asked.some(({ id }) => markOfTheme(id) === mark);
  const key =
    refusal === 'too-long' ? 'hear.refused.too-long' : (`hear.meant.refused.${refusal}` as const);
  return (
    <FormErrorSummary title={say('hear.error.title')} errors={[{ message: say(key) }]}>
      {kept !== '' && !isAsked && (
        <>
          <Paragraph>{say('hear.kept')}</Paragraph>
          <Quote>{kept}</Quote>
        </>
      )}
    </FormErrorSummary>
  );
}

/** Whether the person is still asked about a copy: then a reworded one stands on the page. */
const isAsked = ({ sharing }: WithShare['share']): boolean =>
  sharing?.copy.publication.state === 'asked';

/** What may be done with a copy was not kept: why, with the way to the field. */
function RefusedShare({
  tag,
  outcome,
  isAsked,
}: {
  tag: ResidentTag;
  outcome: ShareOutcome;
  isAsked: boolean;
}) {
  const { say } = residentWords(tag);
  const errors = [];
  if ('refusal' in outcome) {
    const refusal = outcome.refusal === 'changed' && !isAsked ? 'closed' : outcome.refusal;
    errors.push({ message: say(`hear.share.refused.${refusal}`) });
  }
  if ('faults' in outcome) {
    for (const use of consentUses) {
      const fault = outcome.faults[use];
      if (fault) errors.push({ name: faultField(use, fault), message: sayFault(say, use, fault) });
    }
  }
  return <FormErrorSummary title={say('hear.error.title')} errors={errors} />;
}

function TakeBackForm({ tag, code }: MessagePageProps) {
  return (
    <Form action={`/antwoord/${tag}/terughalen`} hidden={{ code }}>
      <Button look="subtle" pictogram="undo">
        {residentWords(tag).say('hear.takeBack')}
      </Button>
    </Form>
  );
}

/** The way to everything that is kept of the person, which asks for the code once more. */
function AskWhatIsKept({ tag }: MessagePageProps) {
  return <Link href={`/antwoord/${tag}/gegevens`}>{residentWords(tag).say('person.ask')}</Link>;
}

/** The same page in other languages: by a form, since the code may not stand in an address. */
function OtherLanguages({ workspace, tag, code }: MessagePageProps) {
  const { say } = residentWords(tag);
  const others = workspace.locales.filter((other) => other !== tag);
  if (others.length === 0) return null;
  return (
    <Form action={`/antwoord/${tag}`} hidden={{ code }} label={say('hear.languages')}>
      <Paragraph quiet>{say('hear.languages')}</Paragraph>
      <ButtonGroup>
        {others.map((other) => (
          <Button look="subtle" formaction={`/antwoord/${other}`}>
            <bdi lang={locales[other].lang}>{locales[other].name}</bdi>
          </Button>
        ))}
      </ButtonGroup>
    </Form>
  );
}
