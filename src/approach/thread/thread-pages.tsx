import { type AppContext, CoalitionShell, may, type SignedIn } from '../../people/index.ts';
import {
  Flow,
  Heading,
  Lead,
  Link,
  type ListRow,
  Paragraph,
  RowList,
  StatusBadge,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { type Hanging, hangingOf, type Thread, type ThreadBead } from './thread.ts';
import { ThreadDrawing } from './thread-drawing.tsx';

/** Where one walks the thread from something. */
export const threadPath = (id: string): string => `/draad/${id}`;

/** The way to the thread of something, for the page of that thing; nothing for who may not walk it. */
export function ThreadLink({
  id,
  account,
  words,
}: {
  id: string;
  account: SignedIn;
  words: CoalitionWords;
}) {
  if (!may(account, 'thread.read')) return null;
  return (
    <Paragraph>
      <Link href={threadPath(id)}>{words.say('thread.link')}</Link>
    </Paragraph>
  );
}

/** "komt uit 3. Meer lampen": what something hangs on, with the way to it on this page. */
function HangsOn({ hanging, words }: { hanging: readonly Hanging[]; words: CoalitionWords }) {
  const relations = [...new Set(hanging.map(({ relation }) => relation))];
  return (
    <>
      {relations.map((relation) => (
        <Paragraph quiet>
          {words.say(`thread.relation.${relation}`)}{' '}
          {hanging
            .filter((one) => one.relation === relation)
            .map(({ on }, at) => (
              <>
                {at > 0 && ', '}
                <Link href={`#bead-${on.number}`} dir="auto">
                  {on.number}. {on.label}
                </Link>
              </>
            ))}
        </Paragraph>
      ))}
    </>
  );
}

function rowOf(thread: Thread, bead: ThreadBead, words: CoalitionWords): ListRow {
  const { say, locale } = words;
  const { number, label, state, on, href, isHere, id } = bead;
  return {
    id: `bead-${number}`,
    title: `${number}. ${label}`,
    dir: 'auto',
    href: href ?? undefined,
    current: isHere,
    marks: (
      <>
        {isHere && <StatusBadge tone="good">{say('thread.here')}</StatusBadge>}
        {state && <StatusBadge>{state}</StatusBadge>}
      </>
    ),
    below: <HangsOn hanging={hangingOf(thread, bead)} words={words} />,
    facts: [
      sayDay(on, locale, 'short'),
      ...(isHere
        ? []
        : [
            <Link href={threadPath(id)} label={say('thread.from.label', { number, label })}>
              {say('thread.from')}
            </Link>,
          ]),
    ],
  };
}

/** The thread of one thing, both ways: as a drawing, and as a list that says the same. */
export function ThreadPage({ c, thread }: { c: AppContext; thread: Thread }) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const { here, groups } = thread;
  const count = groups.reduce((sum, { beads }) => sum + beads.length, 0);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={say('thread.drawing.title', { label: here.label })}
      path={threadPath(here.id)}
      breadcrumbs={[
        { label: here.label, ...(here.href ? { href: here.href } : {}) },
        { label: say('thread.title') },
      ]}
    >
      <Heading level={1}>{say('thread.title')}</Heading>
      <Lead>{say('thread.lead')}</Lead>
      {count === 1 && <Paragraph>{say('thread.none')}</Paragraph>}
      {count > 1 && <ThreadDrawing thread={thread} words={words} />}
      {groups.map(({ kind, beads, more }) => (
        <Flow>
          <Heading level={2}>{say(`thread.kind.${kind}`)}</Heading>
          {more > 0 && (
            <Paragraph quiet>
              {say('thread.more.of', { shown: beads.length, total: beads.length + more })}
            </Paragraph>
          )}
          <RowList
            label={say(`thread.kind.${kind}`)}
            rows={beads.map((bead) => rowOf(thread, bead, words))}
          />
        </Flow>
      ))}
    </CoalitionShell>
  );
}
