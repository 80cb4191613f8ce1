import { outdatedTags, type ThemeFacts, themeFacts } from '../../consult/index.ts';
import { type TextByLocale, wordsOfTexts } from '../../thread/texts.ts';
import { dayIn } from '../../web/calendar.ts';
import type { HeardEntry } from './approach-record.ts';
import { behindOf, copiedWords, type Reading, toldOf, wantedBeads } from './standing.ts';

/** Fewer contributions than this are not counted before the public: somebody could know themselves. */
const fewest = 10;

/** The sentence as it stands: translations of an older one are left out. */
function standingHeard(theme: ThemeFacts, heard: TextByLocale | null): TextByLocale | null {
  if (!heard) return null;
  const outdated = outdatedTags(heard, theme.heardVersion);
  return Object.fromEntries(Object.entries(heard).filter(([tag]) => !outdated.includes(tag)));
}

/** What was heard: published sentences, or every theme with a sentence; confirmed and newest first. */
export async function readHeard(reading: Reading): Promise<HeardEntry[]> {
  const { tx, tenantId, approachId, readers, zone } = reading;
  const themes = await themeFacts(tx, tenantId, approachId, wantedBeads(reading, 'theme'));
  const isPublic = readers === 'public';
  const ids = reading.takenBack.length > 0 ? themes.map(({ id }) => id) : [];
  const gathered = await behindOf(reading, ids, 'gathers');
  const textIds = themes.flatMap(({ heardId, saidById }) => [heardId ?? [], saidById ?? []].flat());
  const standing = isPublic ? new Map() : await wordsOfTexts(tx, tenantId, textIds);
  const entries = themes.flatMap((theme): HeardEntry[] => {
    const copy = reading.copies.get(theme.id);
    const heard = isPublic
      ? copiedWords(copy, 'heard')
      : standingHeard(theme, standing.get(theme.heardId ?? '') ?? null);
    if (!heard) return [];
    const gone = reading.takenBack.filter(
      ({ facts, beadId }) =>
        facts.themes?.includes(theme.id) || gathered.get(theme.id)?.includes(beadId),
    );
    return [
      {
        ...toldOf(reading, theme.id, gone.length),
        heard,
        saidBy: isPublic
          ? copiedWords(copy, 'said-by')
          : (standing.get(theme.saidById ?? '') ?? null),
        contributions: isPublic && theme.contributions < fewest ? null : theme.contributions,
        isConfirmed: theme.isConfirmed,
        confirmedOn: theme.isConfirmed && theme.rightAt ? dayIn(zone, theme.rightAt) : null,
      },
    ];
  });
  return entries.sort((a, b) => (b.confirmedOn ?? '').localeCompare(a.confirmedOn ?? ''));
}
