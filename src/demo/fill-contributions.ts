import { codeOfFormKey } from '../consult/contributions/contribution-code.ts';
import { contributionOfKey } from '../consult/contributions/contribution-store.ts';
import { sendContribution } from '../consult/contributions/send-contribution.ts';
import { takeBack } from '../consult/contributions/take-back.ts';
import { tellAboutYou } from '../consult/contributions/tell-about-you.ts';
import { addFile } from '../thread/files/file-store.ts';
import { prepareSound } from '../thread/files/index.ts';
import { formKeyMac } from '../thread/form-keys.ts';
import type { Deps } from '../web/deps.ts';
import { demoFormKey } from './demo-codes.ts';
import type { DemoContribution } from './demo-content.ts';
import { demoSound } from './demo-sound.ts';
import { must, type Scene, type Step } from './scene.ts';

/** Whose words are gone had words once: these, and they are erased with the message. */
const wordsOfWhoTookItBack = 'Ik wil dit bericht terugnemen.';

/** Puts the sound of a contribution where a phone would have put it: pending, under its form key. */
async function keepSound(deps: Deps, scene: Scene, said: DemoContribution): Promise<string> {
  const sound = await prepareSound(await demoSound(said.text ?? '', said.locale));
  if (!sound.ok) throw new Error(`content/demo: the sound of "${said.key}" is ${sound.reason}`);
  const pendingMac = formKeyMac(deps.secret, demoFormKey(said.key));
  const { tenantId } = scene.workspace;
  return deps.db.tx({ tenantId }, (tx) =>
    addFile(tx, deps, tenantId, { ...sound, kind: 'sound', pendingMac }),
  );
}

async function send(deps: Deps, scene: Scene, said: DemoContribution): Promise<void> {
  const { workspace } = scene;
  const { tenantId } = workspace;
  const formKey = demoFormKey(said.key);
  const soundId = said.form === 'sound' ? await keepSound(deps, scene, said) : null;
  const message = {
    formKey,
    locale: said.locale,
    words: soundId ? '' : (said.text ?? wordsOfWhoTookItBack),
    soundId,
    photoIds: [],
    fileHashes: {},
    contact: said.contact
      ? { name: null, email: null, phone: said.contact.value, reach: 'phone' as const }
      : null,
    claimedAt: deps.clock.now(),
  };
  must(
    said.key,
    await sendContribution(deps, workspace, message, { link: scene.link, isLate: false }),
  );
  if (said.background) {
    const background = { age: said.background.age_band, household: null, livesHere: null };
    must(said.key, await tellAboutYou(deps, workspace, formKey, background));
  }
  const mac = formKeyMac(deps.secret, formKey);
  const sent = await deps.db.tx({ tenantId }, (tx) => contributionOfKey(tx, tenantId, mac));
  if (!sent) throw new Error(`content/demo: "${said.key}" was sent and is not there`);
  scene.contributionIds.set(said.key, sent.id);
}

/** Everything that residents send, and what one of them takes back. */
export function sayingSteps(scene: Scene): Step[] {
  return scene.demo.contributions
    .filter((said) => said.form !== 'note')
    .flatMap((said) => {
      const steps: Step[] = [{ daysAgo: said.days_ago, run: (deps) => send(deps, scene, said) }];
      if (said.taken_back_days_ago !== undefined) {
        const code = codeOfFormKey(demoFormKey(said.key));
        steps.push({
          daysAgo: said.taken_back_days_ago,
          async run(deps) {
            must(said.key, await takeBack(deps, scene.workspace, code));
          },
        });
      }
      return steps;
    });
}
