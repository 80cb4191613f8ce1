/**
 * Where to go after signing in: only a path of this workspace, never another site.
 * @returns the path with its query, or `fallback`
 */
export function ownPath(wanted: string | undefined, fallback = '/week'): string {
  // browsers read \ as / and skip control characters, so that "/\evil.example" leaves the site
  if (!wanted || !/^\/[^/\\]/.test(wanted) || /[\\\u0000-\u001f\u007f]/.test(wanted)) {
    return fallback;
  }
  const here = 'http://own.invalid';
  if (!URL.canParse(wanted, here)) return fallback;
  const url = new URL(wanted, here);
  if (url.origin !== here || url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}`;
}
