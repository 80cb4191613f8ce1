import { ButtonLink, Heading, Notice, Quote } from '../../ui/index.ts';
import { residentWords } from '../../web/words.ts';
import { ResidentShell, type ResidentShellProps } from '../shells.tsx';

/** Someone sent a form after their session had ended: what they typed, and the way back. */
export function SignedOutPage({
  workspace,
  tag,
  typed,
}: Pick<ResidentShellProps, 'workspace' | 'tag'> & { typed: readonly string[] }) {
  const { say } = residentWords(tag);
  const title = say('signIn.ended.title');
  return (
    <ResidentShell workspace={workspace} tag={tag} title={title}>
      <Heading level={1}>{title}</Heading>
      <Notice kind="warning">{say('signIn.ended.body')}</Notice>
      {typed.map((text) => (
        <Quote>{text}</Quote>
      ))}
      <ButtonLink look="primary" href={`/aanmelden?taal=${tag}`}>
        {say('signIn.title')}
      </ButtonLink>
    </ResidentShell>
  );
}
