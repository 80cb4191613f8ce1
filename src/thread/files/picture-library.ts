import type { Sharp, SharpOptions } from 'sharp';

type Open = (bytes: Uint8Array, options?: SharpOptions) => Sharp;
let loading: Promise<Open> | undefined;

/** The library for pictures, loaded with the first photo: 17 MB that many a process never needs. */
export function pictureLibrary(): Promise<Open> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // no two photos are the same: what the library would keep of the last ones only takes memory
    sharp.cache(false);
    return sharp;
  });
  return loading;
}
