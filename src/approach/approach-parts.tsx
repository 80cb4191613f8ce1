import type { Child } from 'hono/jsx';
import {
  ButtonGroup,
  ButtonLink,
  DataList,
  Details,
  Heading,
  Link,
  List,
  Paragraph,
  type PictogramName,
  StatusBadge,
  Trail,
} from '../ui/index.ts';
import type { CoalitionWords } from '../web/words.ts';
import type { PartContent } from './approach-part.ts';

const beads = ['contribution', 'theme', 'goal', 'decision', 'answer'] as const;
const pictograms: Record<(typeof beads)[number], PictogramName> = {
  contribution: 'talk',
  theme: 'people',
  goal: 'heart',
  decision: 'check',
  answer: 'letter',
};

/** The thread in order: what each part of it says of itself in one line, and the way in. */
export function ThreadOfParts({
  say,
  parts,
}: {
  say: CoalitionWords['say'];
  parts: readonly PartContent[];
}) {
  const placed = beads.flatMap((bead) => parts.filter((part) => part.bead === bead));
  if (placed.length === 0) return null;
  return (
    <section class="hoofdrol-flow">
      <Heading level={2}>{say('approach.thread')}</Heading>
      <Trail
        label={say('approach.thread')}
        steps={placed.map(({ bead = 'goal', heading, intro, actions = [], ...rest }) => {
          const [first, ...others] = actions;
          return {
            pictogram: pictograms[bead],
            title: first ? <Link href={first.href}>{heading}</Link> : heading,
            children: (
              <>
                {intro && <Paragraph>{intro}</Paragraph>}
                {rest.links.length > 0 && <PartLinks links={rest.links} />}
                {others.length > 0 && (
                  <Paragraph>
                    <Joined items={others.map((one) => <Link href={one.href}>{one.label}</Link>)} />
                  </Paragraph>
                )}
                <PartFigures say={say} part={rest} />
              </>
            ),
          };
        })}
      />
    </section>
  );
}

/** Links beside each other. */
function Joined({ items }: { items: readonly Child[] }) {
  return (
    <>
      {items.map((item, index) => (
        <>
          {index > 0 && ' · '}
          {item}
        </>
      ))}
    </>
  );
}

function PartFigures({
  say,
  part: { figures = [], source },
}: {
  say: CoalitionWords['say'];
  part: Pick<PartContent, 'figures' | 'source'>;
}) {
  // before anything happened, a row of noughts tells nothing
  if (figures.every(({ value }) => value === '0')) return null;
  return (
    <Details summary={say('approach.figures')}>
      <DataList items={figures.map(({ label, value }) => ({ term: label, definition: value }))} />
      {source && <Paragraph quiet>{source}</Paragraph>}
    </Details>
  );
}

function PartLinks({ links }: Pick<PartContent, 'links'>) {
  return (
    <List
      items={links.map(({ href, label, state, tone = 'neutral' }) => (
        <>
          <Link href={href}>
            <bdi>{label}</bdi>
          </Link>{' '}
          {state && <StatusBadge tone={tone}>{state}</StatusBadge>}
        </>
      ))}
    />
  );
}

/** A part without a place on the thread, such as the invitations. */
export function Part({ part }: { part: PartContent }) {
  const { heading, intro, figures = [], source, links, actions = [] } = part;
  return (
    <section class="hoofdrol-flow">
      <Heading level={2}>{heading}</Heading>
      {intro && <Paragraph>{intro}</Paragraph>}
      {figures.length > 0 && (
        <DataList items={figures.map(({ label, value }) => ({ term: label, definition: value }))} />
      )}
      {source && <Paragraph quiet>{source}</Paragraph>}
      {links.length > 0 && <PartLinks links={links} />}
      {actions.length > 0 && (
        <ButtonGroup>
          {actions.map(({ href, label }) => (
            <ButtonLink href={href}>{label}</ButtonLink>
          ))}
        </ButtonGroup>
      )}
    </section>
  );
}
