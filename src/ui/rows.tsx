import type { Child } from 'hono/jsx';

export type ListRow = {
  /** The first words of what the row leads to: they are its link. */
  title: Child;
  /** Left out for what cannot be opened. */
  href?: string | undefined;
  id?: string | undefined;
  /** Whether this is what the page is about. */
  current?: boolean | undefined;
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | 'auto' | undefined;
  /** Where it stands: badges. */
  marks?: Child;
  /** More about it, under its title. */
  below?: Child;
  /** Short facts: who, when. */
  facts?: readonly Child[] | undefined;
  /** A box to choose it with, for doing one thing to several rows. */
  pick?: { name: string; value: string; label: string; isTicked?: boolean | undefined } | undefined;
};

/** A list to work through: one row per thing, as wide as there is room, under each other on a phone. */
export function RowList({ rows, label }: { rows: readonly ListRow[]; label: string }) {
  const hasPicks = rows.some(({ pick }) => pick);
  return (
    <ol class="hoofdrol-rows" aria-label={label}>
      {rows.map(({ title, href, id, current, lang, dir, marks, below, facts = [], pick }) => (
        <li class="hoofdrol-row" id={id} aria-current={current ? 'true' : undefined}>
          {hasPicks && !pick && <span class="hoofdrol-row__pick" />}
          {pick && (
            <label class="hoofdrol-row__pick">
              <input
                type="checkbox"
                class="utrecht-checkbox utrecht-checkbox--html-input"
                name={pick.name}
                value={pick.value}
                checked={pick.isTicked}
              />
              <span class="hoofdrol-spoken-only">{pick.label}</span>
            </label>
          )}
          <div class="hoofdrol-row__main">
            {href ? (
              <a class="nl-link hoofdrol-row__title" href={href} lang={lang} dir={dir}>
                {title}
              </a>
            ) : (
              <span class="hoofdrol-row__title" lang={lang} dir={dir}>
                {title}
              </span>
            )}
            {marks && <div class="utrecht-badge-list">{marks}</div>}
            {below}
          </div>
          <ul class="hoofdrol-row__facts">
            {facts.map((fact) => (
              <li>{fact}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

export type ViewLink = {
  href: string;
  label: string;
  current: boolean;
  /** How many there are, said after the label. */
  count?: number | undefined;
};

/** Links that show another part of the same list; the one shown is marked. */
export function ViewLinks({ label, views }: { label: string; views: readonly ViewLink[] }) {
  return (
    <nav class="hoofdrol-views" aria-label={label}>
      <ul>
        {views.map(({ href, label: words, current, count }) => (
          <li>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {words}
              {count !== undefined && <span class="hoofdrol-quiet"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Someone's photo, loaded when it comes into view, never wider than its column. */
export function Photo({ src, alt, caption }: { src: string; alt: string; caption?: Child }) {
  return (
    <figure class="hoofdrol-photo">
      <img src={src} alt={alt} loading="lazy" />
      {caption && <figcaption class="hoofdrol-quiet">{caption}</figcaption>}
    </figure>
  );
}
