import type { Child } from 'hono/jsx';

type Content = { children?: Child };
type Language = { lang?: string | undefined; dir?: 'ltr' | 'rtl' | 'auto' | undefined };

export type HeadingProps = Content &
  Language & {
    /** Its place in the outline of the page, 1 to 4. */
    level: 1 | 2 | 3 | 4;
    /** How big it looks, when that differs from its place. */
    look?: 1 | 2 | 3 | 4 | undefined;
    id?: string | undefined;
    /** A short line above it, read together with it. */
    kicker?: string | undefined;
  };

const headingClasses = {
  1: 'nl-heading nl-heading--level-1',
  2: 'nl-heading nl-heading--level-2',
  3: 'nl-heading nl-heading--level-3',
  4: 'nl-heading nl-heading--level-4',
};

/** A heading, optionally with a short line above it. */
export function Heading({ level, look, id, kicker, lang, dir, children }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag class={headingClasses[look ?? level]} id={id} lang={lang} dir={dir}>
      {kicker && <span class="hoofdrol-kicker">{kicker} </span>}
      {/* the line above is in the language of the page, what stands below it may not be */}
      {kicker && dir === 'auto' ? <bdi>{children}</bdi> : children}
    </Tag>
  );
}

/** A paragraph; `quiet` for what matters less. */
export function Paragraph({
  children,
  id,
  quiet,
  lang,
  dir,
}: Content & Language & { id?: string | undefined; quiet?: boolean | undefined }) {
  return (
    <p class={quiet ? 'nl-paragraph hoofdrol-quiet' : 'nl-paragraph'} id={id} lang={lang} dir={dir}>
      {children}
    </p>
  );
}

/** The first paragraph of a page, larger. */
export function Lead({
  children,
  id,
  lang,
  dir,
}: Content & Language & { id?: string | undefined }) {
  return (
    <p class="nl-paragraph nl-paragraph--lead" id={id} lang={lang} dir={dir}>
      {children}
    </p>
  );
}

/** A link in running text. */
export function Link({
  href,
  children,
  lang,
  dir,
  current,
  rel,
  download,
  label,
}: Content &
  Language & {
    href: string;
    current?: boolean | undefined;
    /** More than the words of the link, for a screen reader: it begins with them. */
    label?: string | undefined;
    rel?: string | undefined;
    download?: boolean | string | undefined;
  }) {
  return (
    <a
      class="nl-link"
      href={href}
      lang={lang}
      hreflang={lang}
      dir={dir}
      aria-current={current ? 'page' : undefined}
      rel={rel}
      download={download}
      aria-label={label}
    >
      {children}
    </a>
  );
}

/** A list of plain items, with bullets or (`ordered`) with numbers. */
export function List({ items, ordered }: { items: readonly Child[]; ordered?: boolean }) {
  return ordered ? (
    <ol class="utrecht-ordered-list">
      {items.map((item) => (
        <li class="utrecht-ordered-list__item">{item}</li>
      ))}
    </ol>
  ) : (
    <ul class="utrecht-unordered-list">
      {items.map((item) => (
        <li class="utrecht-unordered-list__item">{item}</li>
      ))}
    </ul>
  );
}

/**
 * Someone's own words, line breaks kept, in their own language and direction
 * (`dir` is found from the text itself unless given).
 */
export function Quote({
  children,
  lang,
  dir = 'auto',
  attribution,
}: Content & Language & { attribution?: Child }) {
  return (
    <figure class="utrecht-blockquote hoofdrol-quote">
      <blockquote class="utrecht-blockquote__content" lang={lang} dir={dir}>
        {children}
      </blockquote>
      {attribution && (
        <figcaption class="utrecht-blockquote__attribution">{attribution}</figcaption>
      )}
    </figure>
  );
}
