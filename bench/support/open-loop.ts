import { Agent, request } from 'node:http';

/** What came of one request. */
export interface Reply {
  readonly status: number;
  readonly bytes: number;
  readonly body: string;
  /** The first cookie that was set, as it is sent back. */
  readonly cookie: string | null;
}

export interface LoadResult {
  readonly asked: number;
  readonly acknowledged: number;
  readonly failed: number;
  /** Acknowledged per second over the whole run, until the last reply. */
  readonly perSecond: number;
  /** Milliseconds from the moment a request was due (not from when it could be sent). */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly longest: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 100 });

/** One request over a kept connection. */
export function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: Buffer | string } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { agent, method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const body = Buffer.concat(parts);
          resolve({
            status: response.statusCode ?? 0,
            bytes: body.byteLength,
            body: body.toString(),
            cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
          });
        });
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

function percentile(sorted: readonly number[], share: number): number {
  const place = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return sorted[Math.max(0, place)] ?? Number.NaN;
}

const mostInFlight = 100;

/**
 * Open loop: arrivals spread evenly, whatever the server does; at most 100 in flight, the others
 * wait, and their waiting counts.
 * @param rate arrivals per second
 * @param send does request number i, and says whether it was acknowledged
 */
export async function openLoop(
  rate: number,
  seconds: number,
  send: (i: number) => Promise<boolean>,
): Promise<LoadResult> {
  const total = Math.round(rate * seconds);
  const latencies: number[] = [];
  const waiting: (() => void)[] = [];
  let inFlight = 0;
  let acknowledged = 0;
  const begin = performance.now();
  const one = async (i: number, due: number): Promise<void> => {
    if (inFlight >= mostInFlight) await new Promise<void>((resolve) => waiting.push(resolve));
    inFlight += 1;
    const ok = await send(i).catch(() => false);
    inFlight -= 1;
    waiting.shift()?.();
    latencies.push(performance.now() - due);
    if (ok) acknowledged += 1;
  };
  const all: Promise<void>[] = [];
  let next = 0;
  while (next < total) {
    const elapsed = performance.now() - begin;
    while (next < total && (next / rate) * 1000 <= elapsed) {
      all.push(one(next, begin + (next / rate) * 1000));
      next += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(all);
  const lasted = (performance.now() - begin) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    asked: total,
    acknowledged,
    failed: total - acknowledged,
    perSecond: acknowledged / lasted,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    longest: latencies.at(-1) ?? Number.NaN,
  };
}
