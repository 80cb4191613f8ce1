import { type ChangePartResult, changePart } from '../change-part.ts';
import type { Recording } from '../recording.ts';
import { judgeProfile, type Profile, type ProfileFaults } from './profile.ts';
import { profileOf, updateProfile } from './profile-store.ts';

/** Changes for whom an approach is there, and with which innovation. */
export function changeProfile(
  recording: Recording,
  next: Profile,
  seen: string,
): Promise<ChangePartResult<Profile, ProfileFaults>> {
  const { tenantId } = recording.workspace;
  const { id } = recording.approach;
  return changePart<Profile, ProfileFaults>(recording, {
    seen,
    next,
    read: (tx) => profileOf(tx, tenantId, id),
    write: async (tx) => {
      const faults = judgeProfile(next);
      if (!faults) await updateProfile(tx, tenantId, id, next);
      return faults;
    },
    event: {
      kind: 'approach-profile-changed',
      facts: { forWhom: next.forWhom, innovationKinds: [...next.innovationKinds] },
    },
  });
}
