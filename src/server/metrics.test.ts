import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { appUnderTest } from '../app-under-test.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { appendEvent } from '../thread/events.ts';
import { newId } from '../thread/ids.ts';
import { createMetrics } from '../web/metrics.ts';
import { watchedFigures } from './watched-figures.ts';

const token = 'a token of the monitoring system';

function siteWith(
  watched: () => Promise<readonly { name: string; help: string; value: number }[]>,
) {
  const metrics = createMetrics(token, watched);
  const site = new Hono();
  site.use(metrics.measure);
  site.get('/metrics', metrics.route);
  site.get('/antwoord/:tag', (c) => c.text('hier'));
  const ask = async (authorization: string) => {
    const answer = await site.request('/metrics', { headers: { authorization } });
    return { status: answer.status, text: await answer.text() };
  };
  return { site, ask };
}

describe('figures for a monitoring system', () => {
  it('are for who knows the token, and name routes, never addresses', async () => {
    const { site, ask } = siteWith(async () => [{ name: 'hoofdrol_x', help: 'x', value: 7 }]);
    await site.request('/antwoord/geheim-woord');
    expect((await ask('')).status).toBe(404);
    expect((await ask('Bearer wrong')).status).toBe(404);
    const { status, text } = await ask(`Bearer ${token}`);
    expect(status).toBe(200);
    expect(text).toContain('hoofdrol_x 7');
    expect(text).toContain('hoofdrol_database_up 1');
    expect(text).toMatch(/request_duration_seconds_count\{.*route="\/antwoord\/:tag".*\} 1/);
    expect(text).not.toContain('geheim-woord');
  });

  it('say that the database is away, and still tell the others', async () => {
    const { ask } = siteWith(() => Promise.reject(new Error('away')));
    const { text } = await ask(`Bearer ${token}`);
    expect(text).toContain('hoofdrol_database_up 0');
    expect(text).toContain('hoofdrol_process_resident_memory_bytes');
  });
});

onBothDatabases('what whoever runs the program should hear of', (open) => {
  it('counts what no seal covers yet, over all workspaces', async () => {
    const database = open();
    const { clock, deps, workspace } = await appUnderTest(database, 'figures');
    const unsealed = async () => {
      const figures = await watchedFigures(database.installation('test'), clock.now());
      return figures.find(({ name }) => name === 'hoofdrol_events_unsealed')?.value ?? Number.NaN;
    };
    const before = await unsealed();
    await deps.db.tx(workspace, (tx) =>
      appendEvent(tx, deps, {
        kind: 'tried',
        approachId: newId(deps),
        subjectId: newId(deps),
        actorRole: 'system',
        facts: {},
      }),
    );
    expect(await unsealed()).toBe(before + 1);
  });
});
