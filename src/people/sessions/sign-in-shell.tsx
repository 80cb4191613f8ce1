import type { Child } from 'hono/jsx';
import { Heading, Link, Paragraph } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { CoalitionShell, type CoalitionShellProps } from '../shells.tsx';

export type SignInPageProps = {
  workspace: CoalitionShellProps['workspace'];
  words: CoalitionWords;
};

/** The frame of every page on the way in; its language changes by a link, since nobody is in yet. */
export function SignInShell({
  workspace,
  words,
  title,
  errorCount = 0,
  children,
}: SignInPageProps & { title: string; errorCount?: number; children?: Child }) {
  const other = words.locale.tag === 'nl' ? 'en' : 'nl';
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={null}
      title={title}
      path=""
      errorCount={errorCount}
      scripts={['enhance/send-once.js']}
    >
      <Heading level={1}>{title}</Heading>
      {children}
      <Paragraph quiet>
        <Link href={`?taal=${other}`} lang={other}>
          {words.say('people.otherLanguage')}
        </Link>
      </Paragraph>
    </CoalitionShell>
  );
}
