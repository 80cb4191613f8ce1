import { type AppContext, may } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  Heading,
  Lead,
  Link,
  Notice,
  Paragraph,
  RowList,
  StatusBadge,
  ViewLinks,
} from '../../ui/index.ts';
import { type Day, dayIn, sayDay } from '../../web/calendar.ts';
import type { Approach } from '../approach.ts';
import type { Publication, PublicationState } from './publication.ts';
import { PublicationFrame } from './publication-frame.tsx';
import {
  choosePath,
  publicationPath,
  publicationsPath,
  sayStanding,
  titleOf,
} from './publication-words.ts';

/** What one can look at in the list, with its name in the address and the states in it. */
export const publicationViews = {
  busy: { name: 'onderweg', states: ['held', 'proposed', 'asked'] },
  shown: { name: 'openbaar', states: ['published'] },
  gone: { name: 'ingetrokken', states: ['withdrawn'] },
} as const satisfies Record<string, { name: string; states: readonly PublicationState[] }>;
export type PublicationView = keyof typeof publicationViews;
const viewNames = Object.keys(publicationViews) as PublicationView[];

/** The view of an address; what is on its way when it names none. */
export const publicationViewOf = (name: string | undefined): PublicationView =>
  viewNames.find((view) => publicationViews[view].name === name) ?? 'busy';

/** What was just done, as the address says it. */
const doneNames = ['opened', 'closed', 'withdrawn'] as const;

export interface PublicationListProps {
  readonly c: AppContext;
  readonly approach: Approach;
  readonly view: PublicationView;
  readonly counts: Readonly<Record<PublicationState, number>>;
  readonly publications: readonly Publication[];
  readonly openedOn: Day | null;
  readonly hasPartners: boolean;
  /** How many were let through and are not public yet. */
  readonly ready: number;
}

/** Whether the approach has a public page, and the button that changes it. */
function PublicPage({ c, approach, openedOn }: PublicationListProps) {
  const { words, account } = c.var;
  const { say, locale } = words;
  const path = publicationsPath(approach);
  const manages = may(account, 'publications.manage');
  return (
    <section class="hoofdrol-flow">
      <Heading level={2} look={3}>
        {say('publishing.approach.public')}
      </Heading>
      <Paragraph>
        {openedOn
          ? say('publishing.approach.since', { day: sayDay(openedOn, locale) })
          : say('publishing.approach.none')}
      </Paragraph>
      {openedOn && (
        <ButtonGroup>
          <ButtonLink href={`/openbaar/${approach.slug}`}>
            {say('publishing.approach.look')}
          </ButtonLink>
        </ButtonGroup>
      )}
      {manages && openedOn && may(account, 'programme.share') && (
        <Paragraph>
          <Link href={`/aanpak/${approach.slug}/programma`}>{say('programme.share.title')}</Link>
        </Paragraph>
      )}
      {manages && (
        <Form action={`${path}/${openedOn ? 'sluiten' : 'openen'}`} busyLabel={say('form.busy')}>
          {openedOn && <Paragraph quiet>{say('publishing.approach.close.hint')}</Paragraph>}
          <ButtonGroup>
            <Button look={openedOn ? 'subtle' : 'primary'}>
              {say(openedOn ? 'publishing.approach.close' : 'publishing.approach.open')}
            </Button>
          </ButtonGroup>
        </Form>
      )}
    </section>
  );
}

/** When it was proposed, published or withdrawn. */
function factsOf(c: AppContext, publication: Publication): string[] {
  const { words, workspace } = c.var;
  const { say, locale } = words;
  const short = (day: Day) => sayDay(day, locale, 'short');
  const { state, publishedOn, withdrawnOn, withdrawnWhy, proposedAt, kind } = publication;
  const facts = [say(`publishing.kind.${kind}`)];
  if (state === 'withdrawn' && withdrawnOn && withdrawnWhy) {
    const why = say(`publishing.why.${withdrawnWhy}`);
    return [...facts, say('publishing.fact.withdrawn', { day: short(withdrawnOn), why })];
  }
  if (state === 'published' && publishedOn) {
    return [...facts, say('publishing.fact.published', { day: short(publishedOn) })];
  }
  const day = short(dayIn(workspace.zone, proposedAt));
  return [...facts, say('publishing.fact.proposed', { day })];
}

/** What was just done, above the list. */
function Done({ c }: { c: AppContext }) {
  const { say } = c.var.words;
  const asked = c.req.query('gedaan');
  const done = doneNames.find((name) => name === asked);
  const count = Number(c.req.query('aantal') ?? Number.NaN);
  if (asked === 'publishedAll' && Number.isInteger(count)) {
    return (
      <Notice kind="success" live>
        {say('publishing.done.publishedAll', { count })}
      </Notice>
    );
  }
  if (!done) return null;
  return (
    <Notice kind="success" live>
      {say(`publishing.done.${done}`)}
    </Notice>
  );
}

/** What a coordinator can do here. */
function Manage({ c, approach, hasPartners, ready }: PublicationListProps) {
  const { say } = c.var.words;
  if (!may(c.var.account, 'publications.manage')) return null;
  return (
    <>
      {!hasPartners && (
        <Notice kind="warning" title={say('publishing.noPartner')}>
          {say('publishing.noPartner.body')}
        </Notice>
      )}
      <ButtonGroup>
        <ButtonLink href={choosePath(approach, 'theme')} look="primary">
          {say('publishing.choose')}
        </ButtonLink>
      </ButtonGroup>
      {ready > 0 && (
        <Form action={`${publicationsPath(approach)}/alles`} busyLabel={say('form.busy')}>
          <ButtonGroup>
            <Button look="secondary">{say('publishing.publishAll', { count: ready })}</Button>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
}

/** What of an approach is or would be published. */
export function PublicationListPage(props: PublicationListProps) {
  const { c, approach, view, counts, publications, hasPartners } = props;
  const { words } = c.var;
  const { say } = words;
  const path = publicationsPath(approach);
  const countOf = (one: PublicationView) =>
    publicationViews[one].states.reduce((sum, state) => sum + counts[state], 0);
  return (
    <PublicationFrame c={c} approach={approach} title={say('publishing.title')} path={path}>
      <Heading level={1}>{say('publishing.title')}</Heading>
      <Lead>{say('publishing.lead')}</Lead>
      <Done c={c} />
      <Manage {...props} />
      <ViewLinks
        label={say('publishing.views')}
        views={viewNames.map((one) => ({
          href: `${path}?stand=${publicationViews[one].name}`,
          label: say(`publishing.view.${one}`),
          current: one === view,
          count: countOf(one),
        }))}
      />
      {publications.length === 0 ? (
        <Paragraph>{say('publishing.list.none')}</Paragraph>
      ) : (
        <RowList
          label={say('publishing.list.label')}
          rows={publications.map((publication) => {
            const { title, lang } = titleOf(words, publication);
            const standing = sayStanding(words, publication, hasPartners);
            return {
              ...{ title, lang, dir: 'auto' as const },
              href: publicationPath(approach, publication.id),
              marks: <StatusBadge tone={standing.tone}>{standing.words}</StatusBadge>,
              facts: factsOf(c, publication),
            };
          })}
        />
      )}
      <PublicPage {...props} />
    </PublicationFrame>
  );
}
