import {
  Button,
  type FieldFault,
  Form,
  Heading,
  Notice,
  Paragraph,
  TextField,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';

export interface MailFormProps {
  /** Whether letters leave the house; `demo` and `console` show them to who runs the program. */
  readonly way: 'smtp' | 'console' | 'demo';
  /** What was typed. */
  readonly email: string;
  readonly fault: 'missing' | 'not-valid' | null;
  /** Where to go after signing in. */
  readonly back: string;
}

/** What the summary above the form says of its field. */
export function mailFaults({ say }: CoalitionWords, fault: MailFormProps['fault']): FieldFault[] {
  return fault ? [{ name: 'email', message: say(`account.mail.fault.${fault}`) }] : [];
}

/** Asks for an e-mail address, to send a link to. */
export function MailForm({
  words,
  way,
  email,
  fault,
  back,
}: MailFormProps & { words: CoalitionWords }) {
  const { say, locale } = words;
  return (
    <>
      <Heading level={2}>{say('account.mail.title')}</Heading>
      {way === 'console' && <Notice kind="info">{say('account.mail.notHere')}</Notice>}
      <Paragraph>{say('account.mail.lead')}</Paragraph>
      <Form
        action={`/aanmelden/mail?taal=${locale.tag}`}
        hidden={{ naar: back }}
        busyLabel={say('form.busy')}
      >
        <TextField
          name="email"
          type="email"
          inputmode="email"
          autocomplete="email"
          label={say('account.mail.field')}
          value={email}
          error={fault ? say(`account.mail.fault.${fault}`) : undefined}
          required
        />
        <Button>{say('account.mail.button')}</Button>
      </Form>
      {way === 'demo' && <Paragraph quiet>{say('account.mail.demo')}</Paragraph>}
    </>
  );
}
