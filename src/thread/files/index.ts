/** Judging and cleaning of photos and sound; where they are kept is not known here. */
export { type PhotoRefusal, type PreparedPhoto, photoLimits, preparePhoto } from './judge-photo.ts';
export { type PreparedSound, prepareSound, type SoundRefusal } from './judge-sound.ts';
export { type PreparedFace, prepareFace } from './prepare-face.ts';
export { type SoundType, soundLimits } from './sound.ts';
