/**
 * A table whose rows are sealed. Every column but `tenant_id` stands in one of `key`, `fixed`, `moving`
 * and `open`; a test walks the catalogue, so that none is forgotten.
 */
export interface TrustTable {
  readonly name: string;
  /** The columns after `tenant_id` that name a row. */
  readonly key: readonly string[];
  /** Written once: no event explains a change of these. */
  readonly fixed: readonly string[];
  /** May change, together with an event that names the row. */
  readonly moving: readonly string[];
  /**
   * Columns with ids by which events name this row: as their subject, or in their facts. Each has an
   * index. Where rows can be deleted these are the first key column, or the first two.
   */
  readonly subjects: readonly string[];
  /** Columns that are not sealed, each with why. */
  readonly open: Readonly<Record<string, string>>;
  /** SQL over columns of `t`, sealed under the name as if it were a fixed, or a moving, column. */
  readonly computed?: {
    readonly fixed?: Readonly<Record<string, string>>;
    readonly moving?: Readonly<Record<string, string>>;
  };
  /**
   * Columns that came after rows were sealed, with what they held in those: left out of what is sealed
   * while they hold it. Columns that are null are always left out.
   */
  readonly cameLater?: Readonly<Record<string, string | number | boolean>>;
  /** SQL over columns of `t`: which rows count. Without it all do. */
  readonly only?: string;
  /** Rows may be taken away, or stop to count, with an event that names them. Without it they stay. */
  readonly mayGo?: true;
  /** Why rows may come without an event: then a row too many cannot be told from a real one. */
  readonly comesQuietly?: string;
}

/** SQL for the SHA-256 of a file that a row names: another file in its place is another row. */
export const sha256OfFile = (column: string): string =>
  `(select encode(sha256(f.bytes), 'hex') from file f
    where f.tenant_id = t.tenant_id and f.id = ${column})`;

/** The name under which it is sealed which tables are whole: from then on rows come with events only. */
export const wholeTables = 'sealed_table';

/** What the thread itself holds. Events and their contents are sealed one by one, apart from these. */
export const threadTrustTables: readonly TrustTable[] = [
  {
    name: wholeTables,
    key: ['table_name'],
    fixed: ['is_whole'],
    moving: [],
    subjects: [],
    open: { position: 'how far the job is' },
    only: 't.is_whole',
  },
  {
    name: 'bead',
    key: ['id'],
    fixed: ['approach_id', 'kind', 'created_at'],
    moving: [],
    subjects: ['id'],
    open: {},
    comesQuietly: 'of an answer that is still being written; says nothing until other rows name it',
  },
  {
    name: 'bead_link',
    key: ['from_id', 'to_id', 'relation'],
    fixed: ['created_at'],
    moving: [],
    subjects: ['from_id', 'to_id'],
    open: {},
    mayGo: true,
  },
  {
    name: 'text_version',
    key: ['text_id', 'version'],
    fixed: ['locale', 'status', 'source_version', 'by_account', 'digest', 'created_at'],
    moving: [],
    computed: { moving: { sound_sha256: sha256OfFile('t.sound_file_id') } },
    subjects: ['text_id'],
    open: {
      body: 'in the digest, until it is taken back',
      sound_file_id: 'in the digest, until it is taken back',
      salt: 'of the digest, until it is taken back',
    },
    comesQuietly: 'of an answer that is still being written; says nothing until other rows name it',
  },
];
