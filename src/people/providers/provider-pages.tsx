import { ButtonLink, Heading, Notice } from '../../ui/index.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { MailForm, type MailFormProps } from '../sessions/mail-form.tsx';
import { type SignInPageProps, SignInShell } from '../sessions/sign-in-shell.tsx';

/** Why somebody does not get in with the account of their organisation. */
export type ProviderFault = 'away' | 'expired' | 'refused' | 'unknown' | 'unverified';

/** The way to the identity provider, on the page where one signs in. */
export function ProviderLink({
  tag,
  name,
  back,
}: {
  tag: ResidentTag;
  name: string;
  back: string;
}) {
  const { say } = residentWords(tag);
  const query = new URLSearchParams({ naar: back, taal: tag });
  return (
    <>
      <Heading level={2}>{say('signIn.provider.title')}</Heading>
      <ButtonLink href={`/aanmelden/organisatie?${query}`} look="primary">
        {say('signIn.provider.button', { name })}
      </ButtonLink>
    </>
  );
}

/** Signing in with the provider did not work: why, and the other ways in. */
export function ProviderFaultPage({
  workspace,
  tag,
  at,
  name,
  fault,
  mail,
}: SignInPageProps & { name: string; fault: ProviderFault; mail: MailFormProps }) {
  const { say } = residentWords(tag);
  return (
    <SignInShell workspace={workspace} tag={tag} at={at} title={say('signIn.title')}>
      <Notice kind="warning">{say(`signIn.provider.${fault}`, { name })}</Notice>
      <ProviderLink tag={tag} name={name} back={mail.back} />
      {fault !== 'unknown' && <MailForm tag={tag} {...mail} />}
    </SignInShell>
  );
}
