import { Button, ButtonGroup, Card, Form, List, Paragraph, TextArea } from '../../ui/index.ts';
import {
  type AnswerOfMessage,
  answerToCheck,
  answerToDeliver,
} from '../contributions/coalition-message.ts';
import { formFields, languageName, type MessageForm } from '../contributions/message-words.ts';
import { isOffered, type OfferedFormsProps } from '../contributions/offered-forms-pages.tsx';
import { isBeingWritten } from './answer.ts';
import { PlainHints } from './hint-pages.tsx';
import { hintsForText } from './hints.ts';

type ActionProps = OfferedFormsProps & { answer: AnswerOfMessage };

/** Languages of an answer that no speaker of them has looked over. */
function uncheckedLanguages({ words, answer }: ActionProps): string[] {
  return Object.entries(answer.text ?? {})
    .filter(([, { status, body }]) => status === 'machine' && body !== null)
    .map(([tag]) => languageName(tag, words.locale));
}

/** For who checks: what to look at, "Dit kan zo", or why it goes back. */
function CheckForm(props: ActionProps) {
  const { words, message, answer, back, newKey } = props;
  const { say } = words;
  const { name, value, error, formKey } = formFields(words, 'check', newKey(), back);
  const languages = uncheckedLanguages(props);
  const isOwn = answer.authorIds.includes(props.account.id);
  const lookAt = [
    ...(answer.others > 0 ? [say('check.forAll', { count: answer.others })] : []),
    ...languages.map((language) => say('check.uncheckedLanguage', { language })),
    ...(isOwn ? [say('check.nobodyElse')] : []),
  ];
  return (
    <Card title={say('message.form.check')} titleLevel={3} tone="accent">
      {lookAt.length > 0 && <List items={lookAt} />}
      {[...hintsForText(answer.text)].map(([locale, hints]) => (
        <PlainHints words={words} hints={hints} locale={locale} />
      ))}
      <Form
        action={`/berichten/${message.id}/nakijken`}
        hidden={{
          formKey,
          [name('answer')]: answer.id,
          [name('version')]: String(answer.textVersion),
        }}
        label={say('message.form.check')}
        busyLabel={say('form.busy')}
      >
        <Button name={name('verdict')} value="yes" pictogram="check">
          {say('check.yes')}
        </Button>
        <TextArea
          name={name('remark')}
          label={say('check.field.remark')}
          hint={say('check.field.remark.hint')}
          value={value('remark')}
          error={error('remark') ?? error('promisedOn')}
          rows={3}
          lang="nl"
        />
        <Button look="secondary" name={name('verdict')} value="no">
          {say('check.no')}
        </Button>
      </Form>
    </Card>
  );
}

/** One button that does one thing with an answer. */
function ActionButton({
  props: { words, message, answer, newKey },
  form,
  path,
  label,
  value,
}: {
  props: ActionProps;
  form: MessageForm;
  path: string;
  label: string;
  value?: string;
}) {
  return (
    <Form
      action={`/berichten/${message.id}/${path}`}
      hidden={{
        formKey: newKey(),
        [`${form}-answer`]: answer.id,
        [`${form}-version`]: value && String(answer.textVersion),
        [`${form}-signs`]: value,
      }}
      busyLabel={words.say('form.busy')}
    >
      <Button look={form === 'sign' && value === 'yes' ? 'primary' : 'subtle'}>{label}</Button>
    </Form>
  );
}

/** What there is to do about one answer, for this person. */
export function AnswerActions(props: ActionProps) {
  const { words, message, answer, account } = props;
  const { say } = words;
  const current = answerToCheck(message.answers) ?? answerToDeliver(message.state, message.answers);
  const isCurrent = current?.id === answer.id && answer.othersTold === 0;
  const hasSigned = answer.signers.some(({ id }) => id === account.id);
  const isToCheck = answer.status === 'to-check';
  const isDraft = isBeingWritten(answer.status);
  const mayDrop = isDraft && isOffered(props, 'drop');
  return (
    <>
      {isToCheck && isOffered(props, 'check') && <CheckForm {...props} />}
      {isDraft && answer.others > 0 && props.mayAnswer && (
        <Paragraph>
          <a class="nl-link" href={`/berichten/antwoord?concept=${answer.id}`}>
            {say('check.groupDraft', { count: answer.others })}
          </a>
        </Paragraph>
      )}
      <ButtonGroup>
        {isCurrent && isOffered(props, 'sign') && (
          <ActionButton
            props={props}
            form="sign"
            path="ondertekenen"
            label={say(hasSigned ? 'check.unsign' : 'check.sign')}
            value={hasSigned ? 'no' : 'yes'}
          />
        )}
        {isCurrent && isOffered(props, 'correct') && (
          <ActionButton
            props={props}
            form="correct"
            path="verbeteren"
            label={say('check.correct')}
          />
        )}
        {mayDrop && (
          <ActionButton props={props} form="drop" path="weggooien" label={say('check.drop')} />
        )}
      </ButtonGroup>
    </>
  );
}
