import { ButtonLink, Heading, Lead, Notice, Paragraph } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { Account } from '../accounts/account.ts';
import type { AppContext } from '../app-env.ts';
import { CoalitionShell } from '../shells.tsx';

/** A link just made: shown this once, to hand over. */
export function NewLinkPage({
  c,
  person,
  url,
  until,
}: {
  c: AppContext;
  person: Account;
  url: string;
  /** In the workspace's zone. */
  until: { day: string; time: string };
}) {
  const { workspace, words, account } = c.var;
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
