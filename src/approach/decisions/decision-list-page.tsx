import type { Child } from 'hono/jsx';
import { type AppContext, CoalitionShell, may } from '../../people/index.ts';
import {
  ButtonGroup,
  ButtonLink,
  Heading,
  Lead,
  Pagination,
  Paragraph,
  RowList,
  StatusBadge,
  ViewLinks,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import { type DecisionState, stateOfDecision } from './decision.ts';
import {
  type DecisionCounts,
  type DecisionLine,
  type DecisionView,
  decisionViews,
} from './decision-store.ts';
import {
  decisionPath,
  decisionsPath,
  listAddress,
  titleOfDecision,
  toneOfDecision,
  toneOfOutcome,
} from './decision-words.ts';

/** The frame of every page about decisions of an approach. */
export function DecisionFrame(props: {
  c: AppContext;
  approach: Approach;
  title: string;
  path: string;
  /** Under the list of decisions: this decision, as a step on the way here. */
  under?: { label: string; href: string } | undefined;
  errorCount?: number;
  scripts?: readonly string[];
  children?: Child;
}) {
  const { c, approach, title, path, under, errorCount = 0, scripts = [], children } = props;
  const { workspace, words, account } = c.var;
  const { say } = words;
  const list = decisionsPath(approach);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={path}
      errorCount={errorCount}
      scripts={scripts}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        ...(path === list ? [] : [{ label: say('decision.list.title'), href: list }]),
        ...(under ? [under] : []),
        { label: title },
      ]}
    >
      {children}
    </CoalitionShell>
  );
}

/** How a decision came out and stands, as badges. */
export function DecisionBadges({
  words: { say },
  decision,
  state,
}: {
  words: CoalitionWords;
  decision: Pick<DecisionLine, 'outcome'>;
  state: DecisionState;
}) {
  return (
    <>
      <StatusBadge tone={toneOfOutcome[decision.outcome]}>
        {say(`decision.outcome.${decision.outcome}`)}
      </StatusBadge>{' '}
      <StatusBadge tone={toneOfDecision[state]}>{say(`decision.state.${state}`)}</StatusBadge>
    </>
  );
}

export interface DecisionListProps {
  readonly c: AppContext;
  readonly approach: Approach;
  readonly view: DecisionView;
  readonly counts: DecisionCounts;
  readonly decisions: readonly DecisionLine[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  readonly today: Day;
}

/** The decisions of an approach, newest first, a page at a time. */
export function DecisionListPage(props: DecisionListProps) {
  const { c, approach, view, counts, decisions, hasNewer, hasOlder, today } = props;
  const { words, account } = c.var;
  const { say, locale } = words;
  const path = decisionsPath(approach);
  const first = decisions[0];
  const last = decisions.at(-1);
  const isEmpty = counts.byView.all === 0;
  const short = (day: Day) => sayDay(day, locale, 'short');
  return (
    <DecisionFrame c={c} approach={approach} title={say('decision.list.title')} path={path}>
      <Heading level={1}>{say('decision.list.title')}</Heading>
      <Lead>{say(isEmpty ? 'decision.list.empty' : 'decision.list.lead')}</Lead>
      {may(account, 'decisions.record') && (
        <ButtonGroup>
          <ButtonLink href={`${path}/nieuw`} look={isEmpty ? 'primary' : 'secondary'}>
            {say('decision.new')}
          </ButtonLink>
        </ButtonGroup>
      )}
      {!isEmpty && (
        <ViewLinks
          label={say('decision.views')}
          views={decisionViews.map((one) => ({
            href: listAddress(approach, one),
            label: say(`decision.view.${one}`),
            current: one === view,
            count: counts.byView[one],
          }))}
        />
      )}
      {!isEmpty && decisions.length === 0 && <Paragraph>{say('decision.list.none')}</Paragraph>}
      {decisions.length > 0 && (
        <RowList
          label={say('decision.list.label')}
          rows={decisions.map((decision) => ({
            title: titleOfDecision(words, decision),
            href: decisionPath(approach, decision.id),
            dir: 'auto',
            marks: (
              <DecisionBadges
                words={words}
                decision={decision}
                state={stateOfDecision(decision, today)}
              />
            ),
            facts: [
              say('decision.fact.decided', { day: short(decision.decidedOn) }),
              say('decision.fact.level', { level: say(`decision.level.${decision.level}`) }),
              ...(decision.replacedById === null
                ? [say('decision.fact.review', { day: short(decision.reviewOn) })]
                : []),
            ],
          }))}
        />
      )}
      <Pagination
        label={say('decision.list.pages')}
        previous={
          hasNewer && first
            ? {
                href: listAddress(approach, view, { from: 'voor', of: first }),
                label: say('decision.list.newer'),
              }
            : undefined
        }
        next={
          hasOlder && last
            ? {
                href: listAddress(approach, view, { from: 'na', of: last }),
                label: say('decision.list.older'),
              }
            : undefined
        }
      />
    </DecisionFrame>
  );
}
