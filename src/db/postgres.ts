import pg from 'pg';
import {
  awayCodes,
  DatabaseAway,
  DatabaseError,
  type Driver,
  type DriverSession,
  type Row,
} from './database.ts';

const dateOid = 1082;
const usesOfConnection = 500;
const int8Oid = 20;
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENOENT',
]);

function translated(error: unknown): Error {
  const known = error as { message?: string; code?: string };
  const message = known.message ?? String(error);
  const gone = /terminated|timeout exceeded when trying to connect|not queryable|ended/i;
  if (unreachable.has(known.code ?? '') || awayCodes.has(known.code ?? '')) {
    return new DatabaseAway(message);
  }
  if (!known.code && gone.test(message)) return new DatabaseAway(message);
  return new DatabaseError(message, known.code);
}

function session(client: pg.PoolClient): DriverSession {
  return {
    async query(text, parameters) {
      try {
        return (await client.query(text, [...parameters])).rows as Row[];
      } catch (error) {
        throw translated(error);
      }
    },
    async script(text) {
      try {
        await client.query(text);
      } catch (error) {
        throw translated(error);
      }
    },
    async end(how) {
      try {
        await client.query(how);
        client.release();
      } catch (error) {
        client.release(true);
        throw translated(error);
      }
    },
  };
}

/** Opens a pool on PostgreSQL 15 or newer as a driver. Connections are made when first needed. */
export function openPostgres(url: string, size = 10): Driver {
  const types = new pg.TypeOverrides();
  // dates stay calendar days, counts are numbers: the same as on PGlite (pglite-worker.ts)
  types.setTypeParser(dateOid, (value: string) => value);
  types.setTypeParser(int8Oid, (value: string) => Number(value));
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    // a connection keeps the plans it made when tables were small, and would read a whole workspace
    // for every key that is checked (measured: 99 million index entries for 20,000 contributions)
    maxUses: usesOfConnection,
    connectionTimeoutMillis: 5_000,
    types,
  });
  // a connection that is lost while idle is simply replaced at the next use
  pool.on('error', () => undefined);
  // one that is lost in a transaction fails its query; its event, unheard, would end the process
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    kind: 'postgres',
    async begin(preamble) {
      let client: pg.PoolClient;
      try {
        client = await pool.connect();
      } catch (error) {
        throw translated(error);
      }
      try {
        await client.query(preamble);
        return session(client);
      } catch (error) {
        client.release(true);
        throw translated(error);
      }
    },
    async once(text, parameters) {
      try {
        return (await pool.query(text, [...parameters])).rows as Row[];
      } catch (error) {
        throw translated(error);
      }
    },
    async script(text) {
      try {
        await pool.query(text);
      } catch (error) {
        throw translated(error);
      }
    },
    close: () => pool.end(),
  };
}
