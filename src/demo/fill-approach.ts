import { approachOfSlug, createApproach } from '../approach/index.ts';
import { createLink } from '../consult/links/create-link.ts';
import { perTag } from '../consult/links/link-form.ts';
import { readLink } from '../consult/links/read-link.ts';
import { addDays } from '../web/calendar.ts';
import type { Deps } from '../web/deps.ts';
import { demoFormKey } from './demo-codes.ts';
import type { DemoApproach } from './demo-content.ts';
import { must, personOf, type Scene } from './scene.ts';

/** Makes the approach and its invitations; gives the approach and the first invitation. */
export async function fillApproach(
  deps: Deps,
  scene: Pick<Scene, 'demo' | 'workspace' | 'today' | 'people'>,
): Promise<Pick<Scene, 'approach' | 'link'>> {
  const { approach: content } = scene.demo;
  const { tenantId } = scene.workspace;
  const owner = personOf(scene, content.owner);
  const typed = {
    title: content.title.nl,
    purpose: content.purpose.nl,
    coordinatorId: owner.id,
    answerDays: String(content.due_in_days_default),
    slug: content.slug,
  };
  const formKey = demoFormKey(content.slug);
  const { slug } = must(
    'the approach',
    await createApproach(deps, scene.workspace, owner, typed, formKey),
  );
  const approach = await deps.db.tx({ tenantId }, (tx) => approachOfSlug(tx, tenantId, slug));
  if (!approach) throw new Error('the approach of the demo is gone');
  for (const link of content.links) {
    const saving = {
      workspace: scene.workspace,
      account: owner,
      formKey: demoFormKey(`link ${link.slug}`),
      typed: typedLink(scene, content, link),
      photo: null,
    };
    must(link.slug, await createLink(deps, saving, approach));
  }
  const link = await readLink(deps, tenantId, content.links[0]?.slug ?? '');
  if (!link) throw new Error('the demo has no link');
  return { approach, link };
}

function typedLink(
  scene: Pick<Scene, 'people' | 'today'>,
  { asker, due_in_days_default: answerDays }: DemoApproach,
  link: DemoApproach['links'][number],
) {
  return {
    slug: link.slug,
    endsOn: addDays(scene.today, link.ends_in_days),
    answerDays: String(answerDays),
    ownerId: personOf(scene, link.default_owner).id,
    askerName: asker.name,
    askerPhone: asker.phone,
    locales: link.languages,
    words: perTag((tag) => ({
      purpose: link.purpose[tag],
      readBy: link.read_by[tag],
      reward: link.reward[tag],
      machine: tag !== 'nl-eenvoudig',
      holds: false,
    })),
    removePhoto: false,
  };
}
