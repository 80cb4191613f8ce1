import type { Approach } from '../../approach/index.ts';
import { CoalitionShell, type SignedIn, type Workspace } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import {
  type BadgeTone,
  Button,
  Heading,
  Link,
  type ListRow,
  Notice,
  Pagination,
  Paragraph,
  RowList,
  StatusBadge,
  ViewLinks,
} from '../../ui/index.ts';
import type { Day } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { AnswerState } from '../answers/answer.ts';
import { canDo, hasEnded } from './coalition-message.ts';
import {
  daysLeft,
  firstWords,
  type InboxFilter,
  type InboxView,
  inboxViews,
  isNewestFirst,
} from './inbox.ts';
import { addressOf, type InboxAddress } from './inbox-address.ts';
import { InboxFilters } from './inbox-filters-pages.tsx';
import type { InboxCounts, InboxLine, InboxPage } from './inbox-store.ts';
import { languageName, languageOf, sayDue } from './message-words.ts';

/** The colour of a state; its words say the same. */
export const toneOf: Readonly<Record<AnswerState, BadgeTone>> = {
  open: 'info',
  interim: 'waiting',
  checking: 'waiting',
  written: 'waiting',
  answered: 'good',
  explain: 'bad',
  reopened: 'bad',
  'set-aside-proposed': 'waiting',
  'set-aside': 'neutral',
  withdrawn: 'neutral',
};

export type InboxPageProps = {
  workspace: Pick<Workspace, 'name' | 'isDemo' | 'locales'>;
  words: CoalitionWords;
  account: SignedIn;
  page: InboxPage;
  counts: InboxCounts;
  filter: InboxFilter;
  approaches: readonly Approach[];
  today: Day;
  mayAnswer: boolean;
  /** Somebody pressed the button without ticking anything. */
  pickFirst: boolean;
  /** Somebody just answered several at once: the answer may be brought, or is being checked. */
  done: 'answered' | 'to-check' | null;
};

/** What a message is called in a list: its first words (`length` characters), or what there is instead. */
export function titleOf(
  words: CoalitionWords,
  line: Pick<InboxLine, 'state' | 'words' | 'form' | 'isWrittenOut'>,
  length?: number,
): { title: string; lang?: string; dir?: 'ltr' | 'rtl' | 'auto' } {
  const { say, locale } = words;
  if (line.state === 'withdrawn') return { title: say('inbox.wordsGone') };
  const shown = wordsFor(line.words, locale.tag);
  if (shown?.body) return { title: firstWords(shown.body, length), ...languageOf(shown.locale) };
  const isWaiting = line.form === 'sound' && !line.isWrittenOut;
  return { title: isWaiting ? say('inbox.soundToWrite') : say('inbox.noWords') };
}

function marksOf(words: CoalitionWords, line: InboxLine, today: Day) {
  const { say, locale } = words;
  const waits = line.form === 'sound' && !line.isWrittenOut;
  const isLate = !hasEnded(line.state) && daysLeft(line.dueOn, today) < 0;
  return (
    <>
      <StatusBadge tone={toneOf[line.state]}>{say(`inbox.state.${line.state}`)}</StatusBadge>
      {isLate && (
        <StatusBadge tone="bad" pictogram="clock">
          {sayDue(words, line.dueOn, today)}
        </StatusBadge>
      )}
      {line.level !== 'delivery' && (
        <StatusBadge pictogram="people">
          {say('check.level', { level: say(`check.level.${line.level}`) })}
        </StatusBadge>
      )}
      {waits && line.state !== 'withdrawn' && (
        <StatusBadge tone="waiting" pictogram="listen">
          {say('inbox.soundToWrite')}
        </StatusBadge>
      )}
      {line.form === 'sound' && !waits && (
        <StatusBadge pictogram="listen">{say('inbox.sound')}</StatusBadge>
      )}
      {line.photoCount > 0 && (
        <StatusBadge pictogram="photo">
          {say('inbox.photos', { count: line.photoCount })}
        </StatusBadge>
      )}
      {line.locale !== 'nl' && line.locale !== 'nl-eenvoudig' && (
        <StatusBadge pictogram="language">{languageName(line.locale, locale)}</StatusBadge>
      )}
      {line.origin === 'note' && <StatusBadge pictogram="write">{say('inbox.note')}</StatusBadge>}
      {line.reply && <StatusBadge pictogram="talk">{say(`inbox.reply.${line.reply}`)}</StatusBadge>}
    </>
  );
}

/** Whether a draft of this message can still become an answer. */
const canDoNow = ({ state }: InboxLine): boolean =>
  !hasEnded(state) && state !== 'set-aside-proposed' && state !== 'written';

function rowOf(props: InboxPageProps, line: InboxLine): ListRow {
  const { words, today, mayAnswer, filter, account } = props;
  const { say } = words;
  const { title, lang, dir } = titleOf(words, line);
  const waits = line.form === 'sound' && !line.isWrittenOut;
  const facts = [say('inbox.owner', { name: line.ownerName })];
  if (line.checkerName) facts.push(say('check.checks', { name: line.checkerName }));
  else if (line.writerName && canDoNow(line)) {
    const status = line.isReturned ? 'returned' : 'draft';
    facts.push(say(`check.status.${status}`, { writer: line.writerName }));
  }
  const isLate = daysLeft(line.dueOn, today) < 0;
  if (!hasEnded(line.state) && !isLate) facts.push(sayDue(words, line.dueOn, today));
  if (waits && line.writeOutDueOn && line.state !== 'withdrawn') {
    if (line.writeOutOwnerName && line.writeOutOwnerName !== line.ownerName) {
      facts.push(say('inbox.writer', { name: line.writeOutOwnerName }));
    }
    facts.push(say('inbox.due.writeOut', { due: sayDue(words, line.writeOutDueOn, today) }));
  }
  const standing = {
    state: line.state,
    form: line.form,
    hasWords: true,
    isWrittenOut: line.isWrittenOut,
    interimCount: 0,
    proposedBy: null,
    waiting: [],
    answerCount: 0,
    preparing: [],
  };
  const canPick =
    mayAnswer &&
    !line.writerName &&
    filter.view !== 'set-aside' &&
    canDo('answer', standing, account.id);
  return {
    title,
    href: `/berichten/${line.id}`,
    lang,
    dir,
    marks: marksOf(words, line, today),
    facts,
    pick: canPick
      ? { name: 'ids', value: line.id, label: say('inbox.pick', { words: title }) }
      : undefined,
  };
}

/** What nobody owns is shown where there is any, or where one looks at it. */
function viewsToShow({ counts, filter }: InboxPageProps): InboxView[] {
  const views = Object.keys(inboxViews) as InboxView[];
  return views.filter(
    (view) => view !== 'unowned' || counts.unowned > 0 || filter.view === 'unowned',
  );
}

/** Everything that came in, first what is due first. */
export function CoalitionInboxPage(props: InboxPageProps) {
  const { workspace, words, account, page, counts, filter, approaches } = props;
  const { say } = words;
  const title = say('inbox.title');
  const approach = approaches.find(({ id }) => id === filter.approachId)?.slug ?? null;
  const mine = filter.ownerId !== null;
  const here: InboxAddress = { view: filter.view, mine, approach, level: filter.level };
  const rows = page.lines.map((line) => rowOf(props, line));
  const list = (
    <RowList
      label={say(isNewestFirst(filter.view) ? 'inbox.list.newestFirst' : 'inbox.list.dueFirst')}
      rows={rows}
    />
  );
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path="/berichten"
    >
      <Heading level={1}>{title}</Heading>
      <Paragraph>
        {say('inbox.summary', {
          late: counts.late,
          writeOut: counts['write-out'],
          written: counts.written,
        })}
      </Paragraph>
      {props.pickFirst && (
        <Notice kind="warning" live>
          {say('inbox.pickFirst')}
        </Notice>
      )}
      {props.done && (
        <Notice kind="success" live>
          {say(props.done === 'to-check' ? 'check.done.to-check' : 'message.done.answer')}
        </Notice>
      )}
      <ViewLinks
        label={say('inbox.views')}
        views={viewsToShow(props).map((view) => ({
          href: addressOf({ ...here, view }),
          label: say(`inbox.view.${view}`),
          current: view === filter.view,
          count: counts[view],
        }))}
      />
      <InboxFilters {...props} here={here} />
      {approaches.length === 0 ? (
        <Notice>
          <Link href="/aanpak">{say('inbox.noApproach')}</Link>
        </Notice>
      ) : (
        rows.length === 0 && <Notice kind="success">{say(`inbox.none.${filter.view}`)}</Notice>
      )}
      {rows.some(({ pick }) => pick) ? (
        <form action="/berichten/antwoord" method="get" class="hoofdrol-flow">
          {list}
          <Button look="secondary" pictogram="write">
            {say('inbox.answerPicked')}
          </Button>
        </form>
      ) : (
        rows.length > 0 && list
      )}
      <Pagination
        label={say('inbox.pages')}
        previous={
          page.previous
            ? { href: addressOf(here, ['voor', page.previous]), label: say('inbox.previous') }
            : undefined
        }
        next={
          page.next
            ? { href: addressOf(here, ['na', page.next]), label: say('inbox.next') }
            : undefined
        }
      />
    </CoalitionShell>
  );
}
