import type { TypedDecision } from '../approach/decisions/decision-form.ts';
import { recordDecision } from '../approach/decisions/record-decision.ts';
import { addDays } from '../web/calendar.ts';
import { demoFormKey } from './demo-codes.ts';
import { actorOf, contributionOf, idOf, must, personOf, type Scene, type Step } from './scene.ts';
import type { DemoDecision } from './story-content.ts';

function typedDecision(scene: Scene, decision: DemoDecision): TypedDecision {
  const { decided_by: decidedBy, body = '', goals, themes, contributions } = decision;
  const decidedOn = addDays(scene.today, -decision.decided_days_ago);
  return {
    ...{ what: decision.what, why: decision.why },
    ...{ outcome: decision.outcome, level: decision.level },
    decider: decidedBy ? 'person' : body,
    decidedBy: decidedBy ? personOf(scene, decidedBy).id : '',
    body: '',
    documentName: decision.document_name ?? '',
    documentUrl: decision.document_url ?? '',
    decidedOn,
    validFrom: decidedOn,
    reviewOn: addDays(scene.today, decision.review_in_days),
    ownerId: personOf(scene, decision.owner).id,
    about: [
      ...goals.map((key) => idOf(scene.goalIds, key)),
      ...themes.map((key) => idOf(scene.themeIds, key)),
      ...contributions.map((key) => contributionOf(scene, key)),
    ],
  };
}

/** What was decided, written down by whoever did so. */
export function decisionSteps(scene: Scene): Step[] {
  return scene.demo.story.decisions.map((decision) => ({
    daysAgo: decision.recorded_days_ago,
    async run(deps) {
      const recording = {
        ...actorOf(deps, scene, decision.recorded_by),
        approach: scene.approach,
      };
      const typed = typedDecision(scene, decision);
      const formKey = demoFormKey(`decision ${decision.key}`);
      const { id } = must(decision.key, await recordDecision(recording, typed, formKey, null));
      scene.decisionIds.set(decision.key, id);
    },
  }));
}
