import QRCode from 'qrcode';
import type { Workspace } from '../../people/index.ts';
import { type Day, daysBetween } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { isOpen, type Link } from './link.ts';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/;
const daysOfWarning = 14;

/** The address that residents use, in full: `https://…/meedoen/<slug>`. */
export function linkAddress(
  deps: Pick<Deps, 'baseUrl'>,
  workspace: Pick<Workspace, 'baseUrl'>,
  slug: string,
): string {
  return `${workspace.baseUrl ?? deps.baseUrl}/meedoen/${slug}`;
}

/** The same as people type it: browsers find the protocol by themselves. */
export function shortAddress(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/, '');
}

/** Whether only this machine can reach an address: a phone that scans its code finds nothing. */
export function isOnlyHere(address: string): boolean {
  return loopback.test(new URL(address).hostname);
}

/**
 * A QR code as SVG: black on white, with the quiet zone of four modules that scanners need.
 * Correction level M: a poster gets stains.
 */
export function qrSvg(address: string): Promise<string> {
  return QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
}

export type LinkState = 'open' | 'ending' | 'closed';

/** Whether a link takes messages today, and whether its end is less than two weeks away. */
export function stateOfLink(link: Pick<Link, 'endsOn'>, day: Day): LinkState {
  if (!isOpen(link, day)) return 'closed';
  return daysBetween(day, link.endsOn) < daysOfWarning ? 'ending' : 'open';
}
