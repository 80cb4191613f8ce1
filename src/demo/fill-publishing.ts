import { type ConsentUse, decisionPublishSource } from '../approach/index.ts';
import { seenOfCopy } from '../approach/publications/consent.ts';
import { suggestCopy } from '../approach/publications/make-copy.ts';
import { letThrough } from '../approach/publications/partner-look.ts';
import {
  findPublishable,
  proposePublication,
} from '../approach/publications/propose-publication.ts';
import { publicationOfBead } from '../approach/publications/publication-store.ts';
import { openToPublic, publish } from '../approach/publications/publish.ts';
import type { Recording } from '../approach/recording.ts';
import { codeOfFormKey } from '../consult/contributions/contribution-code.ts';
import { consultPublishSources } from '../consult/index.ts';
import { hearConsent } from '../consult/publishing/share-for-person.ts';
import { shareWithCode } from '../consult/publishing/share-with-code.ts';
import type { Deps } from '../web/deps.ts';
import { demoFormKey } from './demo-codes.ts';
import { actorOf, contributionOf, idOf, must, type Scene, type Step } from './scene.ts';
import type { DemoPublication } from './story-content.ts';

const sources = [...consultPublishSources, decisionPublishSource];

const recordingOf = (deps: Deps, scene: Scene, by: string): Recording => ({
  ...actorOf(deps, scene, by),
  approach: scene.approach,
});

function beadOf(scene: Scene, { of, key }: DemoPublication): string {
  if (of === 'contribution') return contributionOf(scene, key);
  const ids = { theme: scene.themeIds, goal: scene.goalIds, decision: scene.decisionIds };
  return idOf(ids[of], key);
}

/** The copy of a bead as it stands now. */
async function copyNow(deps: Deps, scene: Scene, publication: DemoPublication) {
  const { tenantId } = scene.workspace;
  const id = beadOf(scene, publication);
  const copy = await deps.db.tx({ tenantId }, (tx) => publicationOfBead(tx, tenantId, id));
  if (!copy) throw new Error(`content/demo: there is no copy of "${publication.key}"`);
  return copy;
}

function proposeStep(scene: Scene, publication: DemoPublication): Step {
  const { of, key, by, words, uses } = publication;
  return {
    daysAgo: publication.days_ago,
    async run(deps) {
      const { tenantId } = scene.workspace;
      const bead = { approachId: scene.approach.id, id: beadOf(scene, publication), lock: false };
      const found = await deps.db.tx({ tenantId }, (tx) =>
        findPublishable(tx, sources, tenantId, bead),
      );
      if (!found) throw new Error(`content/demo: "${key}" cannot be published`);
      const suggested = suggestCopy(found.publishable, found.source.needsConsent);
      const typed = {
        beadId: bead.id,
        words: words ? suggested.map((one) => ({ ...one, body: words })) : suggested,
        machine: [],
        keepsTraces: false,
        uses,
        photos: [],
      };
      const formKey = demoFormKey(`publish ${of} ${key}`);
      const recording = recordingOf(deps, scene, by);
      must(key, await proposePublication(recording, sources, typed, formKey));
    },
  };
}

function consentStep(scene: Scene, publication: DemoPublication): Step[] {
  const { consent, key } = publication;
  if (!consent) return [];
  const said: Partial<Record<ConsentUse, 'yes' | 'no'>> = {};
  for (const use of consent.yes) said[use] = 'yes';
  for (const use of consent.no) said[use] = 'no';
  return [
    {
      daysAgo: consent.days_ago,
      async run(deps) {
        const copy = await copyNow(deps, scene, publication);
        const typed = { said, name: consent.name ?? '', seen: seenOfCopy(copy) };
        const formKey = demoFormKey(`consent ${key}`);
        const share = { formKey, locale: 'nl-eenvoudig', typed };
        if (consent.through === 'code') {
          const code = codeOfFormKey(demoFormKey(key));
          must(key, await shareWithCode(deps, scene.workspace, { code, ...share }));
        } else {
          const actor = actorOf(deps, scene, consent.by ?? publication.by);
          const heard = { ...share, how: consent.through };
          must(key, await hearConsent(actor, scene.approach.id, copy.id, heard));
        }
      },
    },
  ];
}

function lookSteps(scene: Scene, publication: DemoPublication): Step[] {
  const { let_through: look, published_days_ago: publishedDaysAgo, key, by } = publication;
  const steps: Step[] = [];
  if (look) {
    steps.push({
      daysAgo: look.days_ago,
      async run(deps) {
        const { id, version } = await copyNow(deps, scene, publication);
        const partner = recordingOf(deps, scene, look.by);
        must(key, await letThrough(partner, sources, id, String(version)));
      },
    });
  }
  if (publishedDaysAgo !== undefined) {
    steps.push({
      daysAgo: publishedDaysAgo,
      async run(deps) {
        const { id, version } = await copyNow(deps, scene, publication);
        must(key, await publish(recordingOf(deps, scene, by), sources, id, String(version)));
      },
    });
  }
  return steps;
}

/** What is on the public page, and what is on its way there. */
export function publishingSteps(scene: Scene): Step[] {
  const { opened, publications } = scene.demo.story;
  return [
    {
      daysAgo: opened.days_ago,
      run: (deps) => openToPublic(recordingOf(deps, scene, opened.by), true),
    },
    ...publications.flatMap((publication) => [
      proposeStep(scene, publication),
      ...consentStep(scene, publication),
      ...lookSteps(scene, publication),
    ]),
  ];
}
