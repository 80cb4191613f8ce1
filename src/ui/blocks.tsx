import type { Child } from 'hono/jsx';
import { Pictogram } from './pictogram.tsx';
import type { PictogramName } from './pictogram-shapes.ts';

/** A part of the page with a border. With `href`, its heading is the link. */
export function Card({
  title,
  titleLevel = 2,
  href,
  above,
  tone,
  id,
  lang,
  dir,
  children,
}: {
  title?: Child;
  titleLevel?: 2 | 3 | 4 | undefined;
  href?: string | undefined;
  /** A line above the title, such as badges. */
  above?: Child;
  /** `accent` for the one that asks for attention. */
  tone?: 'plain' | 'accent' | undefined;
  id?: string | undefined;
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | 'auto' | undefined;
  children?: Child;
}) {
  const Title = `h${titleLevel}` as const;
  return (
    <section
      class={
        tone === 'accent'
          ? 'hoofdrol-card hoofdrol-card--accent hoofdrol-flow'
          : 'hoofdrol-card hoofdrol-flow'
      }
      id={id}
    >
      {above}
      {title && (
        <Title class="nl-heading nl-heading--level-3" lang={lang} dir={dir}>
          {href ? (
            <a class="nl-link" href={href}>
              {title}
            </a>
          ) : (
            title
          )}
        </Title>
      )}
      {children}
    </section>
  );
}

/** Cards beside each other where there is room. */
export function CardGrid({ children }: { children?: Child }) {
  return <div class="hoofdrol-card-grid">{children}</div>;
}

/** Even space between blocks. */
export function Flow({ children }: { children?: Child }) {
  return <div class="hoofdrol-flow">{children}</div>;
}

/** Main part and side part: beside each other on a wide screen. */
export function Columns({
  main,
  side,
  sideLabel,
}: {
  main: Child;
  side: Child;
  sideLabel: string;
}) {
  return (
    <div class="hoofdrol-columns">
      <div class="hoofdrol-flow">{main}</div>
      <aside class="hoofdrol-flow" aria-label={sideLabel}>
        {side}
      </aside>
    </div>
  );
}

export type DataListItem = { term: Child; definition: Child };

/** Terms with what they are: "Wie antwoordt" – "Nadia". */
export function DataList({ items }: { items: readonly DataListItem[] }) {
  return (
    <dl class="utrecht-data-list utrecht-data-list--rows">
      {items.map(({ term, definition }) => (
        <div class="utrecht-data-list__item">
          <dt class="utrecht-data-list__item-key">{term}</dt>
          <dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">
            {definition}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export type TileLink = {
  href: string;
  label: Child;
  pictogram?: PictogramName | undefined;
  hint?: Child;
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | undefined;
  /** Sound beside the tile (not within the link). */
  sound?: Child;
  current?: boolean | undefined;
};

/** Big links with a picture: a language, a way to answer. */
export function TileLinks({ items, label }: { items: readonly TileLink[]; label?: string }) {
  return (
    <ul class="hoofdrol-tiles" aria-label={label}>
      {items.map(({ href, label: words, pictogram, hint, lang, dir, sound, current }) => (
        <li lang={lang} dir={dir}>
          <a
            class="hoofdrol-tile"
            href={href}
            hreflang={lang}
            aria-current={current ? 'true' : undefined}
          >
            {pictogram && <Pictogram name={pictogram} size="large" />}
            <span class="hoofdrol-tile__label">{words}</span>
            {hint && <span class="hoofdrol-tile__hint">{hint}</span>}
          </a>
          {sound}
        </li>
      ))}
    </ul>
  );
}

/** Big buttons with a picture within a form: each sends the form with its own value. */
export function TileButtons({
  name,
  items,
}: {
  name: string;
  items: readonly {
    value: string;
    label: Child;
    pictogram?: PictogramName | undefined;
    hint?: Child;
    lang?: string | undefined;
    dir?: 'ltr' | 'rtl' | undefined;
    formaction?: string | undefined;
  }[];
}) {
  return (
    <div class="hoofdrol-tiles">
      {items.map(({ value, label, pictogram, hint, lang, dir, formaction }) => (
        <button
          type="submit"
          class="hoofdrol-tile"
          name={name}
          value={value}
          lang={lang}
          dir={dir}
          formaction={formaction}
        >
          {pictogram && <Pictogram name={pictogram} size="large" />}
          <span class="hoofdrol-tile__label">{label}</span>
          {hint && <span class="hoofdrol-tile__hint">{hint}</span>}
        </button>
      ))}
    </div>
  );
}

/** More for those who want it, closed at first. */
export function Details({
  summary,
  open,
  children,
}: {
  summary: string;
  open?: boolean | undefined;
  children?: Child;
}) {
  return (
    <details class="hoofdrol-details" open={open}>
      <summary>{summary}</summary>
      <div class="hoofdrol-flow">{children}</div>
    </details>
  );
}

/** A short fact with a picture beside it: who reads this, what to do in danger. */
export function PictureLine({
  pictogram,
  children,
  id,
}: {
  pictogram: PictogramName;
  children?: Child;
  id?: string | undefined;
}) {
  return (
    <div class="hoofdrol-picture-line" id={id}>
      <Pictogram name={pictogram} />
      <div class="hoofdrol-flow">{children}</div>
    </div>
  );
}

export type TrailStep = {
  pictogram: PictogramName;
  title: Child;
  /** When, in words, with the machine's date. */
  date?: { text: string; iso: string } | undefined;
  children?: Child;
  /** `now` is where it stands, `next` has not happened yet. */
  state?: 'done' | 'now' | 'next' | undefined;
};

const trailClasses = {
  done: 'hoofdrol-trail__step',
  now: 'hoofdrol-trail__step hoofdrol-trail__step--now',
  next: 'hoofdrol-trail__step hoofdrol-trail__step--next',
};

/** What happened to a message, from the first to the last: the thread on one page. */
export function Trail({ steps, label }: { steps: readonly TrailStep[]; label: string }) {
  return (
    <ol class="hoofdrol-trail" aria-label={label}>
      {steps.map(({ pictogram, title, date, children, state = 'done' }) => (
        <li class={trailClasses[state]} aria-current={state === 'now' ? 'step' : undefined}>
          <span class="hoofdrol-trail__mark">
            <Pictogram name={pictogram} />
          </span>
          <div class="hoofdrol-flow">
            <p class="hoofdrol-trail__title">
              {title}
              {date && (
                <time class="hoofdrol-quiet" datetime={date.iso}>
                  {' '}
                  {date.text}
                </time>
              )}
            </p>
            {children}
          </div>
        </li>
      ))}
    </ol>
  );
}
