import { TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { type BrowserUnderTest, browserUnderTest } from '../../browser-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { counterOfCode } from './time-code.ts';

const halfMinute = 30 / 86_400;

it('knows the codes of RFC 6238, appendix B (SHA-1, six digits)', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'; // "12345678901234567890"
  const table = [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ] as const;
  for (const [seconds, code] of table) {
    const at = new Date(seconds * 1000);
    const counter = Math.floor(seconds / 30);
    expect(counterOfCode(secret, code, at, 0), code).toBe(counter);
    expect(counterOfCode(secret, ` ${code.slice(0, 3)} ${code.slice(3)} `, at, 0)).toBe(counter);
    expect(counterOfCode(secret, code, at, counter), 'once').toBeNull();
    const shifted = (steps: number) => new Date((counter + steps) * 30_000);
    expect(counterOfCode(secret, code, shifted(1), 0)).toBe(counter);
    expect(counterOfCode(secret, code, shifted(-1), 0)).toBe(counter);
    expect(counterOfCode(secret, code, shifted(2), 0)).toBeNull();
    expect(counterOfCode(secret, code, shifted(-2), 0)).toBeNull();
  }
  for (const typed of ['', '28708', '2870822', 'abcdef', '287083']) {
    expect(counterOfCode(secret, typed, new Date(59_000), 0)).toBeNull();
  }
});

onBothDatabases('a second factor', (open) => {
  let seeds = 0;
  const at = async () => {
    seeds += 1;
    const seed = `factor${seeds}`;
    const house = await appUnderTest(open(), seed);
    return { house, enter: () => browserUnderTest(house, 'administrator', seed) };
  };
  const secretOn = (page: string) =>
    /<bdi dir="ltr">([A-Z2-7 ]{39})<\/bdi>/.exec(page)?.[1]?.replaceAll(' ', '') ?? '';
  const codeOf = (house: AppUnderTest, secret: string) =>
    new TOTP({ secret }).generate({ timestamp: house.clock.now().getTime() });
  const recoveryCodes = (page: string) =>
    page.match(/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/g);

  /** Sets it up as an administrator does: begin, scan, confirm. */
  const setUp = async (house: AppUnderTest, browser: BrowserUnderTest) => {
    await browser.post('/mijn/tweede-stap/beginnen', {});
    const page = await browser.read('/mijn/tweede-stap');
    const secret = secretOn(page);
    expect(secret).toHaveLength(32);
    const formKey = /name="formKey" value="([0-9a-f]{32})"/.exec(page)?.[1] ?? '';
    const fields = { formKey, code: codeOf(house, secret) };
    const confirmed = await browser.post('/mijn/tweede-stap/bevestigen', fields);
    expect(confirmed.headers.get('cache-control')).toBe('no-store');
    const codes: string[] = recoveryCodes(await confirmed.text()) ?? [];
    return { secret, codes, fields };
  };

  it('stands before every page once it was set up, and after signing in anew', async () => {
    const { house, enter } = await at();
    const before = await enter();
    const here = await enter();
    const { secret, codes } = await setUp(house, here);
    expect(new Set(codes).size).toBe(8);
    expect((await here.get('/mensen')).status, 'this session is in').toBe(200);
    expect((await before.get('/mensen')).headers.get('location')).toBe(
      '/aanmelden/code?naar=%2Fmensen',
    );

    house.clock.forward(halfMinute);
    const later = await enter();
    const stopped = await later.get('/mensen?x=1');
    expect(stopped.headers.get('location')).toBe('/aanmelden/code?naar=%2Fmensen%3Fx%3D1');
    expect((await later.get('/mijn/tweede-stap')).status, 'nor its own page').toBe(303);
    expect((await later.post('/mensen/nieuw', { name: 'Wie dan ook' })).status).toBe(401);
    expect(await later.read('/aanmelden/code?naar=/mensen')).toContain('Nog 1 stap');
    const code = codeOf(house, secret);
    const given = await later.post('/aanmelden/code', { code, naar: '/mensen' });
    expect(given.headers.get('location')).toBe('/mensen');
    expect((await later.get('/mensen')).status).toBe(200);

    const thief = await enter();
    const reused = await thief.post('/aanmelden/code', { code, naar: '/mensen' });
    expect(reused.status, 'a code works once').toBe(422);
    expect(await reused.text()).toContain('al gebruikt');
    expect((await thief.get('/mensen')).status).toBe(303);
  });

  it('lets one in with each recovery code, once, however it is typed', async () => {
    const { house, enter } = await at();
    const { codes } = await setUp(house, await enter());
    const typed = codes[0]?.toLowerCase().replace('-', ' ') ?? '';
    const first = await enter();
    expect((await first.post('/aanmelden/code', { code: typed })).status).toBe(303);
    expect(await first.read('/mijn/tweede-stap')).toContain('nog 7 herstelcodes');
    const second = await enter();
    expect((await second.post('/aanmelden/code', { code: codes[0] ?? '' })).status).toBe(422);
    expect((await second.post('/aanmelden/code', { code: codes[1] ?? '' })).status).toBe(303);
  });

  it('pauses a quarter of an hour after five wrong codes, also for a right one', async () => {
    const { house, enter } = await at();
    const { secret } = await setUp(house, await enter());
    house.clock.forward(halfMinute);
    const browser = await enter();
    for (let wrong = 0; wrong < 5; wrong += 1) {
      const answer = await browser.post('/aanmelden/code', { code: '000000' });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('Deze code klopt niet');
    }
    const paused = await browser.post('/aanmelden/code', { code: codeOf(house, secret) });
    expect(paused.status).toBe(422);
    expect(await paused.text()).toMatch(/te veel foute codes.*na 11:15 uur/);
    house.clock.forward(15.1 / 1440);
    const after = await browser.post('/aanmelden/code', { code: codeOf(house, secret) });
    expect(after.status).toBe(303);
  });

  it('counts wrong codes that are sent at the same moment', async () => {
    const { house, enter } = await at();
    await setUp(house, await enter());
    const browser = await enter();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, one) =>
        browser.post('/aanmelden/code', { code: String(100_000 + one) }),
      ),
    );
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    expect(pages.filter((page) => page.includes('Deze code klopt niet'))).toHaveLength(5);
    expect(pages.filter((page) => page.includes('te veel foute codes'))).toHaveLength(3);
  });

  it('shows the same recovery codes when the form is sent twice, and new ones when asked', async () => {
    const { house, enter } = await at();
    const browser = await enter();
    const { secret, codes, fields } = await setUp(house, browser);
    const again = await browser.post('/mijn/tweede-stap/bevestigen', fields);
    expect(recoveryCodes(await again.text())).toEqual(codes);
    house.clock.forward(halfMinute);
    const formKey = await browser.formKey('/mijn/tweede-stap');
    const renewed = await browser.post('/mijn/tweede-stap/herstelcodes', {
      formKey,
      code: codeOf(house, secret),
    });
    const fresh = recoveryCodes(await renewed.text()) ?? [];
    expect(fresh).toHaveLength(8);
    expect(fresh.some((code) => codes.includes(code))).toBe(false);
    const other = await enter();
    expect((await other.post('/aanmelden/code', { code: codes[0] ?? '' })).status).toBe(422);
    expect((await other.post('/aanmelden/code', { code: fresh[0] ?? '' })).status).toBe(303);
  });

  it('is not on before a first right code, and off again only with a code', async () => {
    const { house, enter } = await at();
    const browser = await enter();
    await browser.post('/mijn/tweede-stap/beginnen', {});
    const wrong = await browser.post('/mijn/tweede-stap/bevestigen', { code: '123456' });
    expect(wrong.status).toBe(422);
    expect((await (await enter()).get('/mensen')).status).toBe(200);
    const { secret } = await setUp(house, browser);
    const refused = await browser.post('/mijn/tweede-stap/uitzetten', { code: '123456' });
    expect(refused.status).toBe(422);
    house.clock.forward(halfMinute);
    await browser.post('/mijn/tweede-stap/uitzetten', { code: codeOf(house, secret) });
    expect(await browser.read('/mijn/tweede-stap')).toContain('Tweede stap instellen');
    expect((await (await enter()).get('/mensen')).status).toBe(200);
  });

  it('keeps neither the secret nor a code where the database can read it', async () => {
    const { house, enter } = await at();
    const browser = await enter();
    const { secret, codes } = await setUp(house, browser);
    const rows = await open()
      .installation('test')
      .tx((tx) =>
        tx.run(sql<{ kept: string }>`select (select string_agg(encode(sealed_secret, 'escape'), '')
            from second_factor where tenant_id = ${house.workspace.tenantId}) ||
          (select string_agg(encode(code_mac, 'escape'), '')
            from recovery_code where tenant_id = ${house.workspace.tenantId}) as kept`),
      );
    expect(rows[0]?.kept.length).toBeGreaterThan(100);
    for (const clear of [secret, ...codes, ...codes.map((code) => code.replace('-', ''))]) {
      expect(rows[0]?.kept).not.toContain(clear);
    }
    const qr = await browser.get('/mijn/tweede-stap/qr.svg');
    expect(qr.status, 'shown while it is set up, and never again').toBe(404);
  });

  it('shows the secret as a QR code while it is set up', async () => {
    const { enter } = await at();
    const browser = await enter();
    await browser.post('/mijn/tweede-stap/beginnen', {});
    const qr = await browser.get('/mijn/tweede-stap/qr.svg');
    expect(qr.headers.get('content-type')).toContain('image/svg+xml');
    expect(qr.headers.get('cache-control')).toBe('no-store');
    expect(await qr.text()).toContain('<svg');
  });
});
