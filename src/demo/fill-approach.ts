import { approachOfSlug, createApproach } from '../approach/index.ts';
import type { Deps } from '../web/deps.ts';
import { demoFormKey } from './demo-codes.ts';
import { must, personOf, type Scene } from './scene.ts';

/** Makes the approach and its invitations; gives the approach's id. */
export async function fillApproach(
  deps: Deps,
  scene: Pick<Scene, 'demo' | 'workspace' | 'today' | 'people'>,
): Promise<string> {
  const { approach } = scene.demo;
  const owner = personOf(scene, approach.owner);
  const made = must(
    'the approach',
    await createApproach(
      deps,
      scene.workspace,
      owner,
      {
        title: approach.title.nl,
        purpose: approach.purpose.nl,
        coordinatorId: owner.id,
        answerDays: String(approach.due_in_days_default),
        slug: approach.slug,
      },
      demoFormKey(approach.slug),
    ),
  );
  const { tenantId } = scene.workspace;
  const found = await deps.db.tx({ tenantId }, (tx) => approachOfSlug(tx, tenantId, made.slug));
  if (!found) throw new Error('the approach of the demo is gone');
  return found.id;
}
