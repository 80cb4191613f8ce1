import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AppEnv } from '../people/index.ts';

export interface Listening {
  readonly port: number;
  /** Stops accepting, lets requests under way end (10 s at most). */
  stop(): Promise<void>;
}

const stopPatience = 10_000;

/** Serves the application on a port; 0 takes a free one. */
export function listen(app: Hono<AppEnv>, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, port }, () =>
      resolve({ port: (server.address() as AddressInfo).port, stop: () => stop(server) }),
    );
    server.once('error', reject);
  });
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, stopPatience);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
