import {
  Button,
  type FieldFault,
  Form,
  Heading,
  Notice,
  Paragraph,
  TextField,
} from '../../ui/index.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { type ResidentWords, residentWords } from '../../web/words.ts';

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
export function mailFaults({ say }: ResidentWords, fault: MailFormProps['fault']): FieldFault[] {
  return fault ? [{ name: 'email', message: say(`signIn.mail.fault.${fault}`) }] : [];
}

/** Asks for an e-mail address, to send a link to. */
export function MailForm({ tag, way, email, fault, back }: MailFormProps & { tag: ResidentTag }) {
  const { say } = residentWords(tag);
  return (
    <>
      <Heading level={2}>{say('signIn.mail.title')}</Heading>
      {way === 'console' && <Notice kind="info">{say('signIn.mail.notHere')}</Notice>}
      <Paragraph>{say('signIn.mail.lead')}</Paragraph>
      <Form
        action={`/aanmelden/mail?taal=${tag}`}
        hidden={{ naar: back }}
        busyLabel={say('say.busy')}
      >
        <TextField
          name="email"
          type="email"
          inputmode="email"
          autocomplete="email"
          label={say('signIn.mail.field')}
          value={email}
          error={fault ? say(`signIn.mail.fault.${fault}`) : undefined}
          required
        />
        <Button>{say('signIn.mail.button')}</Button>
      </Form>
      {way === 'demo' && <Paragraph quiet>{say('signIn.mail.demo')}</Paragraph>}
    </>
  );
}
