import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const secret = 'x'.repeat(32);
const problemsOf = (environment: Record<string, string>): string[] => {
  const read = readConfig(environment);
  return read.ok ? [] : read.problems;
};

describe('the settings', () => {
  it('need nothing for the demo', () => {
    const read = readConfig({});
    expect(read).toEqual({
      ok: true,
      config: {
        port: 3000,
        dataDir: resolve('./data'),
        erasuresFile: resolve('./data/erasures.jsonl'),
        databaseUrl: null,
        databaseOwnerUrl: null,
        baseUrl: 'http://localhost:3000',
        secret: null,
        demo: true,
        trustProxy: false,
        smtpUrl: null,
        mailFrom: 'hoofdrol@localhost',
        mailReplyTo: null,
        identityProvider: null,
        metricsToken: null,
        logLevel: 'info',
      },
    });
  });

  it('switch the demo off with a database or an address that others can reach', () => {
    const real = { DATABASE_URL: 'postgresql://web@db/hoofdrol', HOOFDROL_SECRET: secret };
    expect(readConfig(real)).toMatchObject({ config: { demo: false } });
    expect(
      readConfig({ BASE_URL: 'https://hoofdrol.example', HOOFDROL_SECRET: secret }),
    ).toMatchObject({
      config: { demo: false, baseUrl: 'https://hoofdrol.example' },
    });
    expect(readConfig({ ...real, HOOFDROL_DEMO: 'on' })).toMatchObject({ config: { demo: true } });
  });

  it('are named when they are impossible, all at once', () => {
    expect(
      problemsOf({ PORT: '70000', BASE_URL: 'ftp://x', DATABASE_URL: 'mysql://x' })
        .map((line) => line.split(':')[0])
        .sort(),
    ).toEqual(['BASE_URL', 'DATABASE_URL', 'PORT']);
    expect(problemsOf({ HOOFDROL_SECRET: 'short' })[0]).toContain(
      'HOOFDROL_SECRET: must be at least 32 bytes',
    );
    expect(problemsOf({ HOOFDROL_DMEO: 'on' })).toEqual([
      'HOOFDROL_DMEO: this setting is not known',
    ]);
    expect(problemsOf({ DATABASE_OWNER_URL: 'postgresql://owner@db/hoofdrol' })[0]).toContain(
      'DATABASE_OWNER_URL',
    );
  });

  it('ask for a secret outside the demo', () => {
    expect(problemsOf({ BASE_URL: 'https://hoofdrol.example' })[0]).toContain(
      'HOOFDROL_SECRET: required',
    );
    expect(problemsOf({ DATABASE_URL: 'postgresql://web@db/h', HOOFDROL_DEMO: 'on' })[0]).toContain(
      'HOOFDROL_SECRET: required',
    );
  });

  it('treat an empty setting as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({
      config: { port: 3000, databaseUrl: null },
    });
  });

  it('want a sender with a mail server, and all three of a provider', () => {
    const demo = { SMTP_URL: 'smtps://user:secret@mail.example:465' };
    expect(problemsOf(demo)).toEqual([expect.stringContaining('MAIL_FROM: required')]);
    expect(problemsOf({ ...demo, MAIL_FROM: 'Hoofdrol' })).toEqual([
      'MAIL_FROM: give an e-mail address, such as post@example.nl',
    ]);
    expect(readConfig({ ...demo, MAIL_FROM: 'Hoofdrol <post@example.nl>' })).toMatchObject({
      config: { smtpUrl: demo.SMTP_URL, mailFrom: 'Hoofdrol <post@example.nl>' },
    });
    expect(problemsOf({ SMTP_URL: 'https://mail.example', MAIL_FROM: 'a@b.nl' })).toHaveLength(1);

    const provider = { OIDC_CLIENT_ID: 'hoofdrol', OIDC_CLIENT_SECRET: 'geheim' };
    expect(problemsOf(provider)).toEqual([expect.stringContaining('OIDC_ISSUER: required')]);
    expect(problemsOf({ ...provider, OIDC_ISSUER: 'http://login.example' })).toEqual([
      expect.stringContaining('must begin with https:'),
    ]);
    expect(readConfig({ ...provider, OIDC_ISSUER: 'http://localhost:4000' })).toMatchObject({
      config: { identityProvider: { issuer: 'http://localhost:4000', clientId: 'hoofdrol' } },
    });
  });
});
