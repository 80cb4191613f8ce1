import type { Child } from 'hono/jsx';
import { Pictogram } from './pictogram.tsx';
import type { PictogramName } from './pictogram-shapes.ts';

export type NoticeKind = 'info' | 'warning' | 'success' | 'error';

const kinds: Record<NoticeKind, { class: string; pictogram: PictogramName }> = {
  info: { class: 'utrecht-alert utrecht-alert--info', pictogram: 'info' },
  warning: { class: 'utrecht-alert utrecht-alert--warning', pictogram: 'danger' },
  success: { class: 'utrecht-alert utrecht-alert--ok', pictogram: 'success' },
  error: { class: 'utrecht-alert utrecht-alert--error', pictogram: 'danger' },
};

/** Something to notice, within the page. `live` says it aloud where it appears after an action. */
export function Notice({
  kind = 'info',
  title,
  titleLevel = 2,
  pictogram,
  live,
  id,
  children,
}: {
  kind?: NoticeKind | undefined;
  title?: string | undefined;
  titleLevel?: 2 | 3 | undefined;
  pictogram?: PictogramName | undefined;
  live?: boolean | undefined;
  id?: string | undefined;
  children?: Child;
}) {
  const Title = titleLevel === 2 ? 'h2' : 'h3';
  return (
    <div class={kinds[kind].class} role={live ? 'status' : undefined} id={id}>
      <div class="utrecht-alert__icon">
        <Pictogram name={pictogram ?? kinds[kind].pictogram} />
      </div>
      <div class="utrecht-alert__content hoofdrol-flow">
        {title && <Title class="nl-heading nl-heading--level-4">{title}</Title>}
        {children}
      </div>
    </div>
  );
}

export type BadgeTone = 'neutral' | 'info' | 'waiting' | 'good' | 'bad';

const badgeClasses: Record<BadgeTone, string> = {
  neutral: 'nl-data-badge',
  info: 'nl-data-badge hoofdrol-badge--info',
  waiting: 'nl-data-badge hoofdrol-badge--waiting',
  good: 'nl-data-badge hoofdrol-badge--good',
  bad: 'nl-data-badge hoofdrol-badge--bad',
};

/** Where something stands, in a word; the colour only adds to it. */
export function StatusBadge({
  children,
  tone = 'neutral',
  pictogram,
}: {
  children?: Child;
  tone?: BadgeTone | undefined;
  pictogram?: PictogramName | undefined;
}) {
  return (
    <span class={badgeClasses[tone]}>
      {pictogram && <Pictogram name={pictogram} />} {children}
    </span>
  );
}

/** Badges beside each other. */
export function BadgeList({ children }: { children?: Child }) {
  return <div class="utrecht-badge-list">{children}</div>;
}

/** A small number with what it counts, for screen readers: 3 "berichten wachten". */
export function NumberBadge({ count, label }: { count: number; label: string }) {
  return (
    <span class="nl-number-badge">
      <span class="nl-number-badge__visible-label" aria-hidden="true">
        {count}
      </span>
      <span class="nl-number-badge__hidden-label">
        {count} {label}
      </span>
    </span>
  );
}
