import type { Tx } from '../../db/database.ts';
import { accountForWork, may } from '../../people/index.ts';
import { type ChangePartResult, changePart } from '../change-part.ts';
import type { Recording } from '../recording.ts';
import { isCheckedKind, type TaskFaults, type Tasks, taskNames, tasksFrom } from './level.ts';
import { answerCheckers, levelOwners, nameChecker, nameLevelOwner } from './level-store.ts';

/** Who was named for what in an approach. */
export async function tasksOf(tx: Tx, tenantId: string, approachId: string): Promise<Tasks> {
  const named = [
    ...(await levelOwners(tx, tenantId, approachId)),
    ...(await answerCheckers(tx, tenantId, approachId)),
  ];
  return tasksFrom((name) => named.find(({ key }) => key === name)?.accountId ?? '');
}

/** Names who takes up at each level and who checks which kind of answer; '' names nobody. */
export function changeTasks(
  recording: Recording,
  next: Tasks,
  seen: string,
): Promise<ChangePartResult<Tasks, TaskFaults>> {
  const { tenantId } = recording.workspace;
  const { id } = recording.approach;
  return changePart<Tasks, TaskFaults>(recording, {
    seen,
    next,
    read: (tx) => tasksOf(tx, tenantId, id),
    write: async (tx, current) => {
      const faults: TaskFaults = {};
      for (const name of taskNames) {
        const accountId = next[name];
        if (accountId === current[name]) continue;
        const right = isCheckedKind(name) ? 'answers.check' : 'contributions.answer';
        const person = accountId ? await accountForWork(tx, tenantId, accountId) : null;
        if (accountId && (!person || !may(person, right))) faults[name] = 'person-gone';
        else if (isCheckedKind(name)) await nameChecker(tx, tenantId, id, name, accountId || null);
        else await nameLevelOwner(tx, tenantId, id, name, accountId || null);
      }
      return Object.keys(faults).length > 0 ? faults : null;
    },
    event: { kind: 'approach-tasks-changed', facts: { ...next } },
  });
}
