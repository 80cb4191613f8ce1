import { addJointController, keepController } from '../privacy/controllers/keep-controller.ts';
import type { Deps } from '../web/deps.ts';
import { must, personOf, type Scene } from './scene.ts';

/** Says who is responsible for the data of the demo. */
export async function fillRegister(
  deps: Deps,
  { demo, workspace, people }: Pick<Scene, 'demo' | 'workspace' | 'people'>,
): Promise<void> {
  const { filled_in_by: key, joint, ...content } = demo.workspace.controller;
  const by = { workspace, account: personOf({ people }, key) };
  const typed = {
    name: content.name,
    address: content.address,
    contact: content.contact,
    officerName: content.officer_name,
    officerContact: content.officer_contact,
    jointName: '',
    jointContact: '',
    jointTask: '',
  };
  must('who is responsible', await keepController(deps, by, { typed, seen: '0' }));
  for (const { name, contact, task } of joint) {
    const partner = { ...typed, jointName: name, jointContact: contact, jointTask: task };
    must(name, await addJointController(deps, by, partner));
  }
}
