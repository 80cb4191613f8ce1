import type { Account } from '../../people/index.ts';
import { Button, Checkbox, Form, Notice, SelectField } from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { AnswerOfMessage } from '../contributions/coalition-message.ts';
import type { FormFields } from '../contributions/message-words.ts';
import type { Bringing } from './bringing.ts';

/** Who was asked to bring an answer, or who could not and why; nothing when nobody was asked. */
export function BringingState({
  words: { say, locale },
  bringing,
  zone,
}: {
  words: CoalitionWords;
  bringing: Bringing | null;
  zone: string;
}) {
  if (bringing?.bringerName && bringing.askedAt) {
    const day = sayDay(dayIn(zone, bringing.askedAt), locale, 'short');
    return (
      <Notice pictogram="talk">
        {say('message.bring.asked', { name: bringing.bringerName, day })}
      </Notice>
    );
  }
  if (!bringing?.returnedReason) return null;
  const reason = say(`message.bring.reason.${bringing.returnedReason}`);
  const name = bringing.returnedByName ?? '';
  return <Notice kind="warning">{say('message.bring.returned', { name, reason })}</Notice>;
}

/** Who can be asked: key persons first, since bringing is what they do. */
export function bringerOptions(
  { say }: CoalitionWords,
  bringers: readonly Account[],
): { value: string; label: string }[] {
  const isKeyPerson = ({ role }: Account) => role === 'key-person';
  return [
    { value: '', label: say('message.bring.nobody') },
    ...bringers.filter(isKeyPerson).map(({ id, name }) => ({
      value: id,
      label: say('message.bring.keyPerson', { name }),
    })),
    ...bringers
      .filter((one) => !isKeyPerson(one))
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
}

/** Asks somebody to bring the answer: to this person, or to everybody who waits for it. */
export function AskToBringForm({
  words,
  message,
  answer,
  bringers,
  bringing,
  fields,
}: {
  words: CoalitionWords;
  message: { readonly id: string };
  answer: Pick<AnswerOfMessage, 'id' | 'othersWaiting'>;
  bringers: readonly Account[];
  bringing: Bringing | null;
  fields: FormFields;
}) {
  const { say } = words;
  const { name, value, error, formKey } = fields;
  return (
    <Form
      action={`/berichten/${message.id}/laten-brengen`}
      hidden={{ formKey, [name('answer')]: answer.id }}
      label={say('message.form.bring')}
      busyLabel={say('form.busy')}
    >
      <SelectField
        name={name('bringer')}
        label={say('message.field.bringer')}
        hint={say('message.field.bringer.hint')}
        options={bringerOptions(words, bringers)}
        value={value('bringer', bringing?.bringerId ?? '')}
        error={error('bringer')}
      />
      {answer.othersWaiting > 0 && (
        <Checkbox
          name={name('forAll')}
          label={say('message.bring.forAll', { count: answer.othersWaiting })}
          checked={value('forAll', 'yes') === 'yes'}
        />
      )}
      <Button>{say('message.bring.button')}</Button>
    </Form>
  );
}
