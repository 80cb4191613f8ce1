import type { FormPost } from '../../web/form-post.ts';

/** For whom an approach is there. */
export const audiences = ['children', 'adults', 'everyone'] as const;
export type Audience = (typeof audiences)[number];

/** What kind of innovation a coalition works with; it may be both. */
export const innovationKinds = ['social', 'technological'] as const;
export type InnovationKind = (typeof innovationKinds)[number];

/** For whom an approach is there, and with which innovation. */
export interface Profile {
  readonly forWhom: Audience | null;
  readonly innovationKinds: readonly InnovationKind[];
  /** Which innovation. */
  readonly innovation: string | null;
  /** Whose it is. */
  readonly innovationMaker: string | null;
}

/** The rooms of an approach, in the order of their principles. */
export const rooms = [
  'consult',
  'population',
  'context',
  'knowledge',
  'equity',
  'testing',
] as const;
export type Room = (typeof rooms)[number];
/** Rooms that have been built: only these can be switched on. */
export const builtRooms: readonly Room[] = ['consult'];

const innovationLimit = 500;
const makerLimit = 200;

export type ProfileFault =
  | 'innovation-missing'
  | 'innovation-too-long'
  | 'kind-missing'
  | 'maker-too-long';
export type ProfileFaults = Partial<
  Record<'innovationKinds' | 'innovation' | 'innovationMaker', ProfileFault>
>;

/** Reads what was typed of a profile: what is no choice counts as not chosen. */
export function typedProfile(form: FormPost): Profile {
  return {
    forWhom: audiences.find((one) => one === form.text('forWhom')) ?? null,
    innovationKinds: innovationKinds.filter((one) => form.all('innovationKinds').includes(one)),
    innovation: form.text('innovation').trim() || null,
    innovationMaker: form.text('innovationMaker').trim() || null,
  };
}

/** What is wrong with a profile, by field; null when nothing is. */
export function judgeProfile(profile: Profile): ProfileFaults | null {
  const { innovationKinds: kinds, innovation, innovationMaker } = profile;
  const faults: ProfileFaults = {};
  if (kinds.length === 0 && (innovation || innovationMaker))
    faults.innovationKinds = 'kind-missing';
  if (kinds.length > 0 && !innovation) faults.innovation = 'innovation-missing';
  else if ((innovation?.length ?? 0) > innovationLimit) faults.innovation = 'innovation-too-long';
  if ((innovationMaker?.length ?? 0) > makerLimit) faults.innovationMaker = 'maker-too-long';
  return Object.keys(faults).length > 0 ? faults : null;
}
