import { type TextByLocale, wordsFor } from '../../thread/texts.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import {
  entriesOf,
  feedPath,
  itemPath,
  type PublicEntry,
  publicPath,
  type Section,
  sections,
} from './public-page.ts';

const language = 'nl-eenvoudig';
const mostEntries = 50;

const escaped = (text: string): string =>
  text
    // signs that XML 1.0 cannot hold
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const headings: Readonly<Record<Section, string>> = {
  heard: 'Gehoord',
  decisions: 'Besluit',
  goals: 'Doel',
  answers: 'Antwoord',
  quotes: 'In eigen woorden',
};
const outcomes = { yes: 'ja', partly: 'deels', no: 'nee', later: 'later' } as const;

const said = (text: TextByLocale | null): string => wordsFor(text, language)?.body ?? '';

function titleOf({ section, entry }: PublicEntry): string {
  const heading = headings[section];
  return section === 'decisions' ? `${heading} (${outcomes[entry.outcome]})` : heading;
}

function wordsOf({ section, entry }: PublicEntry): string {
  if (section === 'heard') return said(entry.heard);
  if (section === 'goals') return said(entry.change);
  if (section === 'decisions') return `${said(entry.what)}\n\n${said(entry.why)}`;
  return said(entry.words);
}

const moment = (day: string): string => `${day}T00:00:00Z`;

/**
 * What an approach published, newest first, as an Atom feed (RFC 4287); what was taken back as deleted
 * entries (RFC 6721), so that readers drop their copy. Days without times: a time could be somebody's.
 * @param baseUrl the workspace's address, without a slash at the end
 */
export function feedOf(record: ApproachRecord, baseUrl: string): string {
  const { slug, title, coordinator, startedOn } = record.approach;
  const self = `${baseUrl}${feedPath(slug)}`;
  const page = `${baseUrl}${publicPath(slug, language)}`;
  const addressOf = (publicId: string) => `${baseUrl}${itemPath(slug, language, publicId)}`;
  const entries = (Object.keys(sections) as Section[])
    .flatMap((section) => entriesOf(record, section))
    .sort((a, b) => (b.entry.publishedOn ?? '').localeCompare(a.entry.publishedOn ?? ''))
    .slice(0, mostEntries);
  const days = [
    ...entries.map(({ entry }) => entry.publishedOn ?? ''),
    ...record.tombstones.map(({ on }) => on),
    startedOn,
  ];
  const updated = days.sort().at(-1) ?? startedOn;
  const told = entries.map((one) => {
    const { publicId, publishedOn } = one.entry;
    const address = escaped(addressOf(publicId ?? ''));
    return `<entry><id>${address}</id><title>${escaped(titleOf(one))}</title><link href="${address}"/><updated>${moment(publishedOn ?? startedOn)}</updated><content type="text">${escaped(wordsOf(one))}</content></entry>`;
  });
  const gone = record.tombstones.map(
    ({ publicId, on }) =>
      `<at:deleted-entry ref="${escaped(addressOf(publicId))}" when="${moment(on)}"/>`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="nl">',
    `<id>${escaped(page)}</id><title>${escaped(title)}</title><updated>${moment(updated)}</updated>`,
    `<author><name>${escaped(coordinator)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/><link href="${escaped(page)}"/>`,
    ...told,
    ...gone,
    '</feed>',
    '',
  ].join('\n');
}
