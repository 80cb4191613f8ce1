/** 10 MB and 3 minutes, with 2 seconds of grace for a finger that came late (decision 26). */
export const soundLimits = {
  maxBytes: 10 * 1024 * 1024,
  maxSeconds: 180,
  graceSeconds: 2,
} as const;

export type SoundType =
  | 'audio/wav'
  | 'audio/mpeg'
  | 'audio/mp4'
  | 'audio/ogg'
  | 'audio/webm'
  | 'audio/3gpp'
  | 'audio/amr'
  | 'audio/amr-wb';

/** A sound without anything but sound in it. `playable`: by an ordinary browser of today. */
type CleanSound = {
  ok: true;
  bytes: Uint8Array;
  mediaType: SoundType;
  /** Length counted from the sound itself; null when the container does not tell. */
  seconds: number | null;
  playable: boolean;
};

export type NoSound = {
  ok: false;
  reason: 'not-sound' | 'too-long' | 'unreadable' | 'metadata-cannot-be-removed';
};

/** What every `clean-….ts` gives for one kind of container. Each leaves its input as it was. */
export type Cleaned = CleanSound | NoSound;

export const notSound: NoSound = { ok: false, reason: 'not-sound' };
export const unreadable: NoSound = { ok: false, reason: 'unreadable' };
export const cannotBeCleaned: NoSound = { ok: false, reason: 'metadata-cannot-be-removed' };
