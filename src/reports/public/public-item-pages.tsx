import { Heading, Link, Pagination, Paragraph } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import type { Tombstone } from '../record/approach-record.ts';
import { EntryCard } from './public-entries.tsx';
import { Frame, type PublicView } from './public-frame.tsx';
import {
  type EntryPage,
  itemPath,
  type PublicEntry,
  publicPath,
  type Section,
  sectionPath,
} from './public-page.ts';
import { shownWords } from './public-words.ts';

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
        <EntryCard one={one} slug={slug} tag={tag} titleLevel={2} />
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
      <EntryCard one={one} slug={slug} tag={tag} isWhole titleLevel={2} />
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
