import { ButtonLink, Heading, Notice } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { MailForm, type MailFormProps } from '../sessions/mail-form.tsx';
import { type SignInPageProps, SignInShell } from '../sessions/sign-in-shell.tsx';

/** Why somebody does not get in with the account of their organisation. */
export type ProviderFault = 'away' | 'expired' | 'refused' | 'unknown' | 'unverified';

/** The way to the identity provider, on the page where one signs in. */
export function ProviderLink({
  words,
  name,
  back,
}: {
  words: CoalitionWords;
  name: string;
  back: string;
}) {
  const { say, locale } = words;
  const query = new URLSearchParams({ naar: back, taal: locale.tag });
  return (
    <>
      <Heading level={2}>{say('account.provider.title')}</Heading>
      <ButtonLink href={`/aanmelden/organisatie?${query}`} look="primary">
        {say('account.provider.button', { name })}
      </ButtonLink>
    </>
  );
}

/** Signing in with the provider did not work: why, and the other ways in. */
export function ProviderFaultPage({
  workspace,
  words,
  name,
  fault,
  mail,
}: SignInPageProps & { name: string; fault: ProviderFault; mail: MailFormProps }) {
  const { say } = words;
  return (
    <SignInShell workspace={workspace} words={words} title={say('people.signIn.title')}>
      <Notice kind="warning">{say(`account.provider.${fault}`, { name })}</Notice>
      <ProviderLink words={words} name={name} back={mail.back} />
      {fault !== 'unknown' && <MailForm words={words} {...mail} />}
    </SignInShell>
  );
}
