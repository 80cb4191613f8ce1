import type { Child } from 'hono/jsx';
import { type AppContext, CoalitionShell } from '../people/index.ts';
import { Heading, Lead } from '../ui/index.ts';

/** Every page of the register stands in this. */
export function PrivacyShell({
  c,
  title,
  lead,
  path,
  trail = [],
  errorCount = 0,
  children,
}: {
  c: AppContext;
  title: string;
  lead?: string | undefined;
  path: string;
  /** Pages between the register and this one. */
  trail?: readonly { label: string; href: string }[];
  errorCount?: number;
  children?: Child;
}) {
  const { workspace, words, account } = c.var;
  const isRegister = path === '/verwerkingen';
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={path}
      errorCount={errorCount}
      scripts={['enhance/send-once.js']}
      {...(!isRegister && {
        breadcrumbs: [
          { label: words.say('privacy.title'), href: '/verwerkingen' },
          ...trail,
          { label: title },
        ],
      })}
    >
      <Heading level={1}>{title}</Heading>
      {lead && <Lead>{lead}</Lead>}
      {children}
    </CoalitionShell>
  );
}
