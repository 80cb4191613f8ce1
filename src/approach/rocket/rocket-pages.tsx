import type { Child } from 'hono/jsx';
import { type AppContext, CoalitionShell } from '../../people/index.ts';
import {
  Heading,
  Lead,
  Link,
  List,
  Notice,
  Paragraph,
  PrintButton,
  Quote,
  StatusBadge,
  ViewLinks,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import type { Approach } from '../approach.ts';
import type { EvidenceGap, EvidenceItem } from '../evidence.ts';
import { quotations } from './quotations.ts';
import { ageOf, type PrincipleView } from './rocket.ts';

/** Where the ROCKET view of an approach stands. */
export const rocketPath = ({ slug }: Pick<Approach, 'slug'>): string => `/aanpak/${slug}/rocket`;

/** Per principle what there is, how old it is, and what is missing; never a score. */
export function RocketPage({
  c,
  approach,
  views,
  today,
}: {
  c: AppContext;
  approach: Approach;
  views: readonly PrincipleView[];
  today: Day;
}) {
  const { account, words, workspace } = c.var;
  const { say, locale } = words;
  const title = say('rocket.title');
  const path = rocketPath(approach);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={path}
      scripts={['enhance/print.js']}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        { label: say('rocket.nav') },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('rocket.lead')}</Lead>
      <Paragraph>{say('rocket.rule')}</Paragraph>
      <Paragraph quiet>{say('rocket.on', { day: sayDay(today, locale) })}</Paragraph>
      <ViewLinks
        label={say('rocket.jump')}
        views={views.map(({ principle }) => ({
          href: `#${principle}`,
          label: say(`rocket.principle.${principle}`),
          current: false,
        }))}
      />
      <PrintButton label={say('rocket.print')} />
      {views.map((view) => (
        <PrincipleSection c={c} view={view} today={today} />
      ))}
    </CoalitionShell>
  );
}

type Part = { c: AppContext; view: PrincipleView; today: Day };

function PrincipleSection({ c, view, today }: Part) {
  const { say } = c.var.words;
  const { principle, standing, items, waiting, gaps } = view;
  const isEmpty = items.length + waiting.length + gaps.length === 0;
  return (
    <section class="hoofdrol-flow" aria-labelledby={principle}>
      <Heading level={2} id={principle}>
        {say(`rocket.principle.${principle}`)}
      </Heading>
      <Paragraph>{say(`rocket.text.${principle}`)}</Paragraph>
      <Quote lang="nl" dir="ltr" attribution={say('rocket.source')}>
        {quotations[principle]}
      </Quote>
      {standing !== 'on' && (
        <Paragraph>
          <StatusBadge tone="waiting">{say(`rocket.standing.${standing}`)}</StatusBadge>{' '}
          {standing === 'off'
            ? say('rocket.off')
            : say(isEmpty ? 'rocket.notYet' : 'rocket.notYet.some')}
        </Paragraph>
      )}
      {!(standing === 'not-yet' && isEmpty) && (
        <>
          <Heading level={3}>{say('rocket.items')}</Heading>
          {items.length === 0 ? (
            <Paragraph>{say('rocket.items.none')}</Paragraph>
          ) : (
            <Items c={c} items={items} today={today} />
          )}
          {waiting.length > 0 && (
            <>
              <Heading level={3}>{say('rocket.waiting')}</Heading>
              <Items c={c} items={waiting} today={today} />
            </>
          )}
          {gaps.length > 0 && <Gaps c={c} gaps={gaps} />}
        </>
      )}
    </section>
  );
}

function Items({ c, items, today }: { c: AppContext; items: readonly EvidenceItem[]; today: Day }) {
  const { say, locale } = c.var.words;
  const sayAge = (on: Day) => {
    const { unit, count } = ageOf(on, today);
    const age = say(`rocket.age.${unit}`, { count });
    return say('rocket.when', { age, day: sayDay(on, locale, 'short') });
  };
  return (
    <List
      items={items.map(
        ({ what, href, on, isConfirmed }): Child => (
          <>
            {href ? <Link href={href}>{what}</Link> : what}{' '}
            <time class="hoofdrol-quiet" datetime={on}>
              {sayAge(on)}
            </time>{' '}
            {isConfirmed && (
              <StatusBadge tone="good" pictogram="person">
                {say('rocket.confirmed')}
              </StatusBadge>
            )}
          </>
        ),
      )}
    />
  );
}

function Gaps({ c, gaps }: { c: AppContext; gaps: readonly EvidenceGap[] }) {
  return (
    <Notice kind="info" title={c.var.words.say('rocket.gaps')} titleLevel={3}>
      <List
        items={gaps.map(
          ({ what, next }): Child => (
            <>
              {what} {next && <Link href={next.href}>{next.label}</Link>}
            </>
          ),
        )}
      />
    </Notice>
  );
}
