import type { Child } from 'hono/jsx';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  FormErrorSummary,
  Heading,
  Lead,
  Link,
  List,
  Notice,
  Paragraph,
  TextField,
} from '../../ui/index.ts';
import { type CoalitionWords, residentWords } from '../../web/words.ts';
import type { AppContext } from '../app-env.ts';
import { FormFaults } from '../form-faults.tsx';
import { type SignInPageProps, SignInShell } from '../sessions/sign-in-shell.tsx';
import { CoalitionShell } from '../shells.tsx';
import type { FactorState } from './second-factor.ts';
import { inGroups } from './time-code.ts';

/** What is wrong with a code, in words; null when nothing is. */
export type CodeFault = string | null;

/** The field for a code of the app, or a recovery code where those count. */
function CodeField({
  words: { say },
  fault,
  withRecovery = false,
}: {
  words: CoalitionWords;
  fault: CodeFault;
  withRecovery?: boolean;
}) {
  return (
    <TextField
      name="code"
      label={say('account.factor.code')}
      hint={withRecovery ? say('account.factor.codeOrRecovery') : say('account.factor.codeHint')}
      error={fault ?? undefined}
      autocomplete="one-time-code"
      inputmode={withRecovery ? 'text' : 'numeric'}
      look="short"
      required
    />
  );
}

const faultsOf = (fault: CodeFault) => (fault ? [{ name: 'code', message: fault }] : []);

function OwnShell({ c, fault, children }: { c: AppContext; fault: CodeFault; children?: Child }) {
  const { workspace, words, account } = c.var;
  const title = words.say('account.factor.title');
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/mijn/tweede-stap"
      errorCount={fault ? 1 : 0}
      breadcrumbs={[
        { label: words.say('account.sessions.title'), href: '/mijn/aanmeldingen' },
        { label: title },
      ]}
      scripts={['enhance/send-once.js']}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults words={words} faults={faultsOf(fault)} />
      {children}
    </CoalitionShell>
  );
}

/** One's own second factor: set it up, or change what is there. */
export function SecondFactorPage({
  c,
  standing,
  fault,
  formKey,
}: {
  c: AppContext;
  standing: FactorState;
  fault: CodeFault;
  formKey: string;
}) {
  const { words } = c.var;
  const { say } = words;
  return (
    <OwnShell c={c} fault={fault}>
      {standing.state === 'off' && (
        <>
          <Lead>{say('account.factor.lead')}</Lead>
          <Paragraph>{say('account.factor.need')}</Paragraph>
          <Form action="/mijn/tweede-stap/beginnen">
            <Button>{say('account.factor.begin')}</Button>
          </Form>
        </>
      )}
      {standing.state === 'setting-up' && (
        <SetUp words={words} secret={standing.secret} fault={fault} formKey={formKey} />
      )}
      {standing.state === 'on' && (
        <Switched words={words} left={standing.codesLeft} fault={fault} formKey={formKey} />
      )}
    </OwnShell>
  );
}

function SetUp({
  words,
  secret,
  fault,
  formKey,
}: {
  words: CoalitionWords;
  secret: string;
  fault: CodeFault;
  formKey: string;
}) {
  const { say } = words;
  return (
    <>
      <Heading level={2}>{say('account.factor.scan')}</Heading>
      <Paragraph>{say('account.factor.scanHow')}</Paragraph>
      <img src="/mijn/tweede-stap/qr.svg" alt={say('account.factor.qr')} width="240" height="240" />
      <Paragraph>{say('account.factor.byHand')}</Paragraph>
      <Notice kind="info" pictogram="lock">
        <p>
          <bdi dir="ltr">{inGroups(secret)}</bdi>
        </p>
      </Notice>
      <Heading level={2}>{say('account.factor.confirm')}</Heading>
      <Form action="/mijn/tweede-stap/bevestigen" hidden={{ formKey }} busyLabel={say('form.busy')}>
        <CodeField words={words} fault={fault} />
        <Button>{say('account.factor.confirmButton')}</Button>
      </Form>
      <Form action="/mijn/tweede-stap/uitzetten">
        <Button look="subtle">{say('account.factor.stop')}</Button>
      </Form>
    </>
  );
}

function Switched({
  words,
  left,
  fault,
  formKey,
}: {
  words: CoalitionWords;
  left: number;
  fault: CodeFault;
  formKey: string;
}) {
  const { say } = words;
  return (
    <>
      <Notice kind="success">{say('account.factor.on')}</Notice>
      <Paragraph>{say('account.factor.left', { count: left })}</Paragraph>
      <Heading level={2}>{say('account.factor.change')}</Heading>
      <Form
        action="/mijn/tweede-stap/herstelcodes"
        hidden={{ formKey }}
        busyLabel={say('form.busy')}
      >
        <CodeField words={words} fault={fault} withRecovery />
        <Button>{say('account.factor.renew')}</Button>
      </Form>
      <Paragraph>
        <Link href="/mijn/tweede-stap/uitzetten">{say('account.factor.off')}</Link>
      </Paragraph>
    </>
  );
}

/** Switching the second factor off, with a code: an open screen is not enough. */
export function SwitchOffPage({ c, fault }: { c: AppContext; fault: CodeFault }) {
  const { words } = c.var;
  const { say } = words;
  return (
    <OwnShell c={c} fault={fault}>
      <Heading level={2}>{say('account.factor.off')}</Heading>
      <Paragraph>{say('account.factor.offHow')}</Paragraph>
      <Form action="/mijn/tweede-stap/uitzetten">
        <CodeField words={words} fault={fault} withRecovery />
        <ButtonGroup>
          <Button look="danger">{say('account.factor.off')}</Button>
          <ButtonLink href="/mijn/tweede-stap">{say('account.factor.keep')}</ButtonLink>
        </ButtonGroup>
      </Form>
    </OwnShell>
  );
}

/** The recovery codes, this once. */
export function RecoveryCodesPage({ c, codes }: { c: AppContext; codes: readonly string[] }) {
  const { say } = c.var.words;
  return (
    <OwnShell c={c} fault={null}>
      <Notice kind="success" live>
        {say('account.factor.on')}
      </Notice>
      <Heading level={2}>{say('account.codes.title')}</Heading>
      <Lead>{say('account.codes.lead')}</Lead>
      <List items={codes.map((code) => <bdi dir="ltr">{code}</bdi>)} />
      <Paragraph>{say('account.codes.once')}</Paragraph>
      <ButtonLink href="/mijn/tweede-stap" look="primary">
        {say('account.codes.kept')}
      </ButtonLink>
    </OwnShell>
  );
}

/** The second step of signing in. */
export function GiveCodePage({
  workspace,
  tag,
  at,
  name,
  fault,
}: SignInPageProps & { name: string; fault: CodeFault }) {
  const { say } = residentWords(tag);
  return (
    <SignInShell
      workspace={workspace}
      tag={tag}
      at={at}
      title={say('signIn.code.title')}
      errorCount={fault ? 1 : 0}
    >
      {fault && <FormErrorSummary title={say('signIn.errors')} errors={faultsOf(fault)} />}
      <Lead>{say('signIn.code.lead', { name })}</Lead>
      <Form action={`${at.path}?taal=${tag}`} hidden={{ naar: at.back }}>
        <TextField
          name="code"
          label={say('signIn.code.field')}
          hint={say('signIn.code.hint')}
          error={fault ?? undefined}
          autocomplete="one-time-code"
          inputmode="text"
          look="short"
          required
        />
        <Button>{say('signIn.code.button')}</Button>
      </Form>
      <Paragraph>{say('signIn.code.lost')}</Paragraph>
      <Form action="/afmelden" inline>
        <Button look="subtle">{say('signIn.code.stop')}</Button>
      </Form>
    </SignInShell>
  );
}
