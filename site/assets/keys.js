// Keys: j and k go from entry to entry, or from section to section; ? tells which keys there are.
'use strict';
(function () {
  const dialog = document.getElementById('keys');
  const button = document.querySelector('.keys-button');
  const STOPS = '.entry h3 a, .terms h2 a, .part > :is(h2, h3, h4, h5, h6), .snippet h3 a';

  function typing(target) {
    return target.closest('input, textarea, select, [contenteditable], dialog');
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
    else if (event.key === '?' && dialog) dialog.showModal();
    else return;
    event.preventDefault();
  });
  if (button && dialog) {
    button.hidden = false;
    button.addEventListener('click', () => dialog.showModal());
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  }
})();
