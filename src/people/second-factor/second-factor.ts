import type { Database, Tx } from '../../db/database.ts';
import type { Deps } from '../../web/deps.ts';
import { openValue, sealValue } from '../../web/sealed-value.ts';
import { endSessionsOf } from '../sessions/own-sessions-store.ts';
import { recoveryCodeMac, recoveryCodesOf } from './recovery-codes.ts';
import {
  changeFactor,
  deleteFactor,
  type KeptFactor,
  keepUnconfirmed,
  lockedFactor,
  markSecondFactorGiven,
  replaceRecoveryCodes,
  spendRecoveryCode,
  unusedRecoveryCodes,
} from './second-factor-store.ts';
import { counterOfCode, newTimeSecret } from './time-code.ts';

type FactorDeps = Pick<Deps, 'db' | 'clock' | 'random' | 'secret'>;

/** Whose second factor, and in which session (hash of its token). */
export interface FactorOwner {
  readonly tenantId: string;
  readonly accountId: string;
  readonly sessionHash: string;
}

const mostWrong = 5;
const pauseMinutes = 15;
const purposeOf = (accountId: string): string => `second-factor:${accountId}`;

/** Where somebody stands: nothing yet, a secret that waits for its first code, or on. */
export type FactorState =
  | { state: 'off' }
  | { state: 'setting-up'; secret: string }
  | { state: 'on'; codesLeft: number };

/** How giving a code can fail; 'paused': five were wrong, until a quarter of an hour later. */
export type CodeRefusal =
  | { ok: false; reason: 'wrong-code' }
  | { ok: false; reason: 'paused'; until: Date };
export type CodeResult = { ok: true } | CodeRefusal;
export type WithCodes = { ok: true; codes: readonly string[] } | CodeRefusal;

/** Where somebody stands with their second factor. A secret of another installation counts as none. */
export async function factorState(deps: FactorDeps, owner: FactorOwner): Promise<FactorState> {
  return deps.db.tx(owner, async (tx): Promise<FactorState> => {
    const factor = await lockedFactor(tx, owner);
    if (!factor) return { state: 'off' };
    if (factor.confirmedAt) {
      return { state: 'on', codesLeft: (await unusedRecoveryCodes(tx, owner)).length };
    }
    const secret = openValue(deps.secret, purposeOf(owner.accountId), factor.sealedSecret);
    return secret ? { state: 'setting-up', secret } : { state: 'off' };
  });
}

/** Makes a secret for an app; asked again, the one that waits stays. */
export async function beginFactor(deps: FactorDeps, owner: FactorOwner): Promise<void> {
  const sealed = sealValue(deps, purposeOf(owner.accountId), newTimeSecret(deps.random));
  await deps.db.tx(owner, async (tx) => {
    const factor = await lockedFactor(tx, owner);
    const isReadable =
      factor && openValue(deps.secret, purposeOf(owner.accountId), factor.sealedSecret) !== null;
    if (factor && !factor.confirmedAt && !isReadable) await deleteFactor(tx, owner);
    await keepUnconfirmed(tx, owner, sealed);
  });
}

/**
 * Switches the second factor on with a first code from the app, for this session at once; other
 * sessions of the same person must give one.
 * @returns the recovery codes, shown now and never again; the same ones when the form comes twice
 */
export async function confirmFactor(
  deps: FactorDeps,
  owner: FactorOwner,
  typed: string,
  formKey: string,
): Promise<WithCodes> {
  return deps.db.tx(owner, async (tx): Promise<WithCodes> => {
    const factor = await lockedFactor(tx, owner);
    if (!factor) return { ok: false, reason: 'wrong-code' };
    if (factor.confirmedAt) {
      const again = await codesOfThisForm(tx, deps, owner, formKey);
      return again ? { ok: true, codes: again } : { ok: false, reason: 'wrong-code' };
    }
    const given = await takeCode(tx, deps, owner, factor, typed);
    if (!given.ok) return given;
    const now = deps.clock.now();
    await changeFactor(tx, owner, { confirmed_at: now });
    await markSecondFactorGiven(tx, owner.tenantId, owner.sessionHash, now);
    return { ok: true, codes: await makeCodes(tx, deps, owner, formKey) };
  });
}

/** Gives the second factor in a session, by a code of the app or a recovery code. */
export async function giveFactor(
  deps: FactorDeps,
  owner: FactorOwner,
  typed: string,
): Promise<CodeResult> {
  return deps.db.tx(owner, async (tx): Promise<CodeResult> => {
    const factor = await lockedFactor(tx, owner);
    if (!factor?.confirmedAt) return { ok: true };
    const given = await takeCode(tx, deps, owner, factor, typed);
    if (!given.ok) return given;
    await markSecondFactorGiven(tx, owner.tenantId, owner.sessionHash, deps.clock.now());
    return { ok: true };
  });
}

/** Makes new recovery codes with a code of the app; the old ones no longer work. */
export async function renewCodes(
  deps: FactorDeps,
  owner: FactorOwner,
  typed: string,
  formKey: string,
): Promise<WithCodes> {
  return deps.db.tx(owner, async (tx): Promise<WithCodes> => {
    const factor = await lockedFactor(tx, owner);
    if (!factor?.confirmedAt) return { ok: false, reason: 'wrong-code' };
    const again = await codesOfThisForm(tx, deps, owner, formKey);
    if (again) return { ok: true, codes: again };
    const given = await takeCode(tx, deps, owner, factor, typed);
    if (!given.ok) return given;
    return { ok: true, codes: await makeCodes(tx, deps, owner, formKey) };
  });
}

/** Switches the second factor off with a code, or stops setting it up without one. */
export async function endFactor(
  deps: FactorDeps,
  owner: FactorOwner,
  typed: string,
): Promise<CodeResult> {
  return deps.db.tx(owner, async (tx): Promise<CodeResult> => {
    const factor = await lockedFactor(tx, owner);
    if (factor?.confirmedAt) {
      const given = await takeCode(tx, deps, owner, factor, typed);
      if (!given.ok) return given;
    }
    await deleteFactor(tx, owner);
    return { ok: true };
  });
}

/**
 * Takes somebody's second factor away, for who lost phone and recovery codes; every session of theirs
 * ends, so that nobody who is in stays in.
 * @returns false when there was none
 */
export async function resetSecondFactor(
  db: Database,
  tenantId: string,
  accountId: string,
): Promise<boolean> {
  return db.tx({ tenantId }, async (tx) => {
    const had = await deleteFactor(tx, { tenantId, accountId });
    if (had) await endSessionsOf(tx, tenantId, accountId, null);
    return had;
  });
}

/** Uses a code up, and counts wrong ones: the count stays, also when the page says no. */
async function takeCode(
  tx: Tx,
  deps: FactorDeps,
  owner: FactorOwner,
  factor: KeptFactor,
  typed: string,
): Promise<CodeResult> {
  const now = deps.clock.now();
  const until = new Date((factor.wrongAt?.getTime() ?? 0) + pauseMinutes * 60_000);
  const paused = factor.wrongCount >= mostWrong;
  if (paused && now < until) return { ok: false, reason: 'paused', until };
  const wrongBefore = paused ? 0 : factor.wrongCount;
  const secret = openValue(deps.secret, purposeOf(owner.accountId), factor.sealedSecret);
  const counter = secret ? counterOfCode(secret, typed, now, factor.lastCounter) : null;
  if (counter !== null) {
    await changeFactor(tx, owner, { last_counter: counter, wrong_count: 0, wrong_at: null });
    return { ok: true };
  }
  const mac = factor.confirmedAt ? recoveryCodeMac(deps.secret, owner.accountId, typed) : null;
  if (mac && (await spendRecoveryCode(tx, owner, mac, now))) {
    await changeFactor(tx, owner, { wrong_count: 0, wrong_at: null });
    return { ok: true };
  }
  await changeFactor(tx, owner, { wrong_count: wrongBefore + 1, wrong_at: now });
  return { ok: false, reason: 'wrong-code' };
}

async function makeCodes(
  tx: Tx,
  deps: FactorDeps,
  owner: FactorOwner,
  formKey: string,
): Promise<string[]> {
  const codes = recoveryCodesOf(deps.secret, formKey, owner.accountId);
  await replaceRecoveryCodes(tx, owner, macsOf(deps, owner, codes));
  return codes;
}

const macsOf = (deps: FactorDeps, owner: FactorOwner, codes: readonly string[]): Buffer[] =>
  codes.flatMap((code) => recoveryCodeMac(deps.secret, owner.accountId, code) ?? []);

/** The codes that this form made a moment ago, while they are all still unused; null otherwise. */
async function codesOfThisForm(
  tx: Tx,
  deps: FactorDeps,
  owner: FactorOwner,
  formKey: string,
): Promise<string[] | null> {
  const codes = recoveryCodesOf(deps.secret, formKey, owner.accountId);
  const unused = await unusedRecoveryCodes(tx, owner);
  const all = macsOf(deps, owner, codes).every((mac) => unused.some((one) => one.equals(mac)));
  return all ? codes : null;
}
