import { type AppContext, CoalitionShell, may, sayDomain, sayKind } from '../people/index.ts';
import {
  ButtonGroup,
  ButtonLink,
  Card,
  Columns,
  DataList,
  Details,
  Heading,
  Lead,
  Link,
  Paragraph,
  Quote,
} from '../ui/index.ts';
import type { Approach } from './approach.ts';
import type { PartContent } from './approach-part.ts';
import { Part, ThreadOfParts } from './approach-parts.tsx';
import type { Area } from './areas/area.ts';
import { sayArea } from './areas/area-pages.tsx';
import { changePath } from './change-frame.tsx';
import type { ShownDescription } from './description/description.ts';
import { DescriptionStanding } from './description/description-pages.tsx';
import type { TaskName } from './levels/level.ts';
import { partnersByDomain } from './partners/partner.ts';
import { sayMissing } from './partners/partner-pages.tsx';
import type { Partner } from './partners/partner-store.ts';
import type { Profile } from './profile/profile.ts';
import { profileItems } from './profile/profile-pages.tsx';

export interface ApproachPageProps {
  readonly c: AppContext;
  readonly approach: Approach;
  readonly coordinator: string | null;
  readonly parts: readonly PartContent[];
  readonly description: ShownDescription;
  readonly profile: Profile;
  readonly areas: readonly Area[];
  readonly partners: readonly Partner[];
  readonly domains: readonly string[];
  /** Who was named for what, by name. */
  readonly tasks: readonly { readonly key: TaskName; readonly name: string }[];
}

/** The team writes in Dutch, whoever reads it. */
const writtenIn = 'nl';

/** The home of an approach: what it is, how the thread stands, who is in it. */
export function ApproachPage(props: ApproachPageProps) {
  const { c, approach, parts } = props;
  const { account, words, workspace } = c.var;
  const { say } = words;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={approach.title}
      path={`/aanpak/${approach.slug}`}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title },
      ]}
    >
      <Heading level={1} lang={writtenIn} dir="auto">
        {approach.title}
      </Heading>
      <Lead lang={writtenIn} dir="auto">
        {approach.purpose}
      </Lead>
      <Columns
        sideLabel={say('approach.about')}
        main={
          <>
            <DescriptionCard {...props} />
            <ThreadOfParts say={say} parts={parts} />
            {parts
              .filter((part) => part.bead === undefined)
              .map((part) => (
                <Part part={part} />
              ))}
          </>
        }
        side={<About {...props} />}
      />
    </CoalitionShell>
  );
}

function DescriptionCard({ c, approach, description }: ApproachPageProps) {
  const { account, words } = c.var;
  const { say } = words;
  const path = `/aanpak/${approach.slug}/uitleg`;
  const manages = may(account, 'approaches.manage');
  if (description.state === 'none') {
    return manages ? (
      <Card title={say('approach.description')}>
        <Paragraph>{say('approach.description.missing')}</Paragraph>
        <ButtonGroup>
          <ButtonLink href={changePath(approach, 'description')}>
            {say('approach.description.write')}
          </ButtonLink>
        </ButtonGroup>
      </Card>
    ) : null;
  }
  const checks = may(account, 'approaches.check-words');
  return (
    <Card title={say('approach.description')}>
      <Quote lang="nl">{description.body}</Quote>
      <DescriptionStanding c={c} shown={description} />
      {checks && (
        <ButtonGroup>
          <ButtonLink href={path} look={description.state === 'unchecked' ? 'primary' : 'subtle'}>
            {say('approach.description.check')}
          </ButtonLink>
        </ButtonGroup>
      )}
      {!checks && description.state === 'unclear' && (
        <Paragraph>
          <Link href={path}>{say('approach.description.remarks')}</Link>
        </Paragraph>
      )}
    </Card>
  );
}

/** Beside the thread: who leads, for whom, where, and with whom. */
function About(props: ApproachPageProps) {
  const { c, approach, coordinator, profile, areas, tasks } = props;
  const { account, words } = c.var;
  const { say } = words;
  return (
    <>
      <DataList
        items={[
          {
            term: say('approach.coordinator'),
            definition: coordinator ?? say('approach.coordinator.gone'),
          },
          {
            term: say('approach.within'),
            definition: say('approach.days.value', { count: approach.answerDays }),
          },
          {
            term: say('approach.areas'),
            definition:
              areas.map((area) => sayArea(words, area)).join(', ') || say('approach.unknown'),
          },
          ...profileItems(words, profile),
        ]}
      />
      <Partners {...props} />
      {tasks.length > 0 && (
        <Details summary={say('approach.page.tasks')}>
          <DataList
            items={tasks.map(({ key, name }) => ({
              term: say(`approach.task.${key}`),
              definition: name,
            }))}
          />
        </Details>
      )}
      {may(account, 'approaches.manage') && (
        <ButtonGroup>
          <ButtonLink href={changePath(approach, 'basis')}>{say('approach.change')}</ButtonLink>
        </ButtonGroup>
      )}
    </>
  );
}

function Partners({ c, partners, domains }: ApproachPageProps) {
  const { words } = c.var;
  const { say } = words;
  const groups = partnersByDomain(partners, domains);
  const missing = sayMissing(words, partners);
  return (
    <section class="hoofdrol-flow">
      <Heading level={2} look={3}>
        {say('approach.page.partners')}
      </Heading>
      {groups.length === 0 ? (
        <Paragraph quiet>{say('approach.partners.none')}</Paragraph>
      ) : (
        <DataList
          items={groups.map((group) => ({
            term: sayDomain(words, group.domain),
            definition: group.partners.map(({ name, kind }) => (
              <p class="nl-paragraph">
                {name} {kind && <span class="hoofdrol-quiet">({sayKind(words, kind)})</span>}
              </p>
            )),
          }))}
        />
      )}
      {groups.length > 0 && missing && <Paragraph quiet>{missing}</Paragraph>}
    </section>
  );
}
