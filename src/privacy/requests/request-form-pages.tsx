import { type Account, type AppContext, FormFaults } from '../../people/index.ts';
import {
  Button,
  Form,
  Heading,
  Link,
  Notice,
  Paragraph,
  RadioGroup,
  SelectField,
  TextField,
} from '../../ui/index.ts';
import { PrivacyShell } from '../privacy-shell.tsx';
import { recordedWays, requestKinds } from './request.ts';
import type { RequestFault, RequestFaults, RequestField, TypedRequest } from './request-form.ts';

export type RequestFormProps = {
  c: AppContext;
  typed: TypedRequest;
  faults?: RequestFaults;
  /** An open request about the same. */
  openId?: string | undefined;
  formKey: string;
  people: readonly Pick<Account, 'id' | 'name'>[];
};

/** The form in which somebody writes down what a person asks. */
export function RequestFormPage(props: RequestFormProps) {
  const { c, faults = {}, openId, formKey } = props;
  const { words } = c.var;
  const { say } = words;
  const title = say('requests.new');
  const found = (Object.entries(faults) as [RequestField, RequestFault][]).map(([name, fault]) => ({
    name,
    message: say(`requests.fault.${fault}`),
  }));
  return (
    <PrivacyShell
      c={c}
      title={title}
      lead={say('requests.new.lead')}
      path="/verwerkingen/verzoeken/nieuw"
      trail={[{ label: say('requests.title'), href: '/verwerkingen/verzoeken' }]}
      errorCount={found.length}
    >
      <FormFaults words={words} faults={found} />
      {openId && (
        <Notice kind="info">
          <Link href={`/verwerkingen/verzoeken/${openId}`}>{say('requests.openOne')}</Link>
        </Notice>
      )}
      <Form
        action="/verwerkingen/verzoeken/nieuw"
        hidden={{ formKey }}
        busyLabel={say('form.busy')}
      >
        <AskedFields {...props} />
        <KnownFields {...props} />
        <Button>{say('requests.save')}</Button>
      </Form>
    </PrivacyShell>
  );
}

const errorIn = ({ c, faults = {} }: RequestFormProps, field: RequestField) => {
  const fault = faults[field];
  return fault && c.var.words.say(`requests.fault.${fault}`);
};

function AskedFields(props: RequestFormProps) {
  const { c, typed } = props;
  const { say } = c.var.words;
  return (
    <>
      <RadioGroup
        name="kind"
        label={say('requests.field.kind')}
        value={typed.kind}
        error={errorIn(props, 'kind')}
        options={requestKinds.map((kind) => ({
          value: kind,
          label: say(`requests.kind.${kind}`),
          hint: say(`requests.kindAbout.${kind}`),
        }))}
        required
      />
      <RadioGroup
        name="through"
        label={say('requests.field.through')}
        value={typed.through}
        error={errorIn(props, 'through')}
        options={recordedWays.map((way) => ({ value: way, label: say(`requests.through.${way}`) }))}
        required
      />
      <TextField
        name="askedOn"
        type="date"
        label={say('requests.field.askedOn')}
        value={typed.askedOn}
        error={errorIn(props, 'askedOn')}
        required
      />
    </>
  );
}

function KnownFields(props: RequestFormProps) {
  const { c, typed, people } = props;
  const { say } = c.var.words;
  const optional = say('people.optional');
  return (
    <>
      <Heading level={2}>{say('requests.known')}</Heading>
      <Paragraph>{say('requests.known.lead')}</Paragraph>
      <TextField
        name="code"
        label={say('requests.field.code')}
        hint={say('requests.field.code.hint')}
        optional={optional}
        value={typed.code}
        error={errorIn(props, 'code')}
        inputmode="numeric"
        autocomplete="off"
        look="code"
      />
      <TextField
        name="contact"
        label={say('requests.field.contact')}
        hint={say('requests.field.contact.hint')}
        optional={optional}
        value={typed.contact}
        error={errorIn(props, 'contact')}
        autocomplete="off"
      />
      <SelectField
        name="accountId"
        label={say('requests.field.account')}
        optional={optional}
        value={typed.accountId}
        error={errorIn(props, 'accountId')}
        emptyLabel={say('requests.field.account.none')}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}
