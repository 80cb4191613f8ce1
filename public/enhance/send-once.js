/*
 * A second press on "send" does nothing while the first is on its way. The button may be used again
 * when the page is shown again, or after a quarter of a minute without an answer.
 */
const sent = new Map();

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  const button = event.submitter;
  const label = button?.querySelector('.nl-button__label') ?? button;
  sent.set(form, { button, label, words: label?.textContent });
  setTimeout(() => release(form), 15000);
  if (!button) return;
  button.setAttribute('aria-disabled', 'true');
  if (form.dataset.busy) label.textContent = form.dataset.busy;
});

addEventListener('pageshow', () => {
  for (const form of [...sent.keys()]) release(form);
});

function release(form) {
  const { button, label, words } = sent.get(form) ?? {};
  sent.delete(form);
  if (!button) return;
  button.removeAttribute('aria-disabled');
  label.textContent = words;
}
