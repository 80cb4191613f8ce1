import {
  ButtonLink,
  Card,
  CardGrid,
  Flow,
  Heading,
  Lead,
  Link,
  Notice,
  Paragraph,
  RowList,
  StatusBadge,
} from '../../ui/index.ts';
import type { Day } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { AppContext } from '../app-env.ts';
import type { AttentionItem } from '../attention.ts';
import { CoalitionShell } from '../shells.tsx';
import { type Digest, sayWeekday } from './digest.ts';
import type { Week } from './gather-attention.ts';
import { dueTones, sayDue, urgencyOf } from './say-due.ts';

function DueBadge({ dueOn, words, today }: { dueOn: Day; words: CoalitionWords; today: Day }) {
  return (
    <StatusBadge tone={dueTones[urgencyOf(dueOn, today)]} pictogram="clock">
      {sayDue(words, dueOn, today)}
    </StatusBadge>
  );
}

type ItemProps = { item: AttentionItem; words: CoalitionWords; today: Day };

/** One thing that asks attention: a sentence, by when, and what to do. */
function AttentionCard({ item, words, today, first }: ItemProps & { first: boolean }) {
  const { what, dueOn, action } = item;
  return (
    <Card
      title={what}
      tone={first ? 'accent' : 'plain'}
      above={dueOn && <DueBadge dueOn={dueOn} words={words} today={today} />}
    >
      <ButtonLink
        href={action.href}
        look={first ? 'primary' : 'secondary'}
        label={`${action.label}: ${what}`}
      >
        {action.label}
      </ButtonLink>
    </Card>
  );
}

type WeekProps = { c: AppContext; week: Week; today: Day };

function SilentRooms({ week, words }: { week: Week; words: CoalitionWords }) {
  if (week.silent.length === 0) return null;
  const names = week.silent.map((heading) => words.say(heading));
  const parts = new Intl.ListFormat(words.locale.intl).format(names);
  return <Notice kind="warning">{words.say('week.silent', { parts })}</Notice>;
}

/** The first screen of everyone: at most three things that ask attention. */
export function WeekPage({ c, week, today, digest }: WeekProps & { digest: Digest }) {
  const { account, words, workspace } = c.var;
  const { say, locale } = words;
  const { first, more } = week;
  const weekday = sayWeekday(digest.weekday, locale);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={say('week.title')}
      path="/week"
    >
      <Heading level={1}>{say('week.title')}</Heading>
      {first.length > 0 && <Lead>{say('week.lead', { count: first.length })}</Lead>}
      {first.length === 0 && week.silent.length === 0 && (
        <Notice kind="success" title={say('week.nothing.title')}>
          <Paragraph>{say('week.nothing.body')}</Paragraph>
        </Notice>
      )}
      <SilentRooms week={week} words={words} />
      <CardGrid>
        {first.map((item, at) => (
          <AttentionCard item={item} words={words} today={today} first={at === 0} />
        ))}
      </CardGrid>
      {more > 0 && (
        <Paragraph>
          <Link href="/week/alles">{say('week.rest', { count: more })}</Link>
        </Paragraph>
      )}
      <Paragraph quiet>
        {say(`week.digest.${digest.rhythm}`, { weekday })}{' '}
        <Link href="/mijn/mail">{say('week.digest.change')}</Link>
      </Paragraph>
    </CoalitionShell>
  );
}

/** Everything that waits for someone, by room. */
export function WeekAllPage({ c, week, today }: WeekProps) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={say('week.all.title')}
      path="/week/alles"
      breadcrumbs={[{ label: say('week.title'), href: '/week' }, { label: say('week.all.title') }]}
    >
      <Heading level={1}>{say('week.all.title')}</Heading>
      <Lead>{say(week.groups.length > 0 ? 'week.all.lead' : 'week.nothing.body')}</Lead>
      <SilentRooms week={week} words={words} />
      {week.groups.map(({ heading, items, total }) => (
        <Flow>
          <Heading level={2}>{say(heading)}</Heading>
          <RowList
            label={say(heading)}
            rows={items.map(({ what, dueOn, action }) => ({
              title: what,
              href: action.href,
              marks: dueOn && <DueBadge dueOn={dueOn} words={words} today={today} />,
              facts: [action.label],
            }))}
          />
          {total > items.length && (
            <Paragraph quiet>{say('week.all.shown', { shown: items.length, total })}</Paragraph>
          )}
        </Flow>
      ))}
    </CoalitionShell>
  );
}
