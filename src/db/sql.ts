import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';

/** Anything Kysely can turn into SQL with parameters: a query builder, or its `sql` tag. */
export type Query<Row> = Compilable<Row> | RawBuilder<Row>;

/**
 * All tables by name. Each store adds its own by module augmentation:
 * `declare module '../../db/sql.ts' { interface Tables { link: LinkTable } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the stores
export interface Tables {}

/**
 * Builds queries and compiles them; it has no connection, so it can never run one: only `tx.run` can.
 */
export const query: Kysely<Tables> = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Turns a query builder or a piece of `sql` into text and parameters. */
export function compileRaw<R>(source: Query<R>): CompiledQuery<R> {
  return source.compile(query);
}

export { sql } from 'kysely';
