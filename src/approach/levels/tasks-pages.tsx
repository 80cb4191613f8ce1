import { type AppContext, FormFaults, levels } from '../../people/index.ts';
import { type DataListItem, Form, Heading, Paragraph, SelectField } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import { ChangedMeanwhile, ChangeFrame, changePath, SaveButtons } from '../change-frame.tsx';
import { checkedKinds, type TaskFaults, type Tasks, taskNames } from './level.ts';

type Person = { readonly id: string; readonly name: string };

export type TasksPageProps = {
  c: AppContext;
  approach: Approach;
  typed: Tasks;
  seen: string;
  /** Who may take something up. */
  owners: readonly Person[];
  /** Who may check answers. */
  checkers: readonly Person[];
  faults?: TaskFaults;
  current?: Tasks;
};

/** Who was named, in words. */
function taskItems(words: CoalitionWords, tasks: Tasks, people: readonly Person[]): DataListItem[] {
  const { say } = words;
  return taskNames.map((name) => ({
    term: say(`approach.task.${name}`),
    definition: people.find(({ id }) => id === tasks[name])?.name ?? say('approach.task.nobody'),
  }));
}

/** Who takes up at which level, and who checks which kind of answer. */
export function TasksPage(props: TasksPageProps) {
  const { c, approach, typed, seen, owners, checkers, faults = {}, current } = props;
  const { words } = c.var;
  const { say } = words;
  const found = Object.entries(faults).map(([name, fault]) => ({
    name,
    message: say(`approach.fault.${fault}`),
  }));
  const field = (name: keyof Tasks, people: readonly Person[], hint?: string) => (
    <SelectField
      name={name}
      label={say(`approach.task.${name}`)}
      hint={hint}
      error={faults[name] && say(`approach.fault.${faults[name]}`)}
      value={typed[name]}
      options={people.map((person) => ({ value: person.id, label: person.name }))}
      emptyLabel={say('approach.task.nobody')}
    />
  );
  return (
    <ChangeFrame c={c} approach={approach} page="tasks" errorCount={found.length}>
      <FormFaults words={words} faults={found} />
      {current && (
        <ChangedMeanwhile words={words} now={taskItems(words, current, [...owners, ...checkers])} />
      )}
      <Form
        action={changePath(approach, 'tasks')}
        hidden={{ gezien: seen }}
        busyLabel={say('form.busy')}
      >
        <Heading level={2}>{say('approach.tasks.levels')}</Heading>
        <Paragraph>{say('approach.tasks.levels.lead')}</Paragraph>
        {levels.map((level) => field(level, owners))}
        <Heading level={2}>{say('approach.tasks.checkers')}</Heading>
        <Paragraph>{say('approach.tasks.checkers.lead')}</Paragraph>
        {checkedKinds.map((kind) => field(kind, checkers))}
        <SaveButtons words={words} approach={approach} />
      </Form>
    </ChangeFrame>
  );
}
