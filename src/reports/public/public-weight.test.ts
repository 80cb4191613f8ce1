import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { fillLargeApproach, large } from '../../../bench/support/large-approach.ts';
import { publishLargeApproach } from '../../../bench/support/published-approach.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { teamUnderTest } from '../../consult/contributions/inbox-under-test.ts';
import { clonePglite } from '../../db/test-database.ts';
import { residentTags } from '../../web/locales.ts';

const heaviest = 50_000;
/** The stylesheet, the icon and headers, as they travel. */
const besides = 10_000;

it('weighs 50 kB at most with everything in a large approach, in every language and without gzip', async () => {
  const database = await clonePglite();
  const team = await teamUnderTest(database, 'weight');
  await fillLargeApproach(database);
  await publishLargeApproach(database);
  const resident = await browserUnderTest(team, null, 'weight');
  for (const tag of residentTags) {
    const page = `/openbaar/aanpak-demo/${tag}`;
    const html = await resident.read(page);
    expect(html).toContain(`href="${page}/besluiten"`);
    expect(html).toContain(`(${large.decisions})`);
    expect(Buffer.byteLength(html), page).toBeLessThanOrEqual(heaviest);
    expect(gzipSync(html).length + besides, page).toBeLessThanOrEqual(heaviest);
    for (const part of ['besluiten', 'doelen', 'gehoord', 'woorden']) {
      const bytes = Buffer.byteLength(await resident.read(`${page}/${part}`));
      expect(bytes, `${page}/${part}`).toBeLessThanOrEqual(heaviest);
    }
  }
  await database.close();
}, 60_000);
