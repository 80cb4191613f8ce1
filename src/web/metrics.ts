import { createHash, timingSafeEqual } from 'node:crypto';
import type { Handler, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** A figure that is looked up each time somebody asks, with what it means. */
export interface WatchedFigure {
  readonly name: string;
  readonly help: string;
  readonly value: number;
}

export interface Metrics {
  /** Measures every request: method, route as it is written in the code, status; never an address. */
  readonly measure: MiddlewareHandler;
  /** `GET /metrics`, for who knows the token. */
  readonly route: Handler;
}

const sha256 = (value: string): Buffer => createHash('sha256').update(value).digest();
const secondsOfBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Figures in Prometheus' text format. Labels hold patterns of routes, so that nothing of a person, a
 * code or a slug gets into a monitoring system.
 * @param token what must be sent as `Authorization: Bearer …`
 * @param watched looks up figures of the database; when that fails the others are still told
 */
export function createMetrics(
  token: string,
  watched: () => Promise<readonly WatchedFigure[]>,
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'hoofdrol_' });
  const duration = new Histogram({
    name: 'hoofdrol_http_request_duration_seconds',
    help: 'Seconds until the answer was ready',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: secondsOfBuckets,
    registers: [registry],
  });
  const database = new Gauge({
    name: 'hoofdrol_database_up',
    help: '1 when the figures of the database could be read',
    registers: [registry],
  });
  const wanted = sha256(`Bearer ${token}`);
  const gauges = new Map<string, Gauge>();
  const gaugeOf = ({ name, help }: WatchedFigure): Gauge => {
    const found = gauges.get(name) ?? new Gauge({ name, help, registers: [registry] });
    gauges.set(name, found);
    return found;
  };

  return {
    async measure(c, next) {
      const end = duration.startTimer();
      await next();
      const routes = matchedRoutes(c).filter(({ path }) => path !== '/*');
      end({ method: c.req.method, route: routes.at(-1)?.path ?? 'none', status: c.res.status });
    },
    async route(c) {
      if (!timingSafeEqual(sha256(c.req.header('authorization') ?? ''), wanted)) {
        return c.notFound();
      }
      try {
        for (const figure of await watched()) gaugeOf(figure).set(figure.value);
        database.set(1);
      } catch {
        database.set(0);
      }
      c.header('cache-control', 'no-store');
      c.header('content-type', registry.contentType);
      return c.body(await registry.metrics());
    },
  };
}
