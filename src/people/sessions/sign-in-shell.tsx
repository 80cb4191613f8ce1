import type { Child } from 'hono/jsx';
import { Heading } from '../../ui/index.ts';
import { type ResidentTag, residentTags } from '../../web/locales.ts';
import { ResidentShell, type ResidentShellProps } from '../shells.tsx';
import { type WayIn, wayAddress } from './way-in.ts';

export type SignInPageProps = {
  workspace: ResidentShellProps['workspace'] & { locales: readonly ResidentTag[] };
  tag: ResidentTag;
  /** This page's own address, so that it can be had in another language. */
  at: WayIn;
};

/**
 * The frame of every page on the way in, in the languages of residents: nobody is known yet, and who
 * comes in may be a resident partner or a key person. Another language is a link, which keeps where
 * somebody was going.
 */
export function SignInShell({
  workspace,
  tag,
  at,
  title,
  errorCount = 0,
  children,
}: SignInPageProps & { title: string; errorCount?: number; children?: Child }) {
  const tags = residentTags.filter((one) => one === tag || workspace.locales.includes(one));
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      errorCount={errorCount}
      languages={{ tags, href: (other) => wayAddress(at, other) }}
      scripts={['enhance/send-once.js']}
    >
      <Heading level={1}>{title}</Heading>
      {children}
    </ResidentShell>
  );
}
