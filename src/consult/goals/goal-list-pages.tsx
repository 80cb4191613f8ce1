import type { Approach } from '../../approach/index.ts';
import { type AppContext, may } from '../../people/index.ts';
import {
  ButtonGroup,
  ButtonLink,
  Heading,
  Lead,
  Notice,
  Pagination,
  RowList,
  ViewLinks,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { type GoalView, goalPath, goalsPath, goalViews } from './goal.ts';
import type { GoalCounts, GoalPage } from './goal-list-store.ts';
import { GoalBadges, GoalShell } from './goal-shell.tsx';
import { goalTitle } from './goal-words.ts';

/** The goals of an approach, newest first. */
export function GoalListPage(props: {
  c: AppContext;
  approach: Approach;
  view: GoalView;
  page: GoalPage;
  counts: GoalCounts;
}) {
  const { c, approach, view, page, counts } = props;
  const { account, words } = c.var;
  const { say, locale } = words;
  const title = say('goal.list.title');
  const path = goalsPath(approach.slug);
  const at = (name: 'na' | 'voor', id: string) => {
    const choice = view === 'open' ? '' : `stand=${goalViews[view]}&`;
    return `${path}?${choice}${name}=${id}`;
  };
  return (
    <GoalShell c={c} approach={approach} title={title} path={path} isList>
      <Heading level={1}>{title}</Heading>
      <Lead>{say('goal.list.lead')}</Lead>
      {may(account, 'goals.decide') && (
        <ButtonGroup>
          <ButtonLink href={`${path}/nieuw`} look="primary" pictogram="write">
            {say('goal.new')}
          </ButtonLink>
        </ButtonGroup>
      )}
      <ViewLinks
        label={say('goal.list.views')}
        views={(Object.keys(goalViews) as GoalView[]).map((one) => ({
          href: goalsPath(approach.slug, one),
          label: say(`goal.view.${one}`),
          current: one === view,
          count: counts[one],
        }))}
      />
      {page.goals.length === 0 && (
        <Notice kind={view === 'alone' ? 'success' : 'info'}>
          {say(`goal.list.empty.${view}`)}
        </Notice>
      )}
      {page.goals.length > 0 && (
        <RowList
          label={title}
          rows={page.goals.map((goal) => ({
            title: goalTitle(goal.change),
            href: goalPath(approach.slug, goal.id),
            dir: 'auto',
            marks: <GoalBadges words={words} goal={goal} />,
            facts: [
              goal.decidedOn
                ? `${say('goal.decided.on.term')} ${sayDay(goal.decidedOn, locale, 'short')}`
                : say('goal.undecided'),
              `${say('goal.owner')}: ${goal.ownerName ?? say('goal.owner.gone')}`,
            ],
          }))}
        />
      )}
      <Pagination
        label={say('goal.list.pages')}
        previous={
          page.previous
            ? { href: at('voor', page.previous), label: say('goal.list.previous') }
            : undefined
        }
        next={page.next ? { href: at('na', page.next), label: say('goal.list.next') } : undefined}
      />
    </GoalShell>
  );
}
