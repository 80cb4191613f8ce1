import type { Tx } from '../../db/database.ts';
import {
  type Controller,
  controllerOf,
  type JointController,
  jointControllers,
} from '../controllers/controller-store.ts';
import { latestRuns, type RetentionRun } from '../retention/run-store.ts';
import { daysOf } from '../terms/term.ts';
import { daysChosen } from '../terms/term-store.ts';
import type { Processing } from './processing.ts';
import { isTimed, register } from './register.ts';

/** A processing as it stands in one workspace. */
export interface ProcessingHere {
  readonly processing: Processing;
  /** The days that count; null where no job counts in days. */
  readonly days: number | null;
  /** The workspace chose them itself. */
  readonly isOwn: boolean;
  readonly lastRun: RetentionRun | null;
}

/** The register at work in one workspace. */
export interface RegisterHere {
  readonly controller: Controller | null;
  readonly joint: readonly JointController[];
  readonly processings: readonly ProcessingHere[];
}

/** The days that count for a processing, per processing of which a job counts them. */
export async function termDays(tx: Tx, tenantId: string): Promise<ReadonlyMap<string, number>> {
  const chosen = await daysChosen(tx, tenantId);
  const counted = register
    .filter(isTimed)
    .filter(({ term }) => term.unit === 'days')
    .map((one) => [one.id, daysOf(one, chosen.get(one.id))] as const);
  return new Map(counted);
}

/** Reads the register as it stands in one workspace: terms, who is responsible, what the jobs did. */
export async function readRegister(tx: Tx, tenantId: string): Promise<RegisterHere> {
  const chosen = await daysChosen(tx, tenantId);
  const days = await termDays(tx, tenantId);
  const runs = await latestRuns(tx, tenantId);
  return {
    controller: await controllerOf(tx, tenantId),
    joint: await jointControllers(tx, tenantId),
    processings: register.map((processing) => ({
      processing,
      days: days.get(processing.id) ?? null,
      isOwn: isTimed(processing) && processing.term.limits !== null && chosen.has(processing.id),
      lastRun: runs.get(processing.id) ?? null,
    })),
  };
}
