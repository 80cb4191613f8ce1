import {
  Button,
  ButtonLink,
  Form,
  FormErrorSummary,
  Heading,
  Lead,
  Notice,
  Paragraph,
  TileButtons,
} from '../../ui/index.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import type { Account, Role } from '../accounts/account.ts';
import { ProviderLink } from '../providers/provider-pages.tsx';
import { MailForm, type MailFormProps, mailFaults } from './mail-form.tsx';
import { sessionDays } from './session.ts';
import type { SignedIn } from './session-store.ts';
import { type SignInPageProps, SignInShell } from './sign-in-shell.tsx';
import { wayAddress } from './way-in.ts';

/** Who does the daily work stands first. */
const signInOrder: readonly Role[] = [
  'coordinator',
  'member',
  'resident-partner',
  'key-person',
  'researcher',
  'administrator',
  'privacy-officer',
];

/** Where one signs in: as a fictional person in the demo, else with a link. */
export function SignInPage({
  workspace,
  tag,
  at,
  safe,
  demoPeople,
  signedIn,
  signedOut,
  away,
  mail,
  provider,
}: SignInPageProps & {
  /** False where a session could be read by others on the way. */
  safe: boolean;
  /** Null outside the demo. */
  demoPeople: readonly Account[] | null;
  signedIn: SignedIn | null;
  signedOut: boolean;
  /** The database cannot be reached. */
  away: boolean;
  mail: MailFormProps;
  /** Name of the identity provider; null without one. */
  provider: string | null;
}) {
  const words = residentWords(tag);
  const { say } = words;
  const faults = mailFaults(words, mail.fault);
  return (
    <SignInShell
      workspace={workspace}
      tag={tag}
      at={at}
      title={say('signIn.title')}
      errorCount={faults.length}
    >
      {away && (
        <Notice kind="warning" title={say('fault.away.title')} live>
          {say('fault.away.body')}
        </Notice>
      )}
      {faults.length > 0 && <FormErrorSummary title={say('signIn.errors')} errors={faults} />}
      {signedOut && !signedIn && (
        <Notice kind="success" live>
          {say('signIn.signedOut')}
        </Notice>
      )}
      {signedIn && (
        <Notice kind="info">
          <p>{say('signIn.already', { name: signedIn.name })}</p>
          <ButtonLink href={at.back}>{say('signIn.goOn')}</ButtonLink>
        </Notice>
      )}
      {!safe && <UnsafeNotice tag={tag} />}
      {safe && demoPeople && <DemoPeople tag={tag} people={demoPeople} back={at.back} />}
      {safe && provider && <ProviderLink tag={tag} name={provider} back={at.back} />}
      {safe && <MailForm tag={tag} {...mail} />}
      <Paragraph quiet>{say('signIn.cookie', { days: sessionDays })}</Paragraph>
    </SignInShell>
  );
}

function UnsafeNotice({ tag }: { tag: ResidentTag }) {
  const { say } = residentWords(tag);
  return (
    <Notice kind="error" title={say('signIn.unsafe.title')}>
      {say('signIn.unsafe.body')}
    </Notice>
  );
}

/** The fictional people, by what they do: one press signs in as one of them. */
function DemoPeople({
  tag,
  people,
  back,
}: {
  tag: ResidentTag;
  people: readonly Account[];
  back: string;
}) {
  const { say } = residentWords(tag);
  return (
    <>
      <Lead>{say('signIn.demo')}</Lead>
      <Form action={`/aanmelden/demo?taal=${tag}`} hidden={{ naar: back }}>
        {signInOrder
          .map((role) => ({ role, those: people.filter((one) => one.role === role) }))
          .filter(({ those }) => those.length > 0)
          .map(({ role, those }) => (
            <>
              <Heading level={2} look={3}>
                {say(`signIn.role.${role}`)}
              </Heading>
              <Paragraph>{say(`signIn.about.${role}`)}</Paragraph>
              <TileButtons
                name="account"
                items={those.map((one) => ({
                  value: one.id,
                  label: one.name,
                  hint: one.organisation ?? say('signIn.noOrganisation'),
                  pictogram: 'person',
                }))}
              />
            </>
          ))}
      </Form>
    </>
  );
}

/** What a link opens: a button, because a preview of a link by a mail program must not use it up. */
export function LinkPage({
  workspace,
  tag,
  at,
  safe,
  account,
}: SignInPageProps & { safe: boolean; account: Account }) {
  const { say } = residentWords(tag);
  return (
    <SignInShell workspace={workspace} tag={tag} at={at} title={say('signIn.title')}>
      {safe ? (
        <Form action={`${at.path}?taal=${tag}`}>
          <Paragraph>{say('signIn.link.once')}</Paragraph>
          <Button pictogram="person">{say('signIn.link.as', { name: account.name })}</Button>
        </Form>
      ) : (
        <UnsafeNotice tag={tag} />
      )}
    </SignInShell>
  );
}

/** The link was used, is too old, or never was one: the page does not say which, but how to get another. */
export function LinkGonePage({
  workspace,
  tag,
  at,
  mail,
}: SignInPageProps & { mail: MailFormProps }) {
  const { say } = residentWords(tag);
  return (
    <SignInShell workspace={workspace} tag={tag} at={at} title={say('signIn.gone.title')}>
      <Notice kind="warning">{say('signIn.gone.body')}</Notice>
      <MailForm tag={tag} {...mail} />
    </SignInShell>
  );
}

/** A letter is under way, if we know the address: the page does not tell which. */
export function LetterSentPage({ workspace, tag, at }: SignInPageProps) {
  const { say } = residentWords(tag);
  return (
    <SignInShell workspace={workspace} tag={tag} at={at} title={say('signIn.sent.title')}>
      <Notice kind="success" live>
        {say('signIn.sent.body')}
      </Notice>
      <Paragraph>{say('signIn.sent.late')}</Paragraph>
      <ButtonLink href={wayAddress({ ...at, path: '/aanmelden' }, tag)}>
        {say('signIn.sent.again')}
      </ButtonLink>
    </SignInShell>
  );
}
