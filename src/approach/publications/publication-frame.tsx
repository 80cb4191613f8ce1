import type { Child } from 'hono/jsx';
import { difference } from '../../kernels/difference/difference.ts';
import { type AppContext, CoalitionShell } from '../../people/index.ts';
import { Heading, Paragraph } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import { fieldOfWords, type TypedWords } from './publication.ts';
import { langOf, nameOfLanguage, publicationsPath } from './publication-words.ts';

/** The frame of every page about what an approach publishes. */
export function PublicationFrame(props: {
  c: AppContext;
  approach: Approach;
  title: string;
  path: string;
  errorCount?: number;
  children?: Child;
}) {
  const { c, approach, title, path, errorCount = 0, children } = props;
  const { workspace, words, account } = c.var;
  const { say } = words;
  const list = publicationsPath(approach);
  return (
    <CoalitionShell
      {...{ workspace, words, account, title, path, errorCount }}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        ...(path === list ? [] : [{ label: say('publishing.title'), href: list }]),
        { label: title },
      ]}
    >
      {children}
    </CoalitionShell>
  );
}

/** What changed between a text and its copy: seen by strokes and lines, heard by words. */
function Changes({
  words: { say, locale },
  before,
  after,
  lang,
}: {
  words: CoalitionWords;
  before: string;
  after: string;
  lang: string | undefined;
}) {
  const spoken = (text: string) => (
    <span class="hoofdrol-spoken-only" lang={locale.lang}>
      {` [${text}] `}
    </span>
  );
  const end = spoken(say('publishing.copy.end'));
  return (
    <div class="utrecht-blockquote hoofdrol-quote">
      <div class="utrecht-blockquote__content" lang={lang} dir="auto">
        {difference(before, after).map(({ kind, text }) => {
          if (kind === 'same') return text;
          const isOut = kind === 'taken-out';
          const Mark = isOut ? 'del' : 'ins';
          return (
            <Mark>
              {spoken(say(isOut ? 'publishing.copy.takenOut' : 'publishing.copy.putIn'))}
              {text}
              {end}
            </Mark>
          );
        })}
      </div>
    </div>
  );
}

/** The name of one part of a copy in one language. */
export const namePart = ({ say }: CoalitionWords, { part, locale }: TypedWords): string =>
  say('publishing.part.in', {
    part: say(`publishing.part.${part}`),
    language: nameOfLanguage(locale),
  });

/** The difference between an original and its copy, part by part. */
export function Difference({
  words,
  original,
  copy,
}: {
  words: CoalitionWords;
  original: readonly TypedWords[];
  copy: readonly TypedWords[];
}) {
  const bodyIn = (list: readonly TypedWords[], wanted: TypedWords) =>
    list.find((one) => fieldOfWords(one) === fieldOfWords(wanted))?.body.trim() ?? '';
  const isOriginal = (one: TypedWords) =>
    original.some((each) => fieldOfWords(each) === fieldOfWords(one));
  // a translation that was made for the copy differs from nothing
  const before = (one: TypedWords) => bodyIn(isOriginal(one) ? original : copy, one);
  const added = copy.filter((one) => !isOriginal(one) && one.body.trim());
  const all = [...original, ...added];
  const isSame = all.every((one) => before(one) === bodyIn(copy, one));
  return (
    <section class="hoofdrol-flow" id="verschil">
      <Heading level={2} look={3}>
        {words.say('publishing.copy.difference')}
      </Heading>
      {isSame && <Paragraph>{words.say('publishing.copy.same')}</Paragraph>}
      {all.map((one) => (
        <div class="hoofdrol-flow">
          <Heading level={3} look={4}>
            {namePart(words, one)}
          </Heading>
          <Changes
            words={words}
            before={before(one)}
            after={bodyIn(copy, one)}
            lang={langOf(one.locale)}
          />
        </div>
      ))}
    </section>
  );
}
