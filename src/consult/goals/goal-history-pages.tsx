import type { Approach } from '../../approach/index.ts';
import type { AppContext } from '../../people/index.ts';
import {
  BadgeList,
  Card,
  CardGrid,
  DataList,
  Flow,
  Heading,
  Lead,
  Paragraph,
  Quote,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import { changedFields, goalPath } from './goal.ts';
import { GoalBadges, GoalShell } from './goal-shell.tsx';
import type { Goal, GoalVersion } from './goal-store.ts';
import { goalTitle, sayDecision } from './goal-words.ts';

/** Every version of a goal in words: what it said, what it became, why, and who decided that. */
export function GoalHistoryPage(props: {
  c: AppContext;
  approach: Approach;
  goal: Goal;
  /** Newest first. */
  versions: readonly GoalVersion[];
  dayOf: (moment: Date) => Day;
}) {
  const { c, approach, goal, versions, dayOf } = props;
  const { say } = c.var.words;
  const title = say('goal.history.title');
  const path = goalPath(approach.slug, goal.id);
  return (
    <GoalShell
      c={c}
      approach={approach}
      title={title}
      path={`${path}/versies`}
      above={[{ label: goalTitle(goal.change), href: path }]}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('goal.history.lead')}</Lead>
      {versions.map((version, index) => (
        <Version
          c={c}
          version={version}
          before={versions[index + 1] ?? null}
          day={dayOf(version.madeAt)}
        />
      ))}
    </GoalShell>
  );
}

type VersionProps = { c: AppContext; version: GoalVersion; before: GoalVersion | null; day: Day };
const wordsFields = ['change', 'notice', 'input'] as const;

function Version({ c, version, before, day }: VersionProps) {
  const { words } = c.var;
  const { say, locale } = words;
  const changed: readonly string[] = before ? changedFields(before, version) : wordsFields;
  const sameWords = before !== null && !wordsFields.some((field) => changed.includes(field));
  return (
    <section class="hoofdrol-flow">
      <Heading level={2} id={`versie-${version.version}`}>
        {say('goal.history.version', {
          version: version.version,
          day: sayDay(day, locale, 'short'),
        })}
      </Heading>
      <BadgeList>
        <GoalBadges words={words} goal={version} />
      </BadgeList>
      {!before && <Paragraph>{say('goal.history.first')}</Paragraph>}
      {sameWords && !changed.includes('state') && (
        <Paragraph>{say('goal.history.sameWords')}</Paragraph>
      )}
      {wordsFields
        .filter((field) => (before ? changed.includes(field) : version[field] !== null))
        .map((field) => (
          <Flow>
            <Heading level={3}>{say(`goal.${field}`)}</Heading>
            {before ? (
              <CardGrid>
                <Side c={c} label={say('goal.history.was')} text={before[field]} />
                <Side c={c} label={say('goal.history.became')} text={version[field]} />
              </CardGrid>
            ) : (
              <Quote>{version[field]}</Quote>
            )}
          </Flow>
        ))}
      <Reasons c={c} version={version} before={before} />
    </section>
  );
}

function Side({ c, label, text }: { c: AppContext; label: string; text: string | null }) {
  return (
    <Card title={label} titleLevel={4}>
      {text === null ? (
        <Paragraph quiet>{c.var.words.say('goal.history.empty')}</Paragraph>
      ) : (
        <Paragraph dir="auto">{text}</Paragraph>
      )}
    </Card>
  );
}

function Reasons({ c, version, before }: Omit<VersionProps, 'day'>) {
  const { words } = c.var;
  const { say } = words;
  const moved = before && before.state !== version.state;
  return (
    <DataList
      items={[
        ...(moved
          ? [
              {
                term: say('goal.history.state'),
                definition: `${say('goal.history.was')} ${say(`goal.state.${before.state}`)}, ${say(
                  'goal.history.became',
                ).toLowerCase()} ${say(`goal.state.${version.state}`)}`,
              },
            ]
          : []),
        ...(version.reason
          ? [
              {
                term: say('goal.history.because'),
                definition: <span dir="auto">{version.reason}</span>,
              },
            ]
          : []),
        { term: say('goal.history.decidedBy'), definition: sayDecision(words, version) },
        {
          term: say('goal.history.maker'),
          definition: version.makerName ?? say('goal.owner.gone'),
        },
      ]}
    />
  );
}
