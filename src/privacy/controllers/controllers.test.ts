import { beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { messageUnderTest } from '../../consult/answers/answer-under-test.ts';
import { post } from '../../consult/answers/hear-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';

const path = '/verwerkingen/verantwoordelijk';

onBothDatabases('who is responsible', (open) => {
  let house: AppUnderTest;
  beforeAll(async () => {
    house = await appUnderTest(open());
  }, 60_000);
  const typed = {
    name: 'Gemeente Voorbeeldstad',
    address: 'Plein 1, Voorbeeldstad',
    contact: 'privacy@voorbeeldstad.example',
    officerName: 'Wouter Blom',
    officerContact: 'fg@voorbeeldstad.example',
  };
  const joint = {
    jointName: 'GGD Voorbeeld',
    jointContact: 'ggd@x.example',
    jointTask: 'Telt mee.',
  };

  it('is asked of an administrator until it stands there', async () => {
    const bram = await browserUnderTest(house, 'administrator');
    expect(await bram.read('/week')).toContain('wie verantwoordelijk is');
    const refused = await bram.post(path, { ...typed, contact: ' ', seen: '0' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Plein 1, Voorbeeldstad');
    expect((await bram.post(path, { ...typed, seen: '0' })).status).toBe(303);
    expect(await bram.read('/week')).not.toContain('wie verantwoordelijk is');
    const page = await (await browserUnderTest(house, 'privacyOfficer')).read('/verwerkingen');
    expect(page).toContain('Gemeente Voorbeeldstad, Plein 1, Voorbeeldstad');
    expect(page).toContain('Wouter Blom');
  });

  it('is told to who asks what we know of them', async () => {
    const message = await messageUnderTest(house);
    const address = '/antwoord/nl-eenvoudig/gegevens';
    const page = await post(house.app, address, { code: message.code });
    expect(page.words).toContain('privacy@voorbeeldstad.example');
  });

  it('in two tabs keeps what was typed later, and shows what stands there', async () => {
    const bram = await browserUnderTest(house, 'administrator');
    const seen = /name="seen" value="(\d+)"/.exec(await bram.read(path))?.[1] ?? '';
    const first = await bram.post(path, { ...typed, address: 'Kade 2', seen });
    expect(first.status).toBe(303);
    const twice = await bram.post(path, { ...typed, address: 'Kade 2', seen });
    expect(twice.status).toBe(303);
    const second = await bram.post(path, { ...typed, address: 'Gracht 3', seen });
    expect(second.status).toBe(409);
    const page = await second.text();
    expect(page).toContain('Kade 2');
    expect(page).toContain('Gracht 3');
  });

  it('names who decides too, once, until they are taken away', async () => {
    const bram = await browserUnderTest(house, 'administrator');
    expect((await bram.post(`${path}/mede`, joint)).status).toBe(303);
    const again = await bram.post(`${path}/mede`, joint);
    expect(again.status).toBe(422);
    const page = await again.text();
    expect(page).toContain('Deze partner staat er al');
    expect(page).toContain('Kade 2');
    expect(await bram.read('/verwerkingen')).toContain('GGD Voorbeeld (Telt mee.)');
    const away = /action="([^"]+\/weg)"/.exec(await bram.read(path))?.[1] ?? '';
    await bram.post(away, {});
    await bram.post(away, {});
    expect(await bram.read('/verwerkingen')).not.toContain('GGD Voorbeeld');
  });
});
