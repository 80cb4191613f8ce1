import type { Child } from 'hono/jsx';
import { type AppContext, may } from '../../people/index.ts';
import type { ToldEvent } from '../../thread/event-list.ts';
import {
  BadgeList,
  ButtonGroup,
  ButtonLink,
  Card,
  Columns,
  DataList,
  Details,
  Heading,
  Link,
  List,
  Notice,
  Paragraph,
  Quote,
  StatusBadge,
  Trail,
  type TrailStep,
} from '../../ui/index.ts';
import { type Day, dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import { PublishLink } from '../publications/publish-link.tsx';
import { ThreadLink } from '../thread/thread-pages.tsx';
import type { DescribedBead } from '../thread-source.ts';
import { mayMend, stateOfDecision } from './decision.ts';
import type { EarlierWords } from './decision-history-store.ts';
import { DecisionBadges, DecisionFrame } from './decision-list-page.tsx';
import type { DecisionLine, DecisionRecord } from './decision-store.ts';
import {
  decisionPath,
  decisionsPath,
  sayDecider,
  shownWords,
  titleOfDecision,
} from './decision-words.ts';

/** Beads that hang on a decision: the first of them, and how many there are. */
export interface TiedBeads {
  readonly beads: readonly DescribedBead[];
  readonly total: number;
}

export interface DecisionPageProps {
  readonly c: AppContext;
  readonly approach: Approach;
  readonly decision: DecisionRecord;
  readonly replaces: DecisionLine | null;
  readonly replacedBy: DecisionLine | null;
  readonly about: TiedBeads;
  readonly told: TiedBeads;
  readonly events: readonly ToldEvent[];
  readonly earlier: readonly EarlierWords[];
  readonly today: Day;
  readonly now: Date;
}

/** One decision: what and why, by whom, what it is about, and what happened to it. */
export function DecisionPage(props: DecisionPageProps) {
  const { c, approach, decision, replaces, replacedBy, about, told, today } = props;
  const { words } = c.var;
  const { say } = words;
  const state = stateOfDecision(decision, today);
  const what = shownWords(decision.what, words);
  const why = shownWords(decision.why, words);
  const other = (one: DecisionLine) => (
    <Link href={decisionPath(approach, one.id)} dir="auto">
      {titleOfDecision(words, one)}
    </Link>
  );
  return (
    <DecisionFrame
      c={c}
      approach={approach}
      title={titleOfDecision(words, decision, 60)}
      path={decisionPath(approach, decision.id)}
    >
      <Heading level={1}>{say('decision.one')}</Heading>
      {replacedBy && (
        <Notice kind="warning" title={say('decision.replacedBy')}>
          <Paragraph>{other(replacedBy)}</Paragraph>
        </Notice>
      )}
      <Columns
        sideLabel={say('decision.particulars')}
        main={
          <>
            <BadgeList>
              <DecisionBadges words={words} decision={decision} state={state} />
            </BadgeList>
            <Quote lang={what.lang}>{what.body}</Quote>
            <Heading level={2} look={3}>
              {say('decision.why')}
            </Heading>
            <Quote lang={why.lang}>{why.body}</Quote>
            {replaces && (
              <Card title={say('decision.replaces')} titleLevel={2}>
                <Paragraph>{other(replaces)}</Paragraph>
              </Card>
            )}
            <Tied words={words} title={say('decision.about')} tied={about}>
              {say('decision.about.none')}
            </Tied>
            <Tied words={words} title={say('decision.told')} tied={told}>
              {say('decision.told.none')}
            </Tied>
            <Actions {...props} />
            <History {...props} />
          </>
        }
        side={
          <>
            <Particulars words={words} decision={decision} />
            <ThreadLink id={decision.id} account={c.var.account} words={words} />
            <PublishLink {...{ approach, words }} account={c.var.account} beadId={decision.id} />
          </>
        }
      />
    </DecisionFrame>
  );
}

function Particulars({ words, decision }: { words: CoalitionWords; decision: DecisionRecord }) {
  const { say, locale } = words;
  const { documentName, documentUrl, lookedAtOn } = decision;
  const document =
    documentUrl === null ? (
      (documentName ?? say('decision.document.none'))
    ) : (
      <Link href={documentUrl} rel="noopener noreferrer external" dir="auto">
        {documentName ?? documentUrl}
      </Link>
    );
  const days = [
    ['decision.decidedOn', decision.decidedOn],
    ['decision.validFrom', decision.validFrom],
    ...(lookedAtOn === null ? [] : [['decision.lookedAtOn', lookedAtOn] as const]),
    ['decision.reviewOn', decision.reviewOn],
  ] as const;
  const items: { term: Child; definition: Child }[] = [
    { term: say('decision.by'), definition: sayDecider(words, decision) },
    { term: say('decision.level'), definition: say(`decision.level.${decision.level}`) },
    { term: say('decision.document'), definition: document },
    ...days.map(([key, day]) => ({ term: say(key), definition: sayDay(day, locale) })),
    { term: say('decision.owner'), definition: decision.ownerName },
    { term: say('decision.recordedBy'), definition: decision.recordedByName },
  ];
  return <DataList items={items} />;
}

function Tied({
  words: { say },
  title,
  tied,
  children,
}: {
  words: CoalitionWords;
  title: string;
  tied: TiedBeads;
  children?: Child;
}) {
  const left = tied.total - tied.beads.length;
  return (
    <section class="hoofdrol-flow">
      <Heading level={2} look={3}>
        {title}
      </Heading>
      {tied.total === 0 && <Paragraph quiet>{children}</Paragraph>}
      {tied.beads.length > 0 && (
        <List
          items={tied.beads.map(({ href, label, state, kind }) => (
            <>
              {kind !== 'answer' && (
                <>
                  <StatusBadge>{sayKindOfBead(say, kind)}</StatusBadge>{' '}
                </>
              )}
              {href === null ? (
                label
              ) : (
                <Link href={href} dir="auto">
                  {label}
                </Link>
              )}
              {state && <> ({state})</>}
            </>
          ))}
        />
      )}
      {left > 0 && <Paragraph quiet>{say('decision.about.more', { count: left })}</Paragraph>}
    </section>
  );
}

function sayKindOfBead(say: CoalitionWords['say'], kind: DescribedBead['kind']): string {
  return kind === 'theme' || kind === 'goal'
    ? say(`decision.kind.${kind}`)
    : say('decision.kind.contribution');
}

function Actions({ c, approach, decision, now }: DecisionPageProps) {
  const { words, account } = c.var;
  const { say } = words;
  if (!may(account, 'decisions.record') || decision.replacedById !== null) return null;
  const path = decisionPath(approach, decision.id);
  return (
    <ButtonGroup>
      <ButtonLink href={`${path}/bekijken`}>{say('decision.look')}</ButtonLink>
      {mayMend(decision, account.id, now) && (
        <ButtonLink href={`${path}/verbeteren`} look="subtle">
          {say('decision.mend')}
        </ButtonLink>
      )}
      <ButtonLink href={`${decisionsPath(approach)}/nieuw?vervangt=${decision.id}`} look="subtle">
        {say('decision.replace')}
      </ButtonLink>
    </ButtonGroup>
  );
}

const told = {
  'decision-recorded': 'file',
  'decision-mended': 'change',
  'decision-kept': 'check',
  'decision-replaced': 'undo',
} as const;
const isTold = (kind: string): kind is keyof typeof told => kind in told;

function History({ c, events, earlier }: DecisionPageProps) {
  const { words, workspace } = c.var;
  const { say, locale } = words;
  const steps = events.flatMap(({ kind, occurredAt, facts }): TrailStep[] => {
    if (!isTold(kind)) return [];
    const day = dayIn(workspace.zone, occurredAt);
    const reviewOn = facts['reviewOn'];
    const values = typeof reviewOn === 'string' ? { day: sayDay(reviewOn, locale, 'short') } : {};
    return [
      {
        pictogram: told[kind],
        title: say(`decision.event.${kind}`, values),
        date: { text: sayDay(day, locale, 'short'), iso: day },
      },
    ];
  });
  return (
    <>
      <Details summary={say('decision.history')}>
        <Trail label={say('decision.history')} steps={steps} />
      </Details>
      {earlier.length > 0 && (
        <Details summary={say('decision.earlier')}>
          {earlier.map(({ body, writtenAt }) => (
            <Quote
              attribution={say('decision.earlier.version', {
                day: sayDay(dayIn(workspace.zone, writtenAt), locale, 'short'),
              })}
            >
              {body}
            </Quote>
          ))}
        </Details>
      )}
    </>
  );
}
