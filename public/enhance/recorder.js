/*
 * <hoofdrol-recorder>: records sound and puts it into the file field within, as if it had been chosen
 * there. The file field itself is then folded away: two ways side by side confuse. Where the browser
 * cannot record, nothing happens and the file field stays what it is.
 * The words come from data- attributes, the buttons from the page (src/ui/file-field.tsx).
 */

/** AAC first: every phone plays it. Plain audio/mp4 last: it may hold sound that old iPhones cannot play. */
const types = [
  'audio/mp4;codecs=mp4a.40.2',
  'audio/webm;codecs=opus',
  'audio/ogg;codecs=opus',
  'audio/mp4',
];

class HoofdrolRecorder extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input[type=file]');
    this.panel = this.querySelector('.hoofdrol-recorder');
    if (!this.input || !this.panel || !canRecord()) return;
    [this.startButton, this.stopButton] = this.panel.querySelectorAll('button');
    this.clock = this.panel.querySelector('bdi');
    this.status = this.panel.querySelector('[role=status]');
    this.player = this.panel.querySelector('audio');
    this.startButton.addEventListener('click', () => this.start());
    this.stopButton.addEventListener('click', () => this.stop());
    this.player.addEventListener('error', () => {
      this.player.hidden = true;
    });
    this.input.addEventListener('change', (event) => {
      if (event.isTrusted) this.forget();
    });
    this.input.form?.addEventListener('submit', (event) => this.finishBeforeSending(event));
    this.panel.hidden = false;
    this.foldFileField();
  }

  /** The file field and its hint behind one line; open where something is wrong with the file. */
  foldFileField() {
    if (this.fold) return;
    const hint = document.getElementById(`${this.input.id}-hint`);
    const summary = document.createElement('summary');
    summary.textContent = this.dataset.file;
    const inside = document.createElement('div');
    this.fold = document.createElement('details');
    this.fold.className = 'hoofdrol-details';
    this.fold.open = this.input.getAttribute('aria-invalid') === 'true';
    this.fold.append(summary, inside);
    this.input.before(this.fold);
    if (hint) inside.append(hint);
    inside.append(this.input);
  }

  disconnectedCallback() {
    this.sendWith = undefined;
    this.stop();
  }

  async start() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.fold.open = true;
      this.say(this.dataset.refused);
      return;
    }
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
    const chunks = [];
    this.recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 48000 });
    this.recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
    this.recorder.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop();
      this.keep(new Blob(chunks, { type: this.recorder.mimeType || mimeType }));
    });
    this.forget();
    this.recorder.start(1000);
    this.startedAt = Date.now();
    this.ticking = setInterval(() => this.tick(), 500);
    this.tick();
    this.show(true);
    this.say(this.dataset.recording);
  }

  stop() {
    clearInterval(this.ticking);
    if (this.recording) this.recorder.stop();
  }

  get recording() {
    return this.recorder?.state === 'recording';
  }

  /** The clock is for the eye; aloud it is said once in half a minute. */
  tick() {
    const max = Number(this.dataset.max) || 180;
    const seconds = Math.min(max, Math.floor((Date.now() - this.startedAt) / 1000));
    this.clock.textContent = `${inMinutes(seconds)} / ${inMinutes(max)}`;
    if (seconds > 0 && seconds % 30 === 0) this.say(`${seconds} ${this.dataset.seconds}`);
    if (seconds >= max) {
      this.full = true;
      this.stop();
    }
  }

  keep(blob) {
    const type = blob.type.split(';')[0];
    const extension = { 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' }[type] ?? 'webm';
    const transfer = new DataTransfer();
    transfer.items.add(new File([blob], `opname.${extension}`, { type }));
    this.input.files = transfer.files;
    this.input.dispatchEvent(new Event('change', { bubbles: true }));
    this.player.src = URL.createObjectURL(blob);
    this.player.hidden = false;
    this.startButton.querySelector('.nl-button__label').textContent = this.dataset.again;
    this.show(false);
    this.say(this.full ? this.dataset.full : this.dataset.ready);
    if (this.sendWith !== undefined) this.input.form.requestSubmit?.(this.sendWith);
  }

  /** Who sends while the recording runs loses nothing: it is ended first, then sent. */
  finishBeforeSending(event) {
    if (!this.recording) return;
    event.preventDefault();
    this.sendWith = event.submitter;
    this.stop();
  }

  forget() {
    if (this.player.src) URL.revokeObjectURL(this.player.src);
    this.player.removeAttribute('src');
    this.player.hidden = true;
    this.full = false;
    this.say('');
  }

  show(recording) {
    this.stopButton.hidden = !recording;
    this.startButton.hidden = recording;
    if (!recording) this.clock.textContent = '';
    (recording ? this.stopButton : this.startButton).focus();
  }

  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}

function canRecord() {
  try {
    return Boolean(
      window.MediaRecorder && navigator.mediaDevices.getUserMedia && new DataTransfer(),
    );
  } catch {
    return false;
  }
}

function inMinutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

customElements.define('hoofdrol-recorder', HoofdrolRecorder);
