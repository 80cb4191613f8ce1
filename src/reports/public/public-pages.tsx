import type { Child } from 'hono/jsx';
import type { ApproachStory } from '../../approach/index.ts';
import { ResidentShell, type Workspace } from '../../people/index.ts';
import {
  ButtonLink,
  Card,
  Heading,
  Lead,
  Link,
  LinkList,
  Pagination,
  Paragraph,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import { isResidentTag, locales, type ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import type { ApproachRecord, Tombstone } from '../record/approach-record.ts';
import { EntryCard } from './public-entries.tsx';
import {
  type EntryPage,
  entriesOf,
  feedPath,
  itemPath,
  listPath,
  type PublicEntry,
  pageOfEntries,
  publicPath,
  type Section,
  sectionPath,
} from './public-page.ts';
import { Changes, Facts, Figures, Follow, Open, Proof, Who } from './public-parts.tsx';
import { shownWords } from './public-words.ts';

/** Through which link somebody can say something. */
export interface Invitation {
  readonly slug: string;
  readonly locales: readonly ResidentTag[];
}

export interface PublicView {
  readonly workspace: Workspace;
  readonly tag: ResidentTag;
  readonly record: ApproachRecord;
  readonly invitation: Invitation | null;
}

/** Addresses of the same page in other languages, and of the feed, for programs. */
function HeadLinks({ workspace, tag, record, href }: PublicView & { href: Href }) {
  return (
    <>
      <link rel="alternate" type="application/atom+xml" href={feedPath(record.approach.slug)} />
      {workspace.locales
        .filter((other) => other !== tag)
        .map((other) => (
          <link rel="alternate" hreflang={locales[other].lang} href={href(other)} />
        ))}
    </>
  );
}

type Href = (tag: ResidentTag) => string;

/** The frame of every page about one approach. */
function Frame(props: PublicView & { title: string; href: Href; children?: Child }) {
  const { workspace, tag, title, href, children } = props;
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      languages={{ tags: workspace.locales, href }}
      head={HeadLinks({ ...props })}
    >
      {children}
    </ResidentShell>
  );
}

/** The first few of a part, with the way to all of them. */
function Part({ view, section, title }: { view: PublicView; section: Section; title?: string }) {
  const { record, tag } = view;
  const { say } = residentWords(tag);
  const { slug } = record.approach;
  const all = entriesOf(record, section);
  const { entries, next } = pageOfEntries(all, null);
  return (
    <>
      {title && (
        <Heading level={2} id={section}>
          {title}
        </Heading>
      )}
      {entries.length === 0 && section !== 'answers' && (
        <Paragraph>{say(`public.${section}.none`)}</Paragraph>
      )}
      {entries.map((one) => (
        <EntryCard one={one} slug={slug} tag={tag} />
      ))}
      {next && (
        <Paragraph>
          <Link
            href={sectionPath(slug, tag, section)}
            label={`${say('public.all', { count: all.length })}: ${say(`public.${section}.title`)}`}
          >
            {say('public.all', { count: all.length })}
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
      <Lead>
        <span lang={description ? description.lang : dutch} dir="auto">
          {description?.body ?? approach.purpose}
        </span>
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
      <Follow {...own} />
    </Frame>
  );
}

/** One part of the public page, page by page. */
export function SectionPage(
  view: PublicView & { section: Section; page: EntryPage; isFirst: boolean },
) {
  const { tag, record, section, page, isFirst } = view;
  const { say } = residentWords(tag);
  const { slug, title } = record.approach;
  const path = sectionPath(slug, tag, section);
  const heading = say(`public.${section}.title`);
  return (
    <Frame
      {...view}
      title={`${heading} · ${title}`}
      href={(other) => sectionPath(slug, other, section)}
    >
      <Heading level={1} kicker={title}>
        {heading}
      </Heading>
      <Paragraph>
        <Link href={publicPath(slug, tag)}>{say('public.back')}</Link>
      </Paragraph>
      {page.entries.map((one) => (
        <EntryCard one={one} slug={slug} tag={tag} />
      ))}
      <Pagination
        label={say('public.pages')}
        previous={isFirst ? undefined : { href: path, label: say('public.first') }}
        next={
          page.next === null
            ? undefined
            : { href: `${path}?na=${page.next}`, label: say('public.next') }
        }
      />
    </Frame>
  );
}

/** The words by which a published thing is named in a title. */
function nameOf(one: PublicEntry, tag: ResidentTag): string {
  const { section, entry } = one;
  const text = {
    heard: () => section === 'heard' && entry.heard,
    decisions: () => section === 'decisions' && entry.what,
    goals: () => section === 'goals' && entry.change,
    answers: () => section === 'answers' && entry.words,
    quotes: () => section === 'quotes' && entry.words,
  }[section]();
  return firstWords(shownWords(text || null, tag)?.body ?? '…', 60);
}

/** One published thing by itself, with all its words. */
export function ItemPage(view: PublicView & { one: PublicEntry }) {
  const { tag, record, one } = view;
  const { say, locale } = residentWords(tag);
  const { slug, title } = record.approach;
  const { publicId, publishedOn } = one.entry;
  const heading = say(`public.${one.section}.title`);
  return (
    <Frame
      {...view}
      title={`${nameOf(one, tag)} · ${title}`}
      href={(other) => itemPath(slug, other, publicId ?? '')}
    >
      <Heading level={1} look={2} kicker={title}>
        {heading}
      </Heading>
      <EntryCard one={one} slug={slug} tag={tag} isWhole />
      {publishedOn && (
        <Paragraph quiet>{say('public.published', { day: sayDay(publishedOn, locale) })}</Paragraph>
      )}
      <Paragraph>
        <Link href={publicPath(slug, tag)}>{say('public.back')}</Link>
      </Paragraph>
    </Frame>
  );
}

/** What is left of something that was taken back. */
export function TakenBackPage(view: PublicView & { tombstone: Tombstone }) {
  const { tag, record, tombstone } = view;
  const { say, locale } = residentWords(tag);
  const { slug } = record.approach;
  const title = say('public.gone.title');
  return (
    <Frame {...view} title={title} href={(other) => itemPath(slug, other, tombstone.publicId)}>
      <Heading level={1}>{title}</Heading>
      <Paragraph>
        {say('public.takenBack')} {say('public.gone.day', { day: sayDay(tombstone.on, locale) })}
      </Paragraph>
      <Paragraph>
        <Link href={publicPath(slug, tag)}>{say('public.back')}</Link>
      </Paragraph>
    </Frame>
  );
}

/** The approaches of a workspace that everybody may read of. */
export function PublicListPage({
  workspace,
  tag,
  approaches,
}: {
  workspace: Workspace;
  tag: ResidentTag;
  approaches: readonly ApproachStory[];
}) {
  const { say, locale } = residentWords(tag);
  const dutch = locale.lang === 'nl' ? undefined : 'nl';
  const title = say('public.list.title');
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      languages={{ tags: workspace.locales, href: listPath }}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('public.list.lead')}</Lead>
      {approaches.length === 0 && <Paragraph>{say('public.list.none')}</Paragraph>}
      {approaches.map(({ slug, title: name, purpose, description, openedOn }) => {
        const shown = shownWords(description, tag, 200);
        return (
          <Card title={name} href={publicPath(slug, tag)} lang={dutch} dir={dutch && 'ltr'}>
            <Paragraph lang={shown ? shown.lang : dutch} dir={shown ? shown.dir : dutch && 'ltr'}>
              {shown?.body ?? firstWords(purpose, 200)}
            </Paragraph>
            {openedOn && (
              <Paragraph quiet>
                {say('public.list.since', { day: sayDay(openedOn, locale) })}
              </Paragraph>
            )}
          </Card>
        );
      })}
    </ResidentShell>
  );
}

/** The language of the page that somebody asked for: theirs when this workspace has it, else its first. */
export function tagHere(workspace: Workspace, wanted: string): ResidentTag {
  const first = workspace.locales[0] ?? 'nl-eenvoudig';
  return isResidentTag(wanted) && workspace.locales.includes(wanted) ? wanted : first;
}
