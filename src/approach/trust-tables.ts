import { sha256OfFile, type TrustTable } from '../thread/trust-table.ts';

const publicationTables: readonly TrustTable[] = [
  {
    name: 'approach_opening',
    key: ['approach_id'],
    fixed: [],
    moving: ['opened_on', 'opened_by', 'closed_on'],
    subjects: ['approach_id'],
    open: {},
  },
  {
    name: 'publication',
    key: ['id'],
    fixed: ['public_id', 'approach_id', 'bead_id', 'kind'],
    moving: [
      ...[
        'state',
        'facts',
        'shown_name',
        'sound_file_id',
        'proposed_by',
        'proposed_at',
        'asker_id',
      ],
      ...['published_on', 'published_by', 'seen_by_partner', 'withdrawn_on', 'withdrawn_why'],
    ],
    computed: { moving: { sound_sha256: sha256OfFile('t.sound_file_id') } },
    subjects: ['id'],
    open: { version: 'counts changes, for two people at once' },
  },
  {
    name: 'publication_text',
    key: ['publication_id', 'part'],
    fixed: ['text_id'],
    moving: [],
    subjects: ['publication_id'],
    open: {},
  },
  {
    name: 'publication_photo',
    key: ['publication_id', 'file_id'],
    fixed: [],
    moving: ['is_allowed'],
    computed: { fixed: { sha256: sha256OfFile('t.file_id') } },
    subjects: ['publication_id'],
    open: {},
  },
  {
    name: 'publication_consent',
    key: ['publication_id', 'use'],
    fixed: [],
    moving: [
      ...['asked_at', 'asked_by', 'wording_version', 'locale', 'given_at', 'refused_at'],
      ...['withdrawn_at', 'through', 'heard_by'],
    ],
    subjects: ['publication_id'],
    open: {},
  },
  {
    name: 'publication_hold',
    key: ['id'],
    fixed: ['publication_id', 'held_by', 'held_at', 'reason_text_id'],
    moving: ['lifted_by', 'lifted_at'],
    subjects: ['publication_id'],
    open: {},
  },
];

/** The tables of this room whose rows are sealed. */
export const approachTrustTables: readonly TrustTable[] = [
  {
    name: 'approach',
    key: ['id'],
    fixed: ['slug', 'created_at'],
    moving: [
      ...['title', 'purpose', 'coordinator_id', 'answer_days', 'for_whom', 'innovation_kinds'],
      ...['innovation', 'innovation_maker', 'rooms', 'description_text_id'],
    ],
    subjects: ['id'],
    open: { publication_version: 'counts changes, for the caches' },
  },
  {
    name: 'approach_area',
    key: ['approach_id', 'code'],
    fixed: ['year'],
    moving: [],
    subjects: ['approach_id'],
    open: {},
  },
  {
    name: 'approach_partner',
    key: ['approach_id', 'organisation_id'],
    fixed: [],
    moving: ['since_on', 'until_on'],
    subjects: ['approach_id'],
    open: {},
  },
  {
    name: 'approach_level',
    key: ['approach_id', 'level'],
    fixed: [],
    moving: ['account_id'],
    subjects: ['approach_id'],
    open: {},
  },
  {
    name: 'description_check',
    key: ['id'],
    fixed: ['approach_id', 'version', 'verdict', 'remark_text_id', 'account_id', 'checked_at'],
    moving: [],
    subjects: ['approach_id'],
    open: {},
  },
  {
    name: 'decision',
    key: ['id'],
    fixed: [
      'approach_id',
      'recorded_by',
      'recorded_at',
      'replaces_id',
      'what_text_id',
      'why_text_id',
    ],
    moving: [
      ...['level', 'outcome', 'decided_by', 'body', 'document_name', 'document_url', 'decided_on'],
      ...['valid_from', 'review_on', 'replaced_by_id', 'looked_at_on', 'owner_id'],
    ],
    subjects: ['id'],
    open: { version: 'counts changes, for two people at once' },
  },
  ...publicationTables,
];
