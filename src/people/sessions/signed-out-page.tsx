import { ButtonLink, Heading, Notice, Quote } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { CoalitionShell, type CoalitionShellProps } from '../shells.tsx';

/** Someone sent a form after their session had ended: what they typed, and the way back. */
export function SignedOutPage({
  workspace,
  words,
  typed,
}: {
  workspace: CoalitionShellProps['workspace'];
  words: CoalitionWords;
  typed: readonly string[];
}) {
  const { say } = words;
  const title = say('people.signedOut.title');
  return (
    <CoalitionShell workspace={workspace} words={words} account={null} title={title} path="">
      <Heading level={1}>{title}</Heading>
      <Notice kind="warning">{say('people.signedOut.body')}</Notice>
      {typed.map((text) => (
        <Quote>{text}</Quote>
      ))}
      <ButtonLink look="primary" href="/aanmelden">
        {say('people.signIn.title')}
      </ButtonLink>
    </CoalitionShell>
  );
}
