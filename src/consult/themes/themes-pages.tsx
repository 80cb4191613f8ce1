import type { Approach } from '../../approach/index.ts';
import { type AppContext, CoalitionShell, FormFaults } from '../../people/index.ts';
import {
  type BadgeTone,
  Heading,
  Lead,
  Link,
  type ListRow,
  Notice,
  Paragraph,
  RowList,
  StatusBadge,
} from '../../ui/index.ts';
import type { CoalitionKey, CoalitionWords } from '../../web/words.ts';
import { languageOf } from '../contributions/message-words.ts';
import { SortForm, type SortingProps } from './sort-form-pages.tsx';
import { heardFor, standingOfTheme, type Theme, type ThemeStanding } from './theme.ts';
import { themePath, themesPath } from './theme-address.ts';

const tones: Readonly<Record<ThemeStanding, BadgeTone>> = {
  'not-written': 'waiting',
  'not-asked': 'waiting',
  asked: 'info',
  confirmed: 'good',
  disputed: 'bad',
};

/** How a theme stands, in a word. */
export function StandingBadge({ words, theme }: { words: CoalitionWords; theme: Theme }) {
  const standing = standingOfTheme(theme);
  return (
    <StatusBadge tone={tones[standing]}>{words.say(`theme.standing.${standing}`)}</StatusBadge>
  );
}

function rowOf(words: CoalitionWords, approach: Approach, theme: Theme): ListRow {
  const heard = heardFor(theme.heard, theme.heardVersion, words.locale.tag);
  return {
    title: theme.title,
    href: themePath(approach, theme.id),
    dir: 'auto',
    marks: <StandingBadge words={words} theme={theme} />,
    below: heard?.body && <Paragraph {...languageOf(heard.locale)}>{heard.body}</Paragraph>,
    facts: [words.say('theme.count', { count: theme.count })],
  };
}

/** What was just done, said above the page. */
export type SortDone = {
  readonly theme: { readonly id: string; readonly title: string };
  readonly added: number;
  readonly gone: number;
};

export type ThemesPageProps = {
  c: AppContext;
  approach: Approach;
  themes: readonly Theme[];
  /** Null for who reads no words of residents. */
  sorting: SortingProps | null;
  done: SortDone | null;
};

const isNothingSaid = ({ total, meanwhile }: SortingProps): boolean =>
  total === 0 && meanwhile.length === 0;

/** Why there is no theme yet: nobody sorted, or there is nothing to sort. */
function sayNone(sorting: SortingProps | null): CoalitionKey {
  if (sorting && isNothingSaid(sorting)) return 'theme.list.none.said';
  return sorting?.mayManage ? 'theme.list.none' : 'theme.list.none.reader';
}

/** The themes of an approach, and what is in none of them yet. */
export function ThemesPage({ c, approach, themes, sorting, done }: ThemesPageProps) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const title = say('theme.list.title');
  const faults = Object.entries(sorting?.faults ?? {});
  const mayManage = sorting?.mayManage ?? false;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={themesPath(approach)}
      errorCount={faults.length}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        { label: title },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults
        words={words}
        faults={faults.map(([name, fault]) => ({ name, message: say(`theme.fault.${fault}`) }))}
      />
      {done && (
        <Notice kind="success" live>
          <Paragraph>
            {say('theme.sort.done', { count: done.added })}{' '}
            <Link href={themePath(approach, done.theme.id)}>{done.theme.title}</Link>.
          </Paragraph>
          {done.gone > 0 && <Paragraph>{say('theme.sort.gone', { count: done.gone })}</Paragraph>}
        </Notice>
      )}
      {mayManage && <Lead>{say('theme.list.lead')}</Lead>}
      {themes.length === 0 ? (
        <Paragraph>{say(sayNone(sorting))}</Paragraph>
      ) : (
        <RowList
          label={say('theme.list.label')}
          rows={themes.map((theme) => rowOf(words, approach, theme))}
        />
      )}
      {sorting && !(themes.length === 0 && isNothingSaid(sorting)) && <SortForm {...sorting} />}
    </CoalitionShell>
  );
}
