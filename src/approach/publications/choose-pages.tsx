import type { AppContext } from '../../people/index.ts';
import {
  ButtonGroup,
  ButtonLink,
  Heading,
  Lead,
  Pagination,
  Paragraph,
  RowList,
  StatusBadge,
  ViewLinks,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { Approach } from '../approach.ts';
import { type PublishableLine, type PublishedKind, publishedKinds } from '../publish-source.ts';
import type { Publication } from './publication.ts';
import { PublicationFrame } from './publication-frame.tsx';
import {
  choosePath,
  copyPath,
  publicationPath,
  publicationsPath,
  sayStanding,
} from './publication-words.ts';

/** The kind of an address; themes when it names none. */
export const kindOf = (name: string | undefined): PublishedKind =>
  publishedKinds.find((kind) => kind === name) ?? 'theme';

export interface ChooseProps {
  readonly c: AppContext;
  readonly approach: Approach;
  readonly kind: PublishedKind;
  readonly lines: readonly PublishableLine[];
  /** The copies that there are of these, by the bead. */
  readonly copies: ReadonlyMap<string, Pick<Publication, 'id' | 'state' | 'seenByPartner'>>;
  readonly hasPartners: boolean;
  readonly next: string | null;
}

/** What of an approach can be published, to choose one thing from. */
export function ChoosePage({ c, approach, kind, lines, copies, hasPartners, next }: ChooseProps) {
  const { words } = c.var;
  const { say, locale } = words;
  const title = say('publishing.choose.title');
  const rows = lines.map(({ id, label, on, refusal }) => {
    const copy = copies.get(id);
    const standing = copy && sayStanding(words, copy, hasPartners);
    const href = copy
      ? publicationPath(approach, copy.id)
      : refusal
        ? undefined
        : copyPath(approach, id);
    return {
      title: label,
      href,
      dir: 'auto' as const,
      marks: standing && <StatusBadge tone={standing.tone}>{standing.words}</StatusBadge>,
      facts: [
        sayDay(on, locale, 'short'),
        ...(refusal && !copy ? [say(`publishing.refusal.${refusal}`)] : []),
      ],
    };
  });
  return (
    <PublicationFrame {...{ c, approach, title }} path={`${publicationsPath(approach)}/kiezen`}>
      <Heading level={1}>{title}</Heading>
      <Lead>{say('publishing.choose.lead')}</Lead>
      {kind === 'contribution' && <Paragraph>{say('publishing.choose.contributions')}</Paragraph>}
      <ViewLinks
        label={say('publishing.choose.kinds')}
        views={publishedKinds.map((one) => ({
          href: choosePath(approach, one),
          label: say(`publishing.kinds.${one}`),
          current: one === kind,
        }))}
      />
      {rows.length === 0 ? (
        <Paragraph>{say('publishing.choose.none')}</Paragraph>
      ) : (
        <RowList label={say(`publishing.kinds.${kind}`)} rows={rows} />
      )}
      <Pagination
        label={say('publishing.choose.pages')}
        next={
          next
            ? {
                href: `${choosePath(approach, kind)}&na=${next}`,
                label: say('publishing.choose.more'),
              }
            : undefined
        }
      />
      <ButtonGroup>
        <ButtonLink href={publicationsPath(approach)} look="subtle">
          {say('publishing.back')}
        </ButtonLink>
      </ButtonGroup>
    </PublicationFrame>
  );
}
