import type { MiddlewareHandler } from 'hono';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers that Dutch public sites are tested on; HSTS only where TLS is. */
export function securityHeaders(baseUrl: string): MiddlewareHandler {
  const overTls = baseUrl.startsWith('https:');
  return async (c, next) => {
    // before the page is made: headers that come afterwards make the server wrap it once more
    c.header('content-security-policy', policy);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'same-origin');
    c.header('x-frame-options', 'DENY');
    c.header('permissions-policy', 'microphone=(self), camera=(), geolocation=()');
    if (overTls) c.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    await next();
  };
}
