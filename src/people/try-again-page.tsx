import {
  Button,
  Form,
  Heading,
  type HiddenValues,
  Notice,
  Paragraph,
  Quote,
  TextArea,
} from '../ui/index.ts';
import type { ResidentTag } from '../web/locales.ts';
import { type CoalitionWords, residentWords } from '../web/words.ts';
import type { SignedIn } from './sessions/session-store.ts';
import { CoalitionShell, ResidentShell } from './shells.tsx';
import type { Workspace } from './workspaces/workspace.ts';

const shortest = 40;
/** What people write stands on the page; choices, keys and dates travel along unseen. */
const isWritten = (value: string): boolean => /\S\s+\S/.test(value) || value.length > shortest;

/** The database is away: everything typed, and a button that sends the same form once more. */
export function TryAgainPage({
  workspace,
  words,
  account,
  action,
  fields,
  hadFiles,
}: {
  workspace: Pick<Workspace, 'name' | 'isDemo' | 'locales'>;
  words: CoalitionWords;
  account: SignedIn | null;
  action: string;
  fields: ReadonlyMap<string, readonly string[]>;
  hadFiles: boolean;
}) {
  const { say } = words;
  const title = say('people.tryAgain.title');
  const entries = [...fields].flatMap(([name, values]) => values.map((value) => ({ name, value })));
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={action}
    >
      <Heading level={1}>{title}</Heading>
      <Notice kind="error" title={say('fault.away.title')}>
        {say('fault.away.body')}
      </Notice>
      <Form action={action} busyLabel={say('form.busy')}>
        {entries.map(({ name, value }) =>
          isWritten(value) ? (
            <TextArea name={name} label={say('people.tryAgain.typed')} value={value} />
          ) : (
            <input type="hidden" name={name} value={value} />
          ),
        )}
        {hadFiles && <Paragraph>{say('people.tryAgain.files')}</Paragraph>}
        <Button>{say('people.tryAgain.button')}</Button>
      </Form>
    </CoalitionShell>
  );
}

/** The same for residents: what they wrote, and one press that sends everything once more. */
export function ResidentTryAgainPage({
  workspace,
  tag,
  action,
  hidden,
  written = '',
}: {
  workspace: Pick<Workspace, 'name'>;
  tag: ResidentTag;
  action: string;
  hidden: HiddenValues;
  written?: string;
}) {
  const { say } = residentWords(tag);
  const title = say('fault.away.title');
  return (
    <ResidentShell workspace={workspace} tag={tag} title={title} scripts={['enhance/send-once.js']}>
      <Heading level={1}>{title}</Heading>
      <Notice kind="warning" live>
        {say('fault.away.body')}
      </Notice>
      {written !== '' && (
        <>
          <Paragraph>{say('hear.kept')}</Paragraph>
          <Quote>{written}</Quote>
        </>
      )}
      <Form action={action} hidden={hidden} busyLabel={say('say.busy')}>
        <Button wide>{say('fault.again')}</Button>
      </Form>
    </ResidentShell>
  );
}
