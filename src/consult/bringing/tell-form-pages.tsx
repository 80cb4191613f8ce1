import type { Workspace } from '../../people/index.ts';
import {
  Button,
  CheckboxGroup,
  Details,
  Form,
  Heading,
  Paragraph,
  type PictogramName,
  RadioGroup,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { type ResidentKey, residentWords } from '../../web/words.ts';
import { type Reply, replies } from '../answers/answer.ts';
import type { Fault } from '../contributions/act-on-messages.ts';
import {
  type AnswerToBring,
  type PersonToTell,
  returnReasons,
  type WayToTell,
  waysToTell,
} from './bringing.ts';
import { answerPath, PersonName } from './people-to-tell-pages.tsx';
import { meetingFacts, Reach } from './person-facts-pages.tsx';

/** What was typed and ticked, to show again. */
export interface TypedTick {
  readonly who: readonly string[];
  readonly how: string;
  readonly on: string;
  readonly reply: string;
  readonly words: string;
  readonly reason: string;
}

export type TellFormProps = {
  workspace: Workspace;
  tag: ResidentTag;
  answer: AnswerToBring;
  today: Day;
  formKey: string;
  typed: TypedTick;
  faults: readonly Fault[];
};

const wayPictograms: Readonly<Record<WayToTell, PictogramName>> = {
  visit: 'visit',
  phone: 'phone',
  meeting: 'people',
  message: 'mobile',
};
const replyPictograms: Readonly<Record<Reply | 'unknown', PictogramName>> = {
  understood: 'understand',
  'not-understood': 'puzzled',
  disagree: 'unhappy',
  'no-answer': 'stop',
  unknown: 'question',
};

const keyOfFault: Readonly<Record<string, ResidentKey>> = {
  who: 'bring.fault.who',
  how: 'bring.fault.how',
  on: 'bring.fault.on',
  reply: 'bring.fault.reply',
  words: 'bring.fault.words',
  reason: 'bring.fault.reason',
};

/** What is wrong with a field, in the language of the page. */
export function sayBringFault(
  { tag, today }: Pick<TellFormProps, 'tag' | 'today'>,
  { field, reason }: Fault,
): string {
  const { say, locale } = residentWords(tag);
  if (reason === 'in-the-future') return say('bring.fault.future');
  if (reason === 'before-written') return say('bring.fault.early');
  return say(keyOfFault[field] ?? 'bring.fault.how', { day: sayDay(today, locale, 'short') });
}

/** To whom, when there is a choice: how one knows each of them stands beside their box. */
function Who({ tag, answer, typed, error }: TellFormProps & { error: string | undefined }) {
  const { say } = residentWords(tag);
  const hint = (person: PersonToTell) => (
    <div class="hoofdrol-flow">
      {meetingFacts({ tag, person }).map((fact) => (
        <div>{fact}</div>
      ))}
      <Reach tag={tag} person={person} />
    </div>
  );
  return (
    <>
      <CheckboxGroup
        name="who"
        label={say('bring.who')}
        hint={say('bring.who.hint')}
        error={error}
        values={typed.who}
        options={answer.people.map((person) => ({
          value: person.contributionId,
          label: <PersonName tag={tag} person={person} />,
          hint: hint(person),
        }))}
      />
      {answer.people.some(({ contact }) => contact) && (
        <Paragraph quiet>{say('bring.contact')}</Paragraph>
      )}
    </>
  );
}

/** How, on which day, and what was said of it. */
function HowAndWhat(props: TellFormProps & { errorOf: (field: string) => string | undefined }) {
  const { tag, answer, today, typed, errorOf } = props;
  const { say } = residentWords(tag);
  const isGroup = answer.people.length > 1;
  return (
    <>
      <RadioGroup
        name="how"
        label={say('bring.how')}
        value={typed.how}
        error={errorOf('how')}
        look="tiles"
        options={waysToTell.map((way) => ({
          value: way,
          label: say(`bring.how.${way}`),
          pictogram: wayPictograms[way],
        }))}
        required
      />
      <TextField
        name="on"
        type="date"
        look="short"
        label={say('bring.on')}
        value={typed.on}
        error={errorOf('on')}
        max={today}
        required
      />
      {answer.kind !== 'interim' && (
        <>
          <RadioGroup
            name="reply"
            label={say('bring.reply')}
            hint={isGroup ? say('bring.reply.hint') : undefined}
            value={typed.reply}
            error={errorOf('reply')}
            look="tiles"
            options={[...replies, 'unknown' as const].map((reply) => ({
              value: reply,
              label: say(`bring.reply.${reply}`),
              pictogram: replyPictograms[reply],
            }))}
          />
          <Details
            summary={say('bring.words')}
            open={typed.words !== '' || errorOf('words') !== undefined}
          >
            <TextArea
              name="words"
              label={say('bring.words')}
              hint={say('bring.words.hint')}
              value={typed.words}
              error={errorOf('words')}
              rows={4}
              autocomplete="off"
            />
          </Details>
        </>
      )}
    </>
  );
}

/** The form to tick: told, or given back; one form, so that who is ticked counts for both. */
export function TellForm(props: TellFormProps) {
  const { tag, answer, formKey, typed, faults } = props;
  const { say } = residentWords(tag);
  const [first, ...others] = answer.people;
  const alone = others.length === 0 ? first?.contributionId : undefined;
  const path = answerPath(tag, answer.answerId);
  const errorOf = (field: string) => {
    const fault = faults.find((one) => one.field === field);
    return fault && sayBringFault(props, fault);
  };
  const reason = errorOf('reason');
  return (
    <>
      <Heading level={2}>{say('bring.form')}</Heading>
      <Form
        action={`${path}/verteld`}
        hidden={{ formKey, who: alone }}
        label={say('bring.form')}
        busyLabel={say('say.busy')}
      >
        {!alone && <Who {...props} error={errorOf('who')} />}
        <HowAndWhat {...props} errorOf={errorOf} />
        <Button wide pictogram="check">
          {say('bring.send')}
        </Button>
        <Details
          summary={say('bring.back.open')}
          open={reason !== undefined || typed.reason !== ''}
        >
          <RadioGroup
            name="reason"
            label={say('bring.reason')}
            value={typed.reason}
            error={reason}
            options={returnReasons.map((one) => ({
              value: one,
              label: say(`bring.reason.${one}`),
            }))}
          />
          <Button look="secondary" formaction={`${path}/terug`}>
            {say('bring.back')}
          </Button>
        </Details>
      </Form>
    </>
  );
}
