import { levels } from '../../people/index.ts';
import type { FormPost } from '../../web/form-post.ts';

/** Kinds of answers that somebody may have to check before they go out. */
export const checkedKinds = ['final', 'interim', 'explanation'] as const;
export type CheckedKind = (typeof checkedKinds)[number];

/** What somebody can be named for: taking up at a level, checking a kind of answer. */
export const taskNames = [...levels, ...checkedKinds] as const;
export type TaskName = (typeof taskNames)[number];
/** Who was named for what, by the id of the account; '' for nobody. */
export type Tasks = Readonly<Record<TaskName, string>>;
export type TaskFaults = Partial<Record<TaskName, 'person-gone'>>;

/** A task for each name. */
export function tasksFrom(value: (name: TaskName) => string): Tasks {
  const entries = taskNames.map((name) => [name, value(name)] as const);
  return Object.fromEntries(entries) as Record<TaskName, string>;
}

/** Reads who was chosen for what; nothing is judged yet. */
export const typedTasks = (form: FormPost): Tasks => tasksFrom((name) => form.text(name));

export const isCheckedKind = (name: TaskName): name is CheckedKind =>
  (checkedKinds as readonly string[]).includes(name);
