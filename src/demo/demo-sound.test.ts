import { expect, it } from 'vitest';
import { prepareSound } from '../thread/files/index.ts';
import { demoSound } from './demo-sound.ts';

it('makes sound that passes as sound, of two seconds or more', async () => {
  const sound = await prepareSound(
    await demoSound('Dit is een voorbeeld, om te horen.', 'nl-eenvoudig'),
  );
  expect(sound).toMatchObject({ ok: true, mediaType: 'audio/wav', playable: true });
  expect(sound.ok && sound.seconds).toBeGreaterThanOrEqual(2);
});
