import { beforeEach, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { MovableClock } from '../../thread/movable-clock.ts';
import { daysAfter, demoTime } from './demo-clock.ts';

describe('a press of the button', () => {
  it.each([
    ['forward', '0', 21],
    ['forward', '21', 42],
    ['forward', '63', 84],
    ['forward', '84', 84],
    ['forward', '', null],
    ['forward', '-21', null],
    ['sideways', '0', null],
    ['back', '63', 0],
  ])('%s from %s leads to %s days ahead', (to, seen, days) => {
    expect(daysAfter(to, seen)).toBe(days);
  });
});

onBothDatabases('the clock of the demo', (open) => {
  let house: AppUnderTest;
  let number = 0;
  const seed = () => `clock${number}`;
  const installation = () => open().installation('test');
  const nurse = () => browserUnderTest(house, 'nurse', seed());
  beforeEach(async () => {
    number += 1;
    house = await appUnderTest(open(), seed());
    await demoTime(installation(), new MovableClock(house.clock)).move(0);
  }, 60_000);

  it('moves three weeks on with one press, and says which day it is then', async () => {
    const browser = await nurse();
    expect(await browser.read('/demo')).toContain('het nu zaterdag 21 november 2026');
    const pressed = await browser.post('/demo', { to: 'forward', seen: '0' });
    expect(pressed.headers.get('location')).toBe('/demo');
    const page = await browser.read('/demo');
    expect(page).toContain('het nu zaterdag 12 december 2026');
    expect(page).toContain('3 weken later dan in het echt');
    expect(await browser.read('/week')).toContain('In deze demo is het zaterdag 12 december 2026.');
    expect(house.deps.clock.now().toISOString().slice(0, 10)).toBe('2026-12-12');
  });

  it('moves once when the button is pressed twice, and not past twelve weeks', async () => {
    const browser = await nurse();
    await browser.post('/demo', { to: 'forward', seen: '0' });
    await browser.post('/demo', { to: 'forward', seen: '0' });
    expect(house.deps.demoClock?.daysAhead).toBe(21);
    for (const seen of ['21', '42', '63']) await browser.post('/demo', { to: 'forward', seen });
    const page = await browser.read('/demo');
    expect(page).toContain('Verder dan 12 weken vooruit gaat de demo niet.');
    expect(page).not.toContain('Drie weken later');
  });

  it('goes back to today, and pages say so at once', async () => {
    const browser = await nurse();
    await browser.post('/demo', { to: 'forward', seen: '0' });
    await browser.post('/demo', { to: 'back', seen: '21' });
    const page = await browser.read('/week');
    expect(page).not.toContain('In deze demo is het');
    expect(page).toContain('href="/demo"');
  });

  it('is the same in another process, within ten seconds', async () => {
    await (await nurse()).post('/demo', { to: 'forward', seen: '0' });
    const elsewhere = demoTime(installation(), new MovableClock(house.clock));
    await elsewhere.follow();
    expect(elsewhere.clock.daysAhead).toBe(21);
    await elsewhere.move(42);
    house.clock.forward(11 / 86_400);
    await (await nurse()).read('/week');
    expect(house.deps.demoClock?.daysAhead).toBe(42);
  });

  it('signs nobody out', async () => {
    const browser = await nurse();
    for (const seen of ['0', '21', '42', '63']) {
      await browser.post('/demo', { to: 'forward', seen });
      expect((await browser.get('/week')).status).toBe(200);
    }
    await browser.post('/demo', { to: 'back', seen: '84' });
    expect((await browser.get('/week')).status).toBe(200);
    house.clock.forward(15);
    expect((await browser.get('/week')).status).toBe(303);
  });

  it('cannot be moved by who is not signed in', async () => {
    const visitor = await browserUnderTest(house, null, seed());
    expect((await visitor.post('/demo', { to: 'forward', seen: '0' })).status).toBe(401);
    expect(house.deps.demoClock?.daysAhead).toBe(0);
  });
});
