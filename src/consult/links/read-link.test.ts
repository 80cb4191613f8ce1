import { describe, expect, it } from 'vitest';
import { appUnderTest } from '../../app-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { isOpen, mayStillSend } from './link.ts';
import { linkUnderTest } from './link-under-test.ts';
import { readLink } from './read-link.ts';

describe('until when a link takes messages', () => {
  const link = { endsOn: '2026-11-21' };

  it('is open to the end of its last day', () => {
    expect(isOpen(link, '2026-11-20')).toBe(true);
    expect(isOpen(link, '2026-11-21')).toBe(true);
    expect(isOpen(link, '2026-11-22')).toBe(false);
  });

  it.each([
    ['2026-11-21', null, { ok: true, isLate: false }],
    ['2026-11-22', '2026-11-21', { ok: true, isLate: true }],
    ['2026-11-28', '2026-11-21', { ok: true, isLate: true }],
    ['2026-11-29', '2026-11-21', { ok: false, reason: 'link-closed' }],
    ['2026-11-22', '2026-11-22', { ok: false, reason: 'link-closed' }],
    ['2026-11-22', null, { ok: false, reason: 'link-closed' }],
  ])('on %s takes what says it was written on %s: %o', (day, claimed, judged) => {
    expect(mayStillSend(link, day, claimed)).toEqual(judged);
  });
});

onBothDatabases('reading a link', (open) => {
  it('gives who asks, what for and in which languages', async () => {
    const house = await appUnderTest(open());
    const { linkId } = await linkUnderTest(house, { locales: ['ar', 'xx', 'en'] });
    const link = await readLink(house.deps, house.workspace.tenantId, 'Demo');
    expect(link).toMatchObject({
      id: linkId,
      askerName: 'Fatma Yıldırım',
      endsOn: '2027-03-31',
      answerDays: 21,
      locales: ['ar', 'en'],
      readBy: null,
      spoken: {},
    });
    expect(link?.purpose['en']?.body).toContain('grow up healthy');
  });

  it('finds nothing at another address, nor in another workspace', async () => {
    const house = await appUnderTest(open(), 'elsewhere');
    for (const slug of ['niet', '', "' or 1=1", '../demo', 'demo']) {
      expect(await readLink(house.deps, house.workspace.tenantId, slug)).toBeNull();
    }
  });
});
