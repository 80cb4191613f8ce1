import type { Workspace } from '../../people/index.ts';
import { formKeyMac } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import type { Background } from './contribution.ts';
import { contributionOfKey, putBackground, type SentContribution } from './contribution-store.ts';

/** A form key opens the questions for a day: after that the page is someone else's. */
const hoursOpen = 24;

export type TellResult = { ok: true; sent: SentContribution } | { ok: false; reason: 'too-late' };

/** Keeps what someone told of themselves with the message they just sent. */
export async function tellAboutYou(
  deps: Deps,
  workspace: Workspace,
  formKey: string,
  background: Background,
): Promise<TellResult> {
  const { tenantId } = workspace;
  const millisecondsOpen = hoursOpen * 3_600_000;
  return deps.db.tx({ tenantId }, async (tx) => {
    const sent = await contributionOfKey(tx, tenantId, formKeyMac(deps.secret, formKey));
    const openSince = deps.clock.now().getTime() - millisecondsOpen;
    if (!sent || sent.isWithdrawn || sent.receivedAt.getTime() < openSince) {
      return { ok: false, reason: 'too-late' };
    }
    const saysAnything = Object.values(background).some((answer) => answer !== null);
    if (saysAnything) await putBackground(tx, tenantId, sent.id, background);
    return { ok: true, sent };
  });
}
