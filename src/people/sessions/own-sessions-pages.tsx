import type { Child } from 'hono/jsx';
import {
  Button,
  Form,
  Heading,
  Lead,
  Link,
  Notice,
  Paragraph,
  RowList,
  StatusBadge,
} from '../../ui/index.ts';
import { dayIn, sayDay, sayTime } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { CoalitionShell } from '../shells.tsx';
import type { Workspace } from '../workspaces/workspace.ts';
import type { OwnSession } from './own-sessions-store.ts';
import type { SignedIn } from './session-store.ts';

/** Everywhere that somebody is signed in, with a button to end each. */
export function OwnSessionsPage({
  workspace,
  words,
  account,
  sessions,
  current,
  ended,
  urge,
}: {
  workspace: Workspace;
  words: CoalitionWords;
  account: SignedIn;
  sessions: readonly OwnSession[];
  /** The id of the session that looks. */
  current: string;
  /** One or more were just ended. */
  ended: boolean;
  urge: Child;
}) {
  const { say, locale } = words;
  const title = say('account.sessions.title');
  const factsOf = (one: OwnSession) => {
    const day = sayDay(dayIn(workspace.zone, one.createdAt), locale);
    const time = sayTime(one.createdAt, workspace.zone, locale);
    const seen = one.seenOn
      ? [say('account.sessions.seen', { day: sayDay(one.seenOn, locale) })]
      : [];
    return [say('account.sessions.since', { day, time }), ...seen];
  };
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/mijn/aanmeldingen"
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('account.sessions.lead')}</Lead>
      {urge}
      {ended && (
        <Notice kind="success" live>
          {say('account.sessions.ended')}
        </Notice>
      )}
      <RowList
        label={title}
        rows={sessions.map((one) => ({
          title: say(`account.sessions.how.${one.how}`),
          facts: factsOf(one),
          marks: one.id === current && (
            <StatusBadge tone="good">{say('account.sessions.here')}</StatusBadge>
          ),
          below: one.id !== current && (
            <Form action={`/mijn/aanmeldingen/${one.id}/beeindigen`} inline>
              <Button
                look="secondary"
                label={say('account.sessions.endLabel', { what: factsOf(one)[0] ?? '' })}
              >
                {say('account.sessions.end')}
              </Button>
            </Form>
          ),
        }))}
      />
      {sessions.length > 1 && (
        <Form action="/mijn/aanmeldingen/andere">
          <Button look="danger">{say('account.sessions.endOthers')}</Button>
        </Form>
      )}
      <Paragraph>{say('account.sessions.strange')}</Paragraph>
      <Paragraph>
        <Link href="/mijn/tweede-stap">{say('account.factor.title')}</Link>
      </Paragraph>
    </CoalitionShell>
  );
}
