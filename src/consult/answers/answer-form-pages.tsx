import type { Account, SignedIn } from '../../people/index.ts';
import {
  Button,
  Checkbox,
  Details,
  Form,
  Notice,
  Paragraph,
  RadioGroup,
  RecorderField,
  type RecorderLabels,
  SelectField,
  Sound,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { addDays, type Day, sayDay } from '../../web/calendar.ts';
import { residentTags } from '../../web/locales.ts';
import type { CoalitionWords } from '../../web/words.ts';
import {
  type AnswerOfMessage,
  type CoalitionMessage,
  type MessageSource,
  seenMark,
} from '../contributions/coalition-message.ts';
import {
  type FormFields,
  labelOf,
  languageName,
  languageOf,
} from '../contributions/message-words.ts';
import { replies } from './answer.ts';
import { furthestPromise, localesToAnswer, wordsField } from './answer-form.ts';
import { waysByHand } from './deliver-answer.ts';

export type AnswerFieldsProps = {
  words: CoalitionWords;
  fields: FormFields;
  /** The languages in which the answer is asked for. */
  asked: readonly string[];
  today: Day;
  /** Whether somebody spoke, and hopes to hear the answer. */
  wasSpoken: boolean;
  href: (fileId: string) => string;
};

function recorderLabels({ say }: CoalitionWords): RecorderLabels {
  return {
    start: say('inbox.recorder.start'),
    stop: say('inbox.recorder.stop'),
    again: say('inbox.recorder.again'),
    file: say('inbox.recorder.file'),
    recording: say('inbox.recorder.recording'),
    ready: say('inbox.recorder.ready'),
    refused: say('inbox.recorder.refused'),
    seconds: say('inbox.recorder.seconds'),
    full: say('inbox.recorder.full'),
    playback: say('inbox.recorder.playback'),
  };
}

function WordsIn({ words, fields, locale }: AnswerFieldsProps & { locale: string }) {
  const { say } = words;
  const { name, value, error, form } = fields;
  const field = wordsField(locale);
  return (
    <>
      <TextArea
        name={name(field)}
        label={labelOf(words, form, field)}
        hint={say('message.field.words.hint')}
        value={value(field)}
        error={error(field)}
        lang={languageOf(locale).lang}
      />
      {locale !== 'nl-eenvoudig' && (
        <Checkbox
          name={name(`machine-${locale}`)}
          label={say('message.field.machine')}
          hint={say('message.field.machine.hint')}
          checked={value(`machine-${locale}`) === 'yes'}
        />
      )}
    </>
  );
}

function OtherLanguage({ words, fields, asked }: AnswerFieldsProps) {
  const { say, locale: reader } = words;
  const { name, value, error } = fields;
  const others = residentTags.filter((tag) => !asked.includes(tag));
  const isFilled = value('otherWords') !== '' || error('otherLocale') !== undefined;
  return (
    <Details summary={say('message.field.more')} open={isFilled}>
      <SelectField
        name={name('otherLocale')}
        label={say('message.field.otherLocale')}
        emptyLabel={say('message.field.otherLocale.none')}
        options={others.map((tag) => ({ value: tag, label: languageName(tag, reader) }))}
        value={value('otherLocale')}
        error={error('otherLocale')}
      />
      <TextArea
        name={name('otherWords')}
        label={say('message.field.otherWords')}
        value={value('otherWords')}
        error={error('otherWords')}
        rows={4}
      />
      <Checkbox
        name={name('otherMachine')}
        label={say('message.field.machine')}
        checked={value('otherMachine') === 'yes'}
      />
    </Details>
  );
}

/** The fields of an answer: words per language, one language more, sound. Files stand last. */
export function AnswerFields(props: AnswerFieldsProps) {
  const { words, fields, asked, today, wasSpoken, href } = props;
  const { say, locale: reader } = words;
  const { name, value, error, form, soundId } = fields;
  return (
    <>
      {asked.map((locale) => (
        <WordsIn {...props} locale={locale} />
      ))}
      <OtherLanguage {...props} />
      {form === 'interim' && (
        <TextField
          name={name('promisedOn')}
          type="date"
          look="short"
          label={say('message.field.promisedOn')}
          hint={say('message.field.promisedOn.hint', {
            day: sayDay(addDays(today, furthestPromise), reader),
          })}
          value={value('promisedOn')}
          error={error('promisedOn')}
          min={addDays(today, 1)}
          max={addDays(today, furthestPromise)}
          required
        />
      )}
      {wasSpoken && <Paragraph>{say('message.field.sound.spoken')}</Paragraph>}
      {asked.length > 1 && (
        <SelectField
          name={name('soundLocale')}
          label={say('message.field.soundLocale')}
          options={asked.map((tag) => ({ value: tag, label: languageName(tag, reader) }))}
          value={value('soundLocale', asked[0])}
        />
      )}
      {soundId && (
        <Notice kind="success">
          <p>{say('message.field.sound.kept')}</p>
          <Sound src={href(soundId)} label={say('message.soundOf')} />
        </Notice>
      )}
      <RecorderField
        name={name('sound')}
        label={say('message.field.sound')}
        optional={say('message.optional')}
        hint={say('message.field.sound.hint')}
        error={error('sound')}
        labels={recorderLabels(words)}
      />
    </>
  );
}

/** The hidden fields of an answer: its key, and what stood on the page when one began to type. */
export function answerHidden(
  fields: FormFields,
  messages: readonly Pick<CoalitionMessage, 'id' | 'state' | 'answerCount'>[],
): Record<string, string | readonly string[] | undefined> {
  return {
    formKey: fields.formKey,
    ids: messages.map(({ id }) => id),
    seen: messages.map((message) => `${message.id} ${seenMark(message)}`),
    [fields.name('soundId')]: fields.soundId ?? undefined,
  };
}

/** An answer, an interim answer or a new explanation to one message. */
export function AnswerForm({
  words,
  message,
  fields,
  today,
  href,
}: {
  words: CoalitionWords;
  message: CoalitionMessage;
  fields: FormFields;
  today: Day;
  href: (fileId: string) => string;
}) {
  const { say } = words;
  const label = say(`message.form.${fields.form}`);
  return (
    <Form
      action={`/berichten/${message.id}/antwoorden/${fields.form}`}
      multipart
      hidden={answerHidden(fields, [message])}
      label={label}
      busyLabel={say('form.busy')}
    >
      <AnswerFields
        words={words}
        fields={fields}
        asked={localesToAnswer([message])}
        today={today}
        wasSpoken={message.form === 'sound'}
        href={href}
      />
      <Button>{say('message.save')}</Button>
    </Form>
  );
}

/** How an answer was brought: how, on which day, by whom. */
export function DeliverForm({
  words,
  message,
  answer,
  account,
  colleagues,
  contact,
  fields,
  today,
}: {
  words: CoalitionWords;
  message: CoalitionMessage;
  answer: AnswerOfMessage;
  account: SignedIn;
  colleagues: readonly Account[];
  contact: MessageSource['contact'];
  fields: FormFields;
  today: Day;
}) {
  const { say } = words;
  const { name, value, error, formKey } = fields;
  return (
    <Form
      action={`/berichten/${message.id}/gebracht`}
      hidden={{ formKey, [name('answer')]: answer.id }}
      label={say('message.form.deliver')}
    >
      {contact && (
        <Notice kind="info">
          {say('message.deliver.contact', { reach: say(`message.deliver.reach.${contact.reach}`) })}
        </Notice>
      )}
      <Paragraph>{say(message.hasCode ? 'message.code.yes' : 'message.code.no')}</Paragraph>
      <RadioGroup
        name={name('how')}
        label={say('message.field.how')}
        value={value('how')}
        error={error('how')}
        options={waysByHand.map((way) => ({ value: way, label: say(`message.how.${way}`) }))}
        required
      />
      <TextField
        name={name('on')}
        type="date"
        look="short"
        label={say('message.field.on')}
        value={value('on', today)}
        error={error('on')}
        max={today}
        required
      />
      <SelectField
        name={name('by')}
        label={say('message.field.by')}
        options={colleagues.map((one) => ({ value: one.id, label: one.name }))}
        value={value('by', account.id)}
        error={error('by')}
      />
      {answer.othersWaiting > 0 && (
        <Checkbox
          name={name('forAll')}
          label={say('message.field.forAll', { count: answer.othersWaiting })}
          hint={say('message.field.forAll.hint')}
          checked={value('forAll') === 'yes'}
        />
      )}
      <Button>{say('message.deliver.button')}</Button>
    </Form>
  );
}

/** What someone said of the answer to who brought it. */
export function ReplyForm({
  words,
  message,
  answer,
  fields,
}: {
  words: CoalitionWords;
  message: CoalitionMessage;
  answer: AnswerOfMessage;
  fields: FormFields;
}) {
  const { say } = words;
  const { name, value, error, formKey } = fields;
  return (
    <Form
      action={`/berichten/${message.id}/reactie`}
      hidden={{ formKey, [name('answer')]: answer.id }}
      label={say('message.form.reply')}
    >
      <RadioGroup
        name={name('reply')}
        label={say('message.field.reply')}
        value={value('reply')}
        error={error('reply')}
        options={replies.map((reply) => ({ value: reply, label: say(`inbox.reply.${reply}`) }))}
        required
      />
      <TextArea
        name={name('words')}
        label={say('message.field.replyWords')}
        optional={say('message.optional')}
        value={value('words')}
        error={error('words')}
        rows={3}
        lang={languageOf(message.locale).lang}
      />
      <Button look="secondary">{say('message.save')}</Button>
    </Form>
  );
}
