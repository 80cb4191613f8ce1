import { sha256OfFile, type TrustTable } from '../thread/trust-table.ts';

/** An answer counts once it was sent to be checked: what is still being written changes at will. */
const isSent = `in ('to-check', 'checked')`;
const ofSentAnswer = `exists (select from answer a
  where a.tenant_id = t.tenant_id and a.id = t.answer_id and a.status ${isSent})`;

const contributionTables: readonly TrustTable[] = [
  {
    name: 'contribution',
    key: ['id'],
    fixed: [
      ...['approach_id', 'link_id', 'origin', 'form', 'locale', 'is_late'],
      ...['read_back_at', 'received_at'],
    ],
    moving: [
      ...['text_id', 'sound_file_id', 'state', 'level', 'owner_id', 'due_on', 'write_out_owner_id'],
      ...['write_out_due_on', 'written_out_at', 'interim_count', 'reopened_count', 'code_mac'],
      ...['claimed_at', 'gone_why'],
    ],
    computed: { moving: { sound_sha256: sha256OfFile('t.sound_file_id') } },
    subjects: ['id'],
    open: {
      key_mac: 'names the form, not what was said; replaced when words are taken back',
      theme_count: 'counted from theme_contribution',
    },
  },
  {
    name: 'contribution_photo',
    key: ['contribution_id', 'file_id'],
    fixed: [],
    moving: [],
    computed: { fixed: { sha256: sha256OfFile('t.file_id') } },
    subjects: ['contribution_id', 'file_id'],
    mayGo: true,
    open: {},
  },
  {
    name: 'consent',
    key: ['contribution_id', 'use'],
    fixed: ['wording_version', 'locale', 'given_at'],
    moving: ['withdrawn_at'],
    subjects: ['contribution_id'],
    open: {},
  },
  {
    name: 'set_aside',
    key: ['contribution_id'],
    fixed: ['reason', 'proposed_by', 'proposed_at'],
    moving: ['confirmed_by', 'confirmed_at'],
    subjects: ['contribution_id'],
    mayGo: true,
    open: { state_before: 'where it goes back to; follows what happens to its answer meanwhile' },
  },
  {
    name: 'erasure_proposal',
    key: ['contribution_id'],
    fixed: ['reason', 'proposed_by', 'proposed_at'],
    moving: ['done_by', 'done_at'],
    subjects: ['contribution_id'],
    mayGo: true,
    open: {},
  },
  {
    name: 'note',
    key: ['approach_id', 'row_hash', 'occurrence'],
    fixed: ['contribution_id', 'import_id', 'row_number'],
    moving: ['noted_on', 'meeting', 'theme', 'noted_by'],
    subjects: ['contribution_id'],
    open: {},
  },
  {
    name: 'read_entry',
    key: ['id'],
    fixed: ['account_id', 'contribution_id', 'read_at'],
    moving: [],
    subjects: ['id'],
    mayGo: true,
    open: {},
    comesQuietly: 'a log: reading is no event',
  },
];

const answerTables: readonly TrustTable[] = [
  {
    name: 'answer',
    key: ['id'],
    fixed: ['approach_id', 'kind', 'text_id'],
    moving: [
      ...[
        'promised_on',
        'written_by',
        'written_at',
        'status',
        'level',
        'decision_id',
        'checker_id',
      ],
      ...['checked_by', 'checked_at', 'remark_text_id'],
    ],
    subjects: ['id'],
    mayGo: true,
    open: {},
    only: `t.status ${isSent}`,
  },
  {
    name: 'answer_delivery',
    key: ['answer_id', 'contribution_id'],
    fixed: [],
    moving: [
      ...[
        'delivered_how',
        'delivered_on',
        'delivered_by',
        'delivered_at',
        'reply',
        'reply_text_id',
      ],
      ...['replied_at', 'replied_through', 'state_before', 'due_before', 'bringer_id'],
      ...['bring_asked_at', 'returned_by', 'returned_at', 'returned_reason'],
    ],
    subjects: ['answer_id', 'contribution_id'],
    mayGo: true,
    open: {},
    only: ofSentAnswer,
  },
  {
    name: 'answer_signature',
    key: ['answer_id', 'account_id'],
    fixed: ['signed_at'],
    moving: [],
    subjects: ['answer_id'],
    mayGo: true,
    open: {},
    only: ofSentAnswer,
  },
  {
    name: 'answer_checker',
    key: ['approach_id', 'kind'],
    fixed: [],
    moving: ['account_id'],
    subjects: ['approach_id'],
    mayGo: true,
    open: {},
  },
];

const themeTables: readonly TrustTable[] = [
  {
    name: 'theme',
    key: ['id'],
    fixed: ['approach_id', 'created_by', 'created_at'],
    moving: ['title', 'heard_text_id', 'heard_version', 'said_by_text_id', 'asked_at'],
    subjects: ['id'],
    open: { version: 'counts changes, for two people at once' },
  },
  {
    name: 'theme_contribution',
    key: ['theme_id', 'contribution_id'],
    fixed: ['sorted_by', 'sorted_at'],
    moving: [],
    subjects: ['theme_id', 'contribution_id'],
    mayGo: true,
    open: {},
  },
  {
    name: 'theme_check',
    key: ['id'],
    fixed: [
      ...['theme_id', 'heard_version', 'verdict', 'contribution_id', 'account_id', 'through'],
      ...['words_text_id', 'checked_at'],
    ],
    moving: ['is_gone'],
    subjects: ['theme_id', 'contribution_id'],
    open: {},
  },
];

const goalTables: readonly TrustTable[] = [
  {
    name: 'goal',
    key: ['id'],
    fixed: ['approach_id', 'created_by', 'created_at'],
    moving: ['state', 'version', 'owner_id'],
    subjects: ['id'],
    open: {},
  },
  {
    name: 'goal_version',
    key: ['goal_id', 'version'],
    fixed: [
      ...['change_text_id', 'notice_text_id', 'input_text_id', 'reason_text_id', 'state'],
      ...['decided_on', 'made_by', 'made_at'],
    ],
    moving: [],
    subjects: ['goal_id'],
    open: {},
  },
  {
    name: 'goal_presence',
    key: ['goal_id', 'version', 'place'],
    fixed: ['kind', 'account_id'],
    moving: ['description'],
    subjects: ['goal_id'],
    open: {},
  },
  {
    name: 'goal_word',
    key: ['goal_id', 'version', 'account_id'],
    fixed: ['given_at'],
    moving: [],
    subjects: ['goal_id'],
    open: {},
  },
];

/** The tables of this room whose rows are sealed. */
export const consultTrustTables: readonly TrustTable[] = [
  ...contributionTables,
  ...answerTables,
  ...themeTables,
  ...goalTables,
  {
    name: 'link',
    key: ['id'],
    fixed: ['approach_id', 'slug', 'created_at'],
    moving: [
      ...['locales', 'purpose_text_id', 'reward_text_id', 'read_by_text_id', 'asker_name'],
      ...['asker_phone', 'asker_photo_id', 'owner_id', 'answer_days', 'ends_on'],
    ],
    computed: { moving: { asker_photo_sha256: sha256OfFile('t.asker_photo_id') } },
    subjects: ['id'],
    open: { version: 'counts changes, for two people at once' },
  },
];
