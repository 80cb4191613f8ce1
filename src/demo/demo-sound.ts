import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResidentTag } from '../web/locales.ts';

const sampleRate = 8_000;
const seconds = 3;
const bytesPerSample = 2;
const headerBytes = 44;
const patience = 5_000;

/** A WAV file (8 kHz, 16 bits, one channel) of `samples` between −1 and 1. */
function wav(samples: readonly number[]): Uint8Array {
  const dataBytes = samples.length * bytesPerSample;
  const file = Buffer.alloc(headerBytes + dataBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20); // PCM
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * bytesPerSample, 28);
  file.writeUInt16LE(bytesPerSample, 32);
  file.writeUInt16LE(8 * bytesPerSample, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
  const full = 32_767;
  samples.forEach((sample, index) => {
    file.writeInt16LE(Math.round(sample * full), headerBytes + index * bytesPerSample);
  });
  return new Uint8Array(file);
}

/** Two soft notes, one after the other, that swell and fade: a sound, and clearly not a voice. */
function gentleTone(): Uint8Array {
  const notes = [392, 523.25]; // g and c
  const loudness = 0.25;
  const length = (sampleRate * seconds) / notes.length;
  return wav(
    notes.flatMap((hertz) =>
      Array.from({ length }, (_, index) => {
        const swell = Math.sin((Math.PI * index) / length) ** 2;
        return loudness * swell * Math.sin((2 * Math.PI * hertz * index) / sampleRate);
      }),
    ),
  );
}

/** What `espeak-ng` makes of a text, or null where the machine does not have that program. */
async function spokenByMachine(text: string, tag: ResidentTag): Promise<Uint8Array | null> {
  const folder = await mkdtemp(join(tmpdir(), 'hoofdrol-demo-'));
  const file = join(folder, 'sound.wav');
  const voice = tag === 'nl-eenvoudig' ? 'nl' : tag;
  try {
    await new Promise<void>((resolve, reject) => {
      const program = execFile(
        'espeak-ng',
        ['-v', voice, '-s', '140', '-w', file, '--stdin'],
        { timeout: patience },
        (error) => (error ? reject(error) : resolve()),
      );
      program.stdin?.on('error', () => undefined);
      program.stdin?.end(text);
    });
    return new Uint8Array(await readFile(file));
  } catch {
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sound for the demo: the text as the program `espeak-ng` says it where the machine has it, else a tone. */
export async function demoSound(text: string, tag: ResidentTag): Promise<Uint8Array> {
  return (await spokenByMachine(text, tag)) ?? gentleTone();
}
