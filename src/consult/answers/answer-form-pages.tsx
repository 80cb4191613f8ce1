import { Button, ButtonGroup, Form, Paragraph } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import {
  type AnswerOfMessage,
  type CoalitionMessage,
  seenMark,
} from '../contributions/coalition-message.ts';
import type { FormFields } from '../contributions/message-words.ts';
import { AnswerFields, type AnswerFieldsProps } from './answer-fields-pages.tsx';
import { localesToAnswer, wordsField } from './answer-form.ts';

/** Send it, keep it as a draft, or only look the words over. */
export function AnswerButtons({
  words: { say },
  isChecked,
  send,
}: {
  words: CoalitionWords;
  isChecked: boolean;
  /** What the first button says, when that differs. */
  send?: string | undefined;
}) {
  return (
    <ButtonGroup>
      <Button name="doen" value="send">
        {send ?? say(isChecked ? 'check.send' : 'check.ready')}
      </Button>
      <Button look="secondary" name="doen" value="draft">
        {say('check.keepDraft')}
      </Button>
      <Button look="subtle" name="doen" value="hints">
        {say('check.lookOver')}
      </Button>
    </ButtonGroup>
  );
}

/** The hidden fields of an answer: its key, and what stood on the page when one began to type. */
export function answerHidden(
  fields: FormFields,
  messages: readonly Pick<CoalitionMessage, 'id' | 'state' | 'answerCount' | 'preparing'>[],
): Record<string, string | readonly string[] | undefined> {
  return {
    formKey: fields.formKey,
    ids: messages.map(({ id }) => id),
    seen: messages.map((message) => `${message.id} ${seenMark(message)}`),
    [fields.name('soundId')]: fields.soundId ?? undefined,
  };
}

/** One answer's fields, filled with the draft that there is, unless the form came back. */
export function draftFields(
  fields: FormFields,
  draft: AnswerOfMessage | null,
  asked: readonly string[],
): FormFields {
  if (!draft || fields.isBack) return fields;
  const text = draft.text ?? {};
  const other = Object.entries(text).find(([tag, { body }]) => !asked.includes(tag) && body);
  const known: Record<string, string | null | undefined> = {
    promisedOn: draft.promisedOn,
    decision: draft.decisionId,
    otherLocale: other?.[0],
    otherWords: other?.[1].body,
    otherMachine: other?.[1].status === 'machine' ? 'yes' : '',
  };
  for (const tag of asked) {
    known[wordsField(tag)] = text[tag]?.body;
    known[`machine-${tag}`] = text[tag]?.status === 'machine' ? 'yes' : '';
  }
  return { ...fields, value: (field, first = '') => known[field] ?? first };
}

/** An answer, an interim answer or a new explanation to one message. */
export function AnswerForm({
  message,
  fields,
  ...props
}: Omit<AnswerFieldsProps, 'asked' | 'wasSpoken'> & { message: CoalitionMessage }) {
  const { words, draft } = props;
  const { say } = words;
  const asked = localesToAnswer([message]);
  return (
    <Form
      action={`/berichten/${message.id}/antwoorden/${fields.form}`}
      multipart
      hidden={answerHidden(fields, [message])}
      label={say(`message.form.${fields.form}`)}
      busyLabel={say('form.busy')}
    >
      {draft && (
        <Paragraph>
          {say(`check.draft.${draft.status === 'returned' ? 'returned' : 'open'}`, {
            name: draft.writerName ?? '',
          })}
        </Paragraph>
      )}
      <AnswerFields
        {...props}
        fields={draftFields(fields, draft, asked)}
        asked={asked}
        wasSpoken={message.form === 'sound'}
      />
      <AnswerButtons words={words} isChecked={props.isChecked} />
    </Form>
  );
}
