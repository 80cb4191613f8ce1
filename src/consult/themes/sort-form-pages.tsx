import type { Approach } from '../../approach/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  Heading,
  HiddenFields,
  Notice,
  Pagination,
  Paragraph,
  RowList,
  SelectField,
  TextField,
  ViewLinks,
} from '../../ui/index.ts';
import { type SaidView, saidRow } from './said-rows.tsx';
import { listAddress, themesPath } from './theme-address.ts';
import type { SaidLine, SaidPage, SaidPlace } from './theme-contribution-store.ts';
import type { ThemeName } from './theme-store.ts';
import type { ThemeFaults, TypedSorting } from './themes-form.ts';

export type SortingProps = {
  approach: Approach;
  view: SaidView;
  page: SaidPage;
  place: SaidPlace;
  /** How many contributions are in no theme. */
  total: number;
  /** Only notes whose file says this. */
  suggestion: string | null;
  suggestions: readonly string[];
  names: readonly ThemeName[];
  mayManage: boolean;
  typed: TypedSorting;
  faults: ThemeFaults;
  formKey: string;
  /** This form was sent before, with something else. */
  isSentAlready: boolean;
  /** What a colleague put in a theme since the page was made, with where. */
  meanwhile: readonly { readonly line: SaidLine; readonly themes: readonly string[] }[];
};

function Suggestions({ approach, view, suggestion, suggestions }: SortingProps) {
  const { say } = view.words;
  if (suggestions.length === 0) return null;
  const path = themesPath(approach);
  return (
    <>
      <Paragraph quiet>{say('theme.suggestions')}</Paragraph>
      <ViewLinks
        label={say('theme.suggestions.label')}
        views={[
          { href: path, label: say('theme.suggestions.all'), current: suggestion === null },
          ...suggestions.map((theme) => ({
            href: listAddress(path, { voorstel: theme }),
            label: theme,
            current: suggestion?.toLocaleLowerCase('nl') === theme.toLocaleLowerCase('nl'),
          })),
        ]}
      />
    </>
  );
}

function Meanwhile({ view, meanwhile }: SortingProps) {
  const { say } = view.words;
  if (meanwhile.length === 0) return null;
  return (
    <Card title={say('theme.meanwhile.title')} titleLevel={3} tone="accent">
      <Paragraph>{say('theme.meanwhile.body')}</Paragraph>
      <RowList
        label={say('theme.meanwhile.title')}
        rows={meanwhile.map(({ line, themes }) =>
          saidRow(view, line, { canPick: true, isTicked: true, themes }),
        )}
      />
      {meanwhile.map(({ line }) => (
        <input type="hidden" name="also" value={line.id} />
      ))}
    </Card>
  );
}

function Choice({ view, names, typed, faults }: SortingProps) {
  const { say } = view.words;
  const error = (field: string) => {
    const fault = faults[field];
    return fault && say(`theme.fault.${fault}`);
  };
  return (
    <div class="hoofdrol-form">
      <Heading level={3}>{say('theme.sort.title')}</Heading>
      {names.length > 0 && (
        <SelectField
          name="themeId"
          label={say('theme.sort.existing')}
          emptyLabel={say('theme.sort.choose')}
          error={error('themeId')}
          value={typed.themeId}
          options={names.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <TextField
        name="newTitle"
        label={say('theme.sort.new')}
        hint={say('theme.sort.new.hint')}
        error={error('newTitle') ?? (names.length === 0 ? error('themeId') : undefined)}
        value={typed.newTitle}
        autocomplete="off"
      />
      <Button>{say('theme.sort.button')}</Button>
    </div>
  );
}

/** What is in no theme yet: read, heard, ticked, and put somewhere together. */
export function SortForm(props: SortingProps) {
  const { approach, view, page, place, total, suggestion, mayManage, typed, formKey } = props;
  const { say } = view.words;
  const path = themesPath(approach);
  const list = (
    <RowList
      label={say('theme.unsorted.list')}
      rows={page.lines.map((line) =>
        saidRow(view, line, { canPick: mayManage, isTicked: typed.ids.includes(line.id) }),
      )}
    />
  );
  const hasLines = page.lines.length > 0;
  const here = { voorstel: suggestion, na: place.after, voor: place.before };
  return (
    <section class="hoofdrol-flow">
      <Heading level={2}>{say('theme.unsorted.title')}</Heading>
      <Paragraph>{say('theme.unsorted.count', { count: total })}</Paragraph>
      <Suggestions {...props} />
      {props.isSentAlready && (
        <Notice kind="warning" title={say('theme.sent.title')} titleLevel={3} live>
          {say('theme.sent.body')}
        </Notice>
      )}
      {!hasLines && total > 0 && <Paragraph>{say('theme.unsorted.none')}</Paragraph>}
      {hasLines && mayManage && (
        <ButtonLink href={listAddress(path, { ...here, kies: 'alles' })} look="subtle">
          {say('theme.tickAll')}
        </ButtonLink>
      )}
      {mayManage && (hasLines || props.meanwhile.length > 0) ? (
        <form
          action={`${path}/sorteren`}
          method="post"
          class="hoofdrol-flow"
          novalidate
          data-busy={say('form.busy')}
        >
          <HiddenFields
            values={{
              formKey,
              voorstel: suggestion ?? undefined,
              na: place.after ?? undefined,
              voor: place.before ?? undefined,
            }}
          />
          <Meanwhile {...props} />
          {hasLines && list}
          <Choice {...props} />
        </form>
      ) : (
        hasLines && list
      )}
      <Pagination
        label={say('theme.pages')}
        previous={
          page.previous
            ? {
                href: listAddress(path, { voorstel: suggestion, voor: page.previous }),
                label: say('theme.previous'),
              }
            : undefined
        }
        next={
          page.next
            ? {
                href: listAddress(path, { voorstel: suggestion, na: page.next }),
                label: say('theme.next'),
              }
            : undefined
        }
      />
    </section>
  );
}
