import type { Account, SignedIn } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  Checkbox,
  Form,
  Notice,
  Paragraph,
  RadioGroup,
  SelectField,
  TextArea,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { type CoalitionMessage, setAsideReasons } from './coalition-message.ts';
import { handOnTasks } from './hand-on.ts';
import { type FormFields, labelOf, languageName, languageOf } from './message-words.ts';
import { needsTranslation, teamLocale } from './write-out.ts';

export type MessageFormProps = {
  words: CoalitionWords;
  message: CoalitionMessage;
  account: SignedIn;
  fields: FormFields;
};

function TranslationFields({ words, message, fields }: MessageFormProps) {
  const { say } = words;
  const { name, value, error, form } = fields;
  const known = message.words?.[teamLocale];
  return (
    <>
      <TextArea
        name={name('translation')}
        label={labelOf(words, form, 'translation')}
        optional={form === 'write-out' ? say('message.optional') : undefined}
        value={value('translation', known?.body ?? '')}
        error={error('translation')}
        rows={4}
        lang="nl"
      />
      <Checkbox
        name={name('machine')}
        label={say('message.field.machine')}
        hint={say('message.field.machine.hint')}
        checked={fields.isBack ? value('machine') === 'yes' : known?.status === 'machine'}
      />
    </>
  );
}

/** Writes out what was said aloud; once written, mends it. */
export function WriteOutForm(props: MessageFormProps) {
  const { words, message, fields } = props;
  const { say, locale } = words;
  const { name, value, error, formKey } = fields;
  const written = message.words?.[message.locale]?.body ?? '';
  return (
    <Form
      action={`/berichten/${message.id}/uitschrijven`}
      hidden={{ formKey, [name('version')]: String(message.wordsVersion) }}
      label={say('message.form.write-out')}
    >
      <TextArea
        name={name('words')}
        label={say('message.field.written', { language: languageName(message.locale, locale) })}
        hint={say('message.field.written.hint')}
        value={value('words', written)}
        error={error('words')}
        lang={languageOf(message.locale).lang}
        required
      />
      {needsTranslation(message.locale) && <TranslationFields {...props} />}
      <Button>{say('message.save')}</Button>
    </Form>
  );
}

/** Adds what the team reads beside words in another language. */
export function TranslateForm(props: MessageFormProps) {
  const { words, message, fields } = props;
  const { say } = words;
  return (
    <Form
      action={`/berichten/${message.id}/vertalen`}
      hidden={{
        formKey: fields.formKey,
        [fields.name('version')]: String(message.wordsVersion),
      }}
      label={say('message.form.translate')}
    >
      <TranslationFields {...props} />
      <Button>{say('message.save')}</Button>
    </Form>
  );
}

/** Gives a message to a colleague: the answer, the writing out, or both. */
export function HandOnForm({
  words,
  message,
  fields,
  colleagues,
}: MessageFormProps & { colleagues: readonly Account[] }) {
  const { say } = words;
  const { name, value, error, formKey } = fields;
  const waits = message.form === 'sound' && !message.isWrittenOut;
  return (
    <Form
      action={`/berichten/${message.id}/doorgeven`}
      hidden={{
        formKey,
        [name('owner')]: message.ownerId,
        [name('task')]: waits ? undefined : 'answer',
      }}
      label={say('message.form.hand-on')}
    >
      <SelectField
        name={name('to')}
        label={say('message.field.to')}
        emptyLabel={say('message.field.to.none')}
        options={colleagues.map((one) => ({
          value: one.id,
          label: one.organisation ? `${one.name} (${one.organisation})` : one.name,
        }))}
        value={value('to')}
        error={error('to')}
        required
      />
      {waits && (
        <RadioGroup
          name={name('task')}
          label={say('message.field.task')}
          value={value('task', 'both')}
          error={error('task')}
          options={handOnTasks.map((task) => ({
            value: task,
            label: say(`message.field.task.${task}`),
          }))}
        />
      )}
      <Button look="secondary">{say('message.form.hand-on')}</Button>
    </Form>
  );
}

/** Proposes to set a message aside; it takes a second person. */
export function SetAsideForm({ words, message, fields }: MessageFormProps) {
  const { say } = words;
  const { name, value, error, formKey } = fields;
  return (
    <Form
      action={`/berichten/${message.id}/apart`}
      hidden={{ formKey }}
      label={say('message.form.set-aside')}
    >
      <Paragraph>{say('message.setAside.why')}</Paragraph>
      <RadioGroup
        name={name('reason')}
        label={say('message.field.reason')}
        value={value('reason')}
        error={error('reason')}
        options={setAsideReasons.map((reason) => ({
          value: reason,
          label: say(`message.reason.${reason}`),
        }))}
        required
      />
      <Button look="danger">{say('message.setAside.propose')}</Button>
    </Form>
  );
}

/** What was proposed, with the two buttons for a second person. */
export function SetAsideDecision({
  words,
  message,
  account,
  fields,
  mayDecide,
}: MessageFormProps & { mayDecide: boolean }) {
  const { say } = words;
  const { setAside } = message;
  if (!setAside) return null;
  const reason = say(`message.reason.${setAside.reason}`);
  if (message.state === 'set-aside') {
    return <Notice kind="info">{say('message.setAside.isSetAside', { reason })}</Notice>;
  }
  return (
    <Notice kind="warning" title={say('message.form.decide')}>
      <p>{say('message.setAside.proposed', { name: setAside.proposedByName, reason })}</p>
      {mayDecide && (
        <Form
          action={`/berichten/${message.id}/apart-besluit`}
          hidden={{ formKey: fields.formKey }}
          label={say('message.form.decide')}
        >
          <ButtonGroup>
            <Button look="danger" name={fields.name('agrees')} value="yes">
              {say('message.setAside.confirm')}
            </Button>
            <Button look="secondary" name={fields.name('agrees')} value="no">
              {say('message.setAside.refuse')}
            </Button>
          </ButtonGroup>
        </Form>
      )}
      {setAside.proposedBy === account.id && <p>{say('message.setAside.second')}</p>}
    </Notice>
  );
}
