import {
  Button,
  ButtonLink,
  Form,
  Heading,
  Lead,
  Notice,
  Paragraph,
  TileButtons,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { Account, Role } from '../accounts/account.ts';
import { FormFaults } from '../form-faults.tsx';
import { ProviderLink } from '../providers/provider-pages.tsx';
import { CoalitionShell } from '../shells.tsx';
import { MailForm, type MailFormProps, mailFaults } from './mail-form.tsx';
import { sessionDays } from './session.ts';
import type { SignedIn } from './session-store.ts';
import { type SignInPageProps, SignInShell } from './sign-in-shell.tsx';

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

/** Where one signs in: as a fictional person in the demo, else with a link of the administrator. */
export function SignInPage({
  workspace,
  words,
  safe,
  demoPeople,
  signedIn,
  back,
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
  back: string;
  signedOut: boolean;
  /** The database cannot be reached. */
  away: boolean;
  mail: MailFormProps;
  /** Name of the identity provider; null without one. */
  provider: string | null;
}) {
  const { say, locale } = words;
  return (
    <SignInShell
      workspace={workspace}
      words={words}
      title={say('people.signIn.title')}
      errorCount={mail.fault ? 1 : 0}
    >
      <FormFaults words={words} away={away} faults={mailFaults(words, mail.fault)} />
      {signedOut && !signedIn && (
        <Notice kind="success" live>
          {say('people.signIn.signedOut')}
        </Notice>
      )}
      {signedIn && (
        <Notice kind="info">
          <p>{say('people.signIn.already', { name: signedIn.name })}</p>
          <ButtonLink href={back}>{say('people.signIn.goOn')}</ButtonLink>
        </Notice>
      )}
      {!safe && (
        <Notice kind="error" title={say('people.signIn.unsafe.title')}>
          {say('people.signIn.unsafe.body')}
        </Notice>
      )}
      {safe && demoPeople && (
        <>
          <Lead>{say('people.signIn.demo')}</Lead>
          <Form action={`/aanmelden/demo?taal=${locale.tag}`} hidden={{ naar: back }}>
            {signInOrder
              .map((role) => ({ role, people: demoPeople.filter((one) => one.role === role) }))
              .filter(({ people }) => people.length > 0)
              .map(({ role, people }) => (
                <>
                  <Heading level={2} look={3}>
                    {say(`people.role.${role}`)}
                  </Heading>
                  <Paragraph>{say(`people.roleAbout.${role}`)}</Paragraph>
                  <TileButtons
                    name="account"
                    items={people.map((one) => ({
                      value: one.id,
                      label: one.name,
                      hint: one.organisation ?? say('people.noOrganisation'),
                      pictogram: 'person',
                    }))}
                  />
                </>
              ))}
          </Form>
        </>
      )}
      {safe && provider && <ProviderLink words={words} name={provider} back={back} />}
      {safe && <MailForm words={words} {...mail} />}
      <Paragraph quiet>{say('people.signIn.cookie', { days: sessionDays })}</Paragraph>
    </SignInShell>
  );
}

/** What a link opens: a button, because a preview of a link by a mail program must not use it up. */
export function LinkPage({
  workspace,
  words,
  safe,
  account,
  action,
}: SignInPageProps & { safe: boolean; account: Account; action: string }) {
  const { say } = words;
  return (
    <SignInShell workspace={workspace} words={words} title={say('people.signIn.title')}>
      {safe ? (
        <Form action={`${action}?taal=${words.locale.tag}`}>
          <Paragraph>{say('people.link.once')}</Paragraph>
          <Button pictogram="person">{say('people.link.signInAs', { name: account.name })}</Button>
        </Form>
      ) : (
        <Notice kind="error" title={say('people.signIn.unsafe.title')}>
          {say('people.signIn.unsafe.body')}
        </Notice>
      )}
    </SignInShell>
  );
}

/** The link was used, is too old, or never was one: the page does not say which, but how to get another. */
export function LinkGonePage({
  workspace,
  words,
  mail,
}: SignInPageProps & { mail: MailFormProps }) {
  const { say } = words;
  return (
    <SignInShell workspace={workspace} words={words} title={say('people.linkGone.title')}>
      <Notice kind="warning">{say('account.linkGone.body')}</Notice>
      <MailForm words={words} {...mail} />
    </SignInShell>
  );
}

/** A letter is under way, if we know the address: the page does not tell which. */
export function LetterSentPage({ workspace, words }: SignInPageProps) {
  const { say } = words;
  return (
    <SignInShell workspace={workspace} words={words} title={say('account.sent.title')}>
      <Notice kind="success" live>
        {say('account.sent.body')}
      </Notice>
      <Paragraph>{say('account.sent.late')}</Paragraph>
      <ButtonLink href="/aanmelden">{say('account.sent.again')}</ButtonLink>
    </SignInShell>
  );
}

/** A link just made: shown this once, to hand over. */
export function NewLinkPage({
  workspace,
  words,
  account,
  person,
  url,
  until,
}: SignInPageProps & {
  account: SignedIn;
  person: Account;
  url: string;
  /** In the workspace's zone. */
  until: { day: string; time: string };
}) {
  const { say, locale } = words;
  const title = say('people.newLink.title', { name: person.name });
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/mensen"
      breadcrumbs={[{ label: say('nav.people'), href: '/mensen' }, { label: title }]}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('people.newLink.lead', { name: person.name })}</Lead>
      <Notice kind="success" pictogram="lock">
        <p>
          <bdi dir="ltr">{url}</bdi>
        </p>
      </Notice>
      <Paragraph>
        {say('people.newLink.until', { day: sayDay(until.day, locale), time: until.time })}
      </Paragraph>
      <Paragraph quiet>{say('people.newLink.once')}</Paragraph>
      <ButtonLink href="/mensen">{say('people.newLink.back')}</ButtonLink>
    </CoalitionShell>
  );
}
