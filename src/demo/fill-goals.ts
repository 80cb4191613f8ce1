import { changeGoal } from '../consult/goals/change-goal.ts';
import { emptyGoal, type TypedGoal } from '../consult/goals/goal-form.ts';
import { writeGoal } from '../consult/goals/write-goal.ts';
import { addDays } from '../web/calendar.ts';
import { demoFormKey } from './demo-codes.ts';
import { actorOf, contributionOf, idOf, must, personOf, type Scene, type Step } from './scene.ts';
import type { DemoGoal } from './story-content.ts';

/** Who decided, and who was there. */
function decidedIn(
  scene: Scene,
  told: Pick<DemoGoal, 'decided_days_ago' | 'groups' | 'present'>,
): Pick<TypedGoal, 'decidedOn' | 'groups' | 'present'> {
  const { decided_days_ago: daysAgo, groups, present } = told;
  return {
    decidedOn: daysAgo === undefined ? '' : addDays(scene.today, -daysAgo),
    groups: groups.join('\n'),
    present: present.map((key) => personOf(scene, key).id),
  };
}

function firstVersion(scene: Scene, goal: DemoGoal): Step {
  return {
    daysAgo: goal.days_ago,
    async run(deps) {
      const typed: TypedGoal = {
        ...emptyGoal,
        ...decidedIn(scene, goal),
        change: goal.change,
        notice: goal.notice,
        input: goal.input ?? '',
        themeIds: goal.themes.map((key) => idOf(scene.themeIds, key)),
        contributionIds: goal.contributions.map((key) => contributionOf(scene, key)),
      };
      const formKey = demoFormKey(`goal ${goal.key}`);
      const writer = actorOf(deps, scene, goal.by);
      const { id } = must(goal.key, await writeGoal(writer, scene.approach, typed, formKey));
      scene.goalIds.set(goal.key, id);
    },
  };
}

function laterVersions(scene: Scene, goal: DemoGoal): Step[] {
  let { change, notice } = goal;
  return goal.changes.map((changed, nth) => {
    change = changed.change ?? change;
    notice = changed.notice ?? notice;
    const typed: TypedGoal = {
      ...emptyGoal,
      ...decidedIn(scene, changed),
      ...{ change, notice, input: goal.input ?? '', reason: changed.reason },
    };
    return {
      daysAgo: changed.days_ago,
      async run(deps) {
        const post = {
          goalId: idOf(scene.goalIds, goal.key),
          seen: nth + 1,
          formKey: demoFormKey(`goal ${goal.key} ${nth}`),
        };
        const writer = actorOf(deps, scene, changed.by);
        must(goal.key, await changeGoal(writer, scene.approach, 'words', post, typed));
      },
    };
  });
}

/** Goals as they were written down, and how they changed. */
export function goalSteps(scene: Scene): Step[] {
  return scene.demo.story.goals.flatMap((goal) => [
    firstVersion(scene, goal),
    ...laterVersions(scene, goal),
  ]);
}
