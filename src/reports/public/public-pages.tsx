import type { Child } from 'hono/jsx';
import { ButtonLink, Heading, Lead, Link, LinkList, Paragraph } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { residentWords } from '../../web/words.ts';
import { EntryCard } from './public-entries.tsx';
import { Frame, type PublicView } from './public-frame.tsx';
import {
  entriesOf,
  type PublicEntry,
  publicPath,
  type Section,
  sectionPath,
  shownPerSection,
} from './public-page.ts';
import { Changes, Facts, Figures, Follow, Open, Proof, Reports, Who } from './public-parts.tsx';
import { shownWords } from './public-words.ts';

/** How many bytes each part may take, so that the whole page stays under 50,000 in every script. */
const budgets: Readonly<Record<Section, number>> = {
  heard: 6_500,
  decisions: 9_000,
  goals: 7_000,
  answers: 4_000,
  quotes: 6_000,
};
/** However long they are: so many stand there. */
const fewest = 2;

/** The first of these cards that fit; the rest are a page further. */
function fittingCards(view: PublicView, section: Section, entries: readonly PublicEntry[]) {
  const { record, tag } = view;
  let left = budgets[section];
  const cards: Child[] = [];
  for (const one of entries) {
    const card = <EntryCard one={one} slug={record.approach.slug} tag={tag} />;
    left -= Buffer.byteLength(String(card));
    if (left < 0 && cards.length >= fewest) break;
    cards.push(card);
  }
  return cards;
}

/** The first few of a part, with the way to all of them. */
function Part({ view, section, title }: { view: PublicView; section: Section; title?: string }) {
  const { record, tag } = view;
  const { say } = residentWords(tag);
  const { slug } = record.approach;
  const all = entriesOf(record, section);
  const cards = fittingCards(view, section, all.slice(0, shownPerSection));
  const more = say('public.all', { count: all.length });
  return (
    <>
      {title && (
        <Heading level={2} id={section}>
          {title}
        </Heading>
      )}
      {cards.length === 0 && section !== 'answers' && (
        <Paragraph>{say(`public.${section}.none`)}</Paragraph>
      )}
      {cards}
      {all.length > cards.length && (
        <Paragraph>
          <Link
            href={sectionPath(slug, tag, section)}
            label={`${more}: ${say(`public.${section}.title`)}`}
          >
            {more}
          </Link>
        </Paragraph>
      )}
    </>
  );
}

const anchors = [
  ['heard', 'public.heard.title'],
  ['veranderd', 'public.changed.title'],
  ['decisions', 'public.decisions.title'],
  ['goals', 'public.goals.title'],
  ['answers', 'public.answers.title'],
  ['open', 'public.open.title'],
  ['quotes', 'public.quotes.title'],
  ['wie', 'public.who.title'],
  ['zeggen', 'public.say.title'],
  ['zegel', 'public.proof.title'],
] as const;

/** Where somebody can say something too. */
function SayToo({ invitation, tag }: PublicView) {
  const { say } = residentWords(tag);
  const path = invitation && `/meedoen/${invitation.slug}`;
  return (
    <>
      <Heading level={2} id="zeggen">
        {say('public.say.title')}
      </Heading>
      {path ? (
        <ButtonLink href={invitation.locales.includes(tag) ? `${path}/${tag}` : path}>
          {say('public.say.link')}
        </ButtonLink>
      ) : (
        <Paragraph>{say('public.say.none')}</Paragraph>
      )}
    </>
  );
}

/** The public page of an approach: what was said, what came of it, what is still open, and who is in it. */
export function PublicPage(view: PublicView) {
  const { tag, record } = view;
  const { say, locale } = residentWords(tag);
  const { approach, figures } = record;
  const description = shownWords(approach.description, tag);
  const dutch = locale.lang === 'nl' ? undefined : 'nl';
  const own = { record, tag };
  return (
    <Frame {...view} title={approach.title} href={(other) => publicPath(approach.slug, other)}>
      <Heading level={1} lang={dutch} dir={dutch && 'auto'}>
        {approach.title}
      </Heading>
      <Lead lang={description ? description.lang : dutch} dir={dutch && 'auto'}>
        {description?.body ?? approach.purpose}
      </Lead>
      <Facts {...own} />
      <Paragraph quiet>{say('public.asOf', { day: sayDay(figures.asOf, locale) })}</Paragraph>
      <nav aria-label={say('public.contents')}>
        <LinkList items={anchors.map(([id, key]) => ({ href: `#${id}`, label: say(key) }))} />
      </nav>
      <Part view={view} section="heard" title={say('public.heard.title')} />
      <Changes {...own} />
      <Part view={view} section="decisions" title={say('public.decisions.title')} />
      <Part view={view} section="goals" title={say('public.goals.title')} />
      <Heading level={2} id="answers">
        {say('public.answers.title')}
      </Heading>
      <Figures {...own} />
      <Part view={view} section="answers" />
      <Open {...own} />
      <Part view={view} section="quotes" title={say('public.quotes.title')} />
      <Who {...own} />
      <SayToo {...view} />
      <Proof {...own} />
      <Reports {...own} reports={view.reports} />
      <Follow {...own} />
    </Frame>
  );
}
