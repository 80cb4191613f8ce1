import type { Account, SignedIn } from '../../people/index.ts';
import {
  Button,
  Checkbox,
  Form,
  Notice,
  Paragraph,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import type { Day } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type {
  AnswerOfMessage,
  CoalitionMessage,
  MessageSource,
} from '../contributions/coalition-message.ts';
import { type FormFields, languageOf } from '../contributions/message-words.ts';
import { replies } from './answer.ts';
import { waysByHand } from './deliver-answer.ts';

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
