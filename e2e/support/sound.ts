const sampleRate = 8_000;
const headerBytes = 44;

/** Two seconds of a soft tone, as WAV (8 kHz, 8 bits, one channel): somebody's recording. */
export function toneAsWav(): Buffer {
  const samples = 2 * sampleRate;
  const file = Buffer.alloc(headerBytes + samples);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(headerBytes - 8 + samples, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples, 40);
  for (let index = 0; index < samples; index += 1) {
    file[headerBytes + index] = 128 + Math.round(60 * Math.sin(index / 3));
  }
  return file;
}
