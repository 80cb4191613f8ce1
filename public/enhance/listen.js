/*
 * <hoofdrol-listen>: the browser reads a text aloud. The button shows itself only when the device
 * itself has a voice for the language: voices over the network would send the text elsewhere.
 */
class HoofdrolListen extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector('button');
    if (!this.button || !window.speechSynthesis) return;
    this.label = this.button.querySelector('.nl-button__label');
    this.listenLabel = this.label.textContent;
    this.button.addEventListener('click', () => (this.speaking ? this.stop() : this.speak()));
    this.find = () => this.showWhenVoice();
    speechSynthesis.addEventListener?.('voiceschanged', this.find);
    this.find();
  }

  disconnectedCallback() {
    window.speechSynthesis?.removeEventListener?.('voiceschanged', this.find);
    if (this.speaking) this.stop();
  }

  showWhenVoice() {
    const language = this.dataset.lang.toLowerCase();
    this.voice = speechSynthesis
      .getVoices()
      .find(({ lang, localService }) => localService && lang.toLowerCase().startsWith(language));
    this.hidden = !this.voice;
  }

  /** Sentence by sentence: some browsers fall silent in the middle of a long text. */
  speak() {
    speechSynthesis.cancel();
    const sentences = this.text().match(/[^.!?؟\n]+[.!?؟]*/g) ?? [];
    this.speaking = sentences.length;
    if (!this.speaking) return;
    this.label.textContent = this.dataset.stop;
    for (const sentence of sentences) {
      const utterance = new SpeechSynthesisUtterance(sentence.trim());
      utterance.voice = this.voice;
      utterance.lang = this.voice.lang;
      utterance.rate = 0.9;
      utterance.onend = utterance.onerror = () => {
        this.speaking -= 1;
        if (this.speaking <= 0) this.rest();
      };
      speechSynthesis.speak(utterance);
    }
  }

  text() {
    const targets = this.dataset.targets?.split(' ') ?? [];
    return (
      this.dataset.text ??
      // biome-ignore lint/performance/useDomNodeTextContent: only innerText keeps blocks apart by line breaks
      targets.map((id) => document.getElementById(id)?.innerText ?? '').join('\n')
    );
  }

  stop() {
    speechSynthesis.cancel();
    this.rest();
  }

  rest() {
    this.speaking = 0;
    this.label.textContent = this.listenLabel;
  }
}

customElements.define('hoofdrol-listen', HoofdrolListen);
