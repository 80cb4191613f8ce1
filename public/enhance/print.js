/* <hoofdrol-print>: shows its button, which prints the page. Without it the browser's menu prints. */
class HoofdrolPrint extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    if (!button) return;
    this.hidden = false;
    button.addEventListener('click', () => print());
  }
}

customElements.define('hoofdrol-print', HoofdrolPrint);
