import {
  type Approach,
  PublishLink,
  RecordDecisionLink,
  ThreadLink,
} from '../../approach/index.ts';
import { type AppContext, may } from '../../people/index.ts';
import {
  BadgeList,
  Button,
  ButtonGroup,
  ButtonLink,
  DataList,
  Form,
  Heading,
  Link,
  List,
  Notice,
  Paragraph,
  Quote,
  StatusBadge,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import { themePath } from '../themes/theme-address.ts';
import { goalPath, isWithResidents, presenceKinds } from './goal.ts';
import { GoalBadges, GoalShell } from './goal-shell.tsx';
import type { ThemeChoice } from './goal-sources.ts';
import type { ContributionChoice } from './goal-sources-store.ts';
import type { Goal } from './goal-store.ts';
import { goalTitle, sayPresent } from './goal-words.ts';
import { sayContribution } from './say-contribution.ts';

/** What was just done, told above the page. */
export const goalDeeds = ['new', 'words', 'state', 'sources', 'word', 'word-late'] as const;
export type GoalDeed = (typeof goalDeeds)[number];

export type GoalPageProps = {
  c: AppContext;
  approach: Approach;
  goal: Goal;
  themes: readonly ThemeChoice[];
  contributions: readonly ContributionChoice[];
  writtenOn: Day;
  done: GoalDeed | null;
};

/** One goal: in residents' words, who decided it, where it comes from. */
export function GoalPage(props: GoalPageProps) {
  const { c, approach, goal, done } = props;
  const { account, words } = c.var;
  const { say } = words;
  const path = goalPath(approach.slug, goal.id);
  const title = goalTitle(goal.change);
  const mayDecide = may(account, 'goals.decide');
  return (
    <GoalShell c={c} approach={approach} title={title} path={path}>
      <Heading level={1} kicker={say('goal.one')} dir="auto">
        {title}
      </Heading>
      <BadgeList>
        <GoalBadges words={words} goal={goal} />
      </BadgeList>
      {done && (
        <Notice kind={done === 'word-late' ? 'warning' : 'success'} live>
          {say(`goal.done.${done}`)}
        </Notice>
      )}
      {!isWithResidents(goal.presence) && goal.state === 'open' && <Alone c={c} path={path} />}
      {title !== goal.change && (
        <>
          <Heading level={2} look={3}>
            {say('goal.change')}
          </Heading>
          <Quote>{goal.change}</Quote>
        </>
      )}
      <Heading level={2} look={3}>
        {say('goal.notice')}
      </Heading>
      <Written text={goal.notice} missing={say('goal.notice.missing')} />
      <Heading level={2} look={3}>
        {say('goal.input')}
      </Heading>
      <Written text={goal.input} missing={say('goal.input.missing')} />
      <WhoDecided {...props} />
      {isWithResidents(goal.presence) && <Confirmed c={c} goal={goal} path={path} />}
      <Sources {...props} path={path} />
      <Paragraph>
        <Link href={`${path}/versies`}>{say('goal.history.link', { count: goal.version })}</Link>
      </Paragraph>
      <ThreadLink id={goal.id} account={account} words={words} />
      <PublishLink {...{ approach, account, words }} beadId={goal.id} />
      {mayDecide && (
        <ButtonGroup>
          <ButtonLink href={`${path}/wijzigen`} pictogram="write">
            {say('goal.edit')}
          </ButtonLink>
          <ButtonLink href={`${path}/stand`}>{say('goal.finish')}</ButtonLink>
          <RecordDecisionLink {...{ approach, account, words }} aboutId={goal.id} />
        </ButtonGroup>
      )}
    </GoalShell>
  );
}

function Alone({ c, path }: { c: AppContext; path: string }) {
  const { account, words } = c.var;
  const { say } = words;
  const explain =
    account.role === 'resident-partner' ? 'goal.alone.explain.partner' : 'goal.alone.explain';
  return (
    <Notice kind="warning" title={say('goal.alone')} pictogram="people">
      <Paragraph>{say(explain)}</Paragraph>
      {may(account, 'goals.decide') && (
        <ButtonGroup>
          <ButtonLink href={`${path}/wijzigen`} look="primary">
            {say('goal.alone.next')}
          </ButtonLink>
        </ButtonGroup>
      )}
    </Notice>
  );
}

function Written({ text, missing }: { text: string | null; missing: string }) {
  return text === null ? <Paragraph quiet>{missing}</Paragraph> : <Quote>{text}</Quote>;
}

function WhoDecided({ c, goal, writtenOn }: GoalPageProps) {
  const { words } = c.var;
  const { say, locale } = words;
  const groups = presenceKinds.flatMap((kind) => {
    const there = goal.presence.filter((one) => one.kind === kind);
    return there.length === 0
      ? []
      : [
          {
            term: say(`goal.who.${kind}`),
            definition: there.map((one) => <div dir="auto">{sayPresent(words, one)}</div>),
          },
        ];
  });
  return (
    <>
      <Heading level={2}>{say('goal.decided.title')}</Heading>
      <DataList
        items={[
          {
            term: say('goal.decided.on.term'),
            definition: goal.decidedOn
              ? sayDay(goal.decidedOn, locale)
              : say('goal.decided.notYet'),
          },
          ...groups,
          { term: say('goal.written.on'), definition: sayDay(writtenOn, locale) },
          { term: say('goal.owner'), definition: goal.ownerName ?? say('goal.owner.gone') },
        ]}
      />
    </>
  );
}

/** Whether a resident partner said that it was decided like this; and the way to say so. */
function Confirmed({ c, goal, path }: { c: AppContext; goal: Goal; path: string }) {
  const { account, words } = c.var;
  const { say } = words;
  const mayConfirm =
    may(account, 'themes.confirm') && !goal.words.some(({ accountId }) => accountId === account.id);
  const list = new Intl.ListFormat(words.locale.intl, { type: 'conjunction' });
  const names = goal.words.map(({ name }) => name ?? say('goal.who.gone.resident-partner'));
  return (
    <>
      <Paragraph>
        {names.length > 0
          ? say('goal.word.given', { who: list.format(names) })
          : say('goal.word.none')}
      </Paragraph>
      {mayConfirm && (
        <Form
          action={`${path}/klopt`}
          hidden={{ seen: String(goal.version) }}
          busyLabel={say('form.busy')}
        >
          <Paragraph>{say('goal.word.ask')}</Paragraph>
          <ButtonGroup>
            <Button pictogram="check">{say('goal.word.give')}</Button>
            <ButtonLink href={`${path}/wijzigen`} look="secondary">
              {say('goal.word.differs')}
            </ButtonLink>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
}

function Sources({ c, approach, themes, contributions, path }: GoalPageProps & { path: string }) {
  const { account, words } = c.var;
  const { say } = words;
  const mayRead = may(account, 'contributions.read');
  const isEmpty = themes.length + contributions.length === 0;
  return (
    <>
      <Heading level={2}>{say('goal.sources')}</Heading>
      {isEmpty && <Paragraph>{say('goal.sources.none')}</Paragraph>}
      {themes.length > 0 && (
        <List
          items={themes.map(({ id, title, isConfirmed }) => (
            <>
              {may(account, 'themes.read') ? (
                <Link href={themePath(approach, id)} dir="auto">
                  {title}
                </Link>
              ) : (
                title
              )}{' '}
              {!isConfirmed && (
                <StatusBadge tone="waiting">{say('goal.sources.theme.unconfirmed')}</StatusBadge>
              )}
            </>
          ))}
        />
      )}
      {contributions.length > 0 &&
        (mayRead ? (
          <List
            items={contributions.map((one) => {
              const { title, lang, dir } = sayContribution(words, one);
              return one.isWithdrawn ? (
                title
              ) : (
                <Link href={`/berichten/${one.id}`} lang={lang} dir={dir}>
                  {title}
                </Link>
              );
            })}
          />
        ) : (
          <Paragraph>
            {say('goal.sources.contributions.count', { count: contributions.length })}
          </Paragraph>
        ))}
      {may(account, 'goals.decide') && (
        <Paragraph>
          <Link href={`${path}/herkomst`}>{say('goal.sources.change')}</Link>
        </Paragraph>
      )}
    </>
  );
}
