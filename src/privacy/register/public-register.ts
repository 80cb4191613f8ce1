import type { Tx } from '../../db/database.ts';
import type { CoalitionTag } from '../../web/locales.ts';
import { coalitionWords } from '../../web/words.ts';
import type { Controller, JointController } from '../controllers/controller-store.ts';
import { readRegister } from './read-register.ts';
import { jobOf } from './register.ts';
import { sayGrounds, sayIn, sayWholeTerm } from './say-register.ts';

/** A processing in the words of a page that everybody may read. */
export interface PublicProcessing {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly what: string;
  readonly grounds: string;
  readonly recipients: string;
  readonly term: string;
  readonly end: string;
  /** Whether the program carries out the end by itself. */
  readonly isCarriedOut: boolean;
  readonly isJoint: boolean;
}

/** What a workspace says of the data that it keeps. */
export interface PublicRegister {
  /** Null: nobody filled in yet who is responsible. */
  readonly controller: Controller | null;
  readonly joint: readonly JointController[];
  readonly processings: readonly PublicProcessing[];
}

/** The register of a workspace as it may be told to everybody, in one of the coalition's languages. */
export async function publicRegister(
  tx: Tx,
  tenantId: string,
  language: CoalitionTag,
): Promise<PublicRegister> {
  const words = coalitionWords(language);
  const { controller, joint, processings } = await readRegister(tx, tenantId);
  return {
    controller,
    joint,
    processings: processings.map(({ processing, days }) => ({
      id: processing.id,
      name: sayIn(words, processing.name),
      purpose: sayIn(words, processing.purpose),
      what: sayIn(words, processing.what),
      grounds: sayGrounds(words, processing),
      recipients: sayIn(words, processing.recipients),
      term: sayWholeTerm(words, processing, days ?? undefined),
      end: words.say(`privacy.end.${processing.end}`),
      isCarriedOut: jobOf(processing) !== null,
      isJoint: processing.isJoint,
    })),
  };
}
