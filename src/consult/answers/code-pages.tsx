import { ResidentShell, type Workspace } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  Details,
  Form,
  FormErrorSummary,
  Heading,
  Lead,
  Notice,
  Paragraph,
  TextField,
} from '../../ui/index.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { type ResidentKey, residentWords } from '../../web/words.ts';
import type { CodeFault } from '../contributions/contribution-code.ts';
import type { SpokenSentences } from '../spoken/spoken-sentence.ts';
import { SpokenSound, SpokenText } from '../spoken/spoken-text.tsx';

/** Why no message is shown: something about the code, too many wrong ones, or no database. */
export type CodeProblem = CodeFault | 'code-unknown' | 'busy' | 'away';

type Where = { workspace: Workspace; tag: ResidentTag };
type Spoken = { spoken: SpokenSentences };

const isPassing = (problem: CodeProblem): problem is 'busy' | 'away' =>
  problem === 'busy' || problem === 'away';

/** What a page asks for the code for, in its own words. */
export interface CodeAsk {
  readonly title: ResidentKey;
  readonly lead: ResidentKey;
  readonly button: ResidentKey;
}

const findAnswer: CodeAsk = { title: 'hear.title', lead: 'hear.lead', button: 'hear.find' };

/** One field for the code. What was typed stands in it again when it came back. */
export function CodePage(
  props: Where &
    Spoken & {
      typed?: string;
      problem?: CodeProblem;
      /** After `/antwoord/<tag>/`, with what it is for; without it the answer is looked for. */
      path?: string;
      ask?: CodeAsk;
    },
) {
  const { workspace, tag, spoken, typed = '', problem, ask = findAnswer } = props;
  const after = props.path === undefined ? '' : `/${props.path}`;
  const words = residentWords(tag);
  const { say } = words;
  const fault = problem && !isPassing(problem) ? problem : undefined;
  const error = fault && say(`hear.error.${fault}`);
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={say(ask.title)}
      errorCount={error ? 1 : 0}
      languages={{ tags: workspace.locales, href: (other) => `/antwoord/${other}${after}` }}
      scripts={['enhance/listen.js']}
    >
      {error && (
        <FormErrorSummary
          title={say('hear.error.title')}
          errors={[{ name: 'code', message: error }]}
        >
          {fault && (
            <SpokenSound messageKey={`hear.error.${fault}`} words={words} spoken={spoken} />
          )}
        </FormErrorSummary>
      )}
      {problem && isPassing(problem) && <PassingNotice tag={tag} problem={problem} />}
      <Heading level={1}>{say(ask.title)}</Heading>
      <Lead>{say(ask.lead)}</Lead>
      {ask === findAnswer && <SpokenSound messageKey="hear.lead" words={words} spoken={spoken} />}
      <Form action={`/antwoord/${tag}${after}`}>
        <TextField
          name="code"
          label={say('hear.code')}
          hint={say('hear.code.hint')}
          error={error}
          value={typed}
          inputmode="numeric"
          autocomplete="off"
          look="code"
          required
        />
        <Button wide>{say(ask.button)}</Button>
      </Form>
      <Details summary={say('hear.lost')}>
        <Paragraph>{say('hear.lost.body')}</Paragraph>
      </Details>
    </ResidentShell>
  );
}

function PassingNotice({ tag, problem }: { tag: ResidentTag; problem: 'busy' | 'away' }) {
  const { say } = residentWords(tag);
  return (
    <Notice kind="warning" title={say(`fault.${problem}.title`)} live>
      <Paragraph>{say(`fault.${problem}.body`)}</Paragraph>
    </Notice>
  );
}

/** Asks once more before a message is taken back. */
export function TakeBackPage({ workspace, tag, code, spoken }: Where & Spoken & { code: string }) {
  const words = residentWords(tag);
  const { say } = words;
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={say('hear.takeBack.title')}
      scripts={['enhance/listen.js']}
    >
      <Heading level={1}>{say('hear.takeBack.title')}</Heading>
      <SpokenText messageKey="hear.takeBack.gone" words={words} spoken={spoken} />
      <SpokenText messageKey="hear.takeBack.noAnswer" words={words} spoken={spoken} />
      <SpokenText messageKey="hear.takeBack.forGood" words={words} spoken={spoken} />
      <Form action={`/antwoord/${tag}/terughalen/ja`} hidden={{ code }}>
        <ButtonGroup>
          <Button look="danger" pictogram="undo">
            {say('hear.takeBack.yes')}
          </Button>
          <Button look="secondary" formaction={`/antwoord/${tag}`}>
            {say('hear.takeBack.no')}
          </Button>
        </ButtonGroup>
      </Form>
    </ResidentShell>
  );
}
