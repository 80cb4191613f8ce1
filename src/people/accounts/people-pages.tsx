import {
  ButtonGroup,
  ButtonLink,
  Details,
  Heading,
  Lead,
  Link,
  List,
  Notice,
  Table,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { AppContext } from '../app-env.ts';
import { type Invitation, notInvited } from '../invitations/invitation.ts';
import { sayInvitation } from '../invitations/invite-form.tsx';
import { SecondFactorUrge } from '../second-factor/urge.tsx';
import { CoalitionShell } from '../shells.tsx';
import { may, type Person } from './account.ts';

/** Someone who has work and no account any more; null: not even a name is known. */
export type GoneWithWork = { readonly id: string; readonly name: string | null };

/** Everyone who may sign in, who left, and what hangs on somebody who is not there any more. */
export function PeoplePage({
  c,
  people,
  invitations,
  goneWithWork,
  hasLeft,
}: {
  c: AppContext;
  people: readonly Person[];
  /** Where the invitation of each stands, by account. */
  invitations: ReadonlyMap<string, Invitation>;
  goneWithWork: readonly GoneWithWork[];
  /** Name of who was just let go, or null. */
  hasLeft: string | null;
}) {
  const { workspace, words, account } = c.var;
  const { say, locale } = words;
  const title = say('people.list.title');
  const here = people.filter(({ active }) => active);
  const gone = people.filter(({ active }) => !active);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/mensen"
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('people.list.lead')}</Lead>
      <SecondFactorUrge c={c} />
      {hasLeft && (
        <Notice kind="success" live>
          {say('people.list.hasLeft', { name: hasLeft })}
        </Notice>
      )}
      {goneWithWork.length > 0 && (
        <Notice kind="warning" title={say('people.orphans.title')}>
          <p>{say('people.orphans.lead')}</p>
          <List
            items={goneWithWork.map(({ id, name }) => (
              <Link href={`/mensen/${id}/overdragen`}>
                {say('people.orphans.handOver', { name: name ?? say('people.orphans.unknown') })}
              </Link>
            ))}
          />
        </Notice>
      )}
      <ButtonGroup>
        <ButtonLink href="/mensen/nieuw" look="primary">
          {say('people.add.title')}
        </ButtonLink>
        <ButtonLink href="/mensen/organisaties">{say('people.organisations.title')}</ButtonLink>
        <ButtonLink href="/mensen/openbaar">{say('statement.title')}</ButtonLink>
        {may(account, 'readings.read') && (
          <ButtonLink href="/gelezen">{say('people.readings.title')}</ButtonLink>
        )}
      </ButtonGroup>
      <Table
        caption={title}
        captionHidden
        columns={[
          { label: say('people.field.name') },
          { label: say('people.field.role') },
          { label: say('people.field.organisation') },
          { label: say('people.field.email') },
        ]}
        rows={here.map((one) => [
          <Link href={`/mensen/${one.id}`}>{one.name}</Link>,
          say(`role.${one.role}`),
          [one.organisation, one.level && say(`people.level.${one.level}`)]
            .filter(Boolean)
            .join(', '),
          <>
            <bdi dir="ltr">{one.email}</bdi>
            <br />
            <span class="hoofdrol-quiet">
              {sayInvitation(words, invitations.get(one.id) ?? notInvited)}
            </span>
          </>,
        ])}
      />
      {gone.length > 0 && (
        <Details summary={say('people.gone.title', { count: gone.length })}>
          <List
            items={gone.map(({ id, name, leftOn }) => (
              <>
                <Link href={`/mensen/${id}`}>{name}</Link>
                {leftOn && (
                  <span class="hoofdrol-quiet">
                    {' '}
                    {say('people.gone.since', { day: sayDay(leftOn, locale, 'short') })}
                  </span>
                )}
              </>
            ))}
          />
        </Details>
      )}
    </CoalitionShell>
  );
}
