const day = 86_400_000;
/** RFC 9116 wants the day on which it ends to lie within a year. */
const validDays = 180;

/**
 * The text of `/.well-known/security.txt` (RFC 9116).
 * @param contact `mailto:…` or `https://…`
 * @param baseUrl the workspace's address, without a slash at the end
 */
export function securityText(contact: string, baseUrl: string, now: Date): string {
  const ends = new Date(Math.floor(now.getTime() / day + validDays) * day);
  return [
    `Contact: ${contact}`,
    `Expires: ${ends.toISOString().replace('.000', '')}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${baseUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}
