// Keys: j and k go from entry to entry, or from section to section; ? tells which keys there are.
'use strict';
(function () {
  const words = self.papernotesWords;
  const button = document.querySelector('.keys-button');
  const STOPS = '.entry h3 a, .terms h2 a, .part > :is(h2, h3, h4, h5, h6), .snippet h3 a';

  function typing(target) {
    return target.closest('input, textarea, select, [contenteditable], dialog');
  }

  function element(tag, ...children) {
    const made = document.createElement(tag);
    made.append(...children);
    return made;
  }

  // The list of keys, made when it is first asked for.
  let dialog = null;
  function help() {
    if (!dialog) {
      const keys = [['j', words.keys_next], ['k', words.keys_previous], ['/', words.keys_search], ['?', words.keys_this]]
        .filter(([key]) => key !== '/' || document.querySelector('.search'));
      const heading = element('h2', words.keys_help);
      const form = element('form', element('button', words.close));
      form.method = 'dialog';
      heading.id = 'keys-title';
      dialog = element('dialog', heading,
        element('dl', ...keys.map(([key, does]) => element('div', element('dt', element('kbd', key)), element('dd', does)))), form);
      dialog.id = 'keys';
      dialog.setAttribute('aria-labelledby', heading.id);
      dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
      document.body.append(dialog);
    }
    dialog.showModal();
  }

  // The stop after or before the one that has the focus, else the first below the bar, or the last above.
  function step(by) {
    const stops = [...document.querySelectorAll(STOPS)].filter((stop) => stop.offsetParent !== null);
    const at = stops.indexOf(document.activeElement);
    const edge = 80;
    const first = stops.findIndex((stop) => stop.getBoundingClientRect().top > edge);
    const beside = first < 0 ? stops.length : first;
    const stop = stops[at >= 0 ? at + by : by > 0 ? beside : beside - 1];
    if (!stop) return;
    if (stop.tagName !== 'A') stop.tabIndex = -1;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: stop.tagName === 'A' ? 'center' : 'start' });
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === '?') help();
    else return;
    event.preventDefault();
  });
  if (button) {
    button.hidden = false;
    button.addEventListener('click', help);
  }
})();
