// A card beside a link to another entry: what it is and what the notes say first. It follows the pointer's rest or
// the keyboard's focus, goes with Escape, and works from disk.
'use strict';
(function () {
  var card = document.createElement('div');
  var timer;
  var over;

  card.className = 'preview';
  card.id = 'preview';
  card.setAttribute('role', 'tooltip');
  card.hidden = true;

  function slugOf(link) {
    var found = /(?:^|\/)([^/#?]+)\.html(?:#.*)?$/.exec(link.getAttribute('href') || '');
    var inside = link.matches('a.mention, a.internal, aside a[href]');
    try { return found && inside ? decodeURIComponent(found[1]) : ''; } catch (error) { return ''; }
  }
  function line(name, text, lang) {
    var node = document.createElement(name);
    node.textContent = text;
    node.dir = 'auto';
    if (lang) node.lang = lang;
    return node;
  }
  function place(link) {
    var box = link.getBoundingClientRect();
    var width = card.offsetWidth;
    var left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
    var below = box.bottom + 8 + card.offsetHeight < innerHeight;
    card.style.left = left + scrollX + 'px';
    card.style.top = (below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + scrollY + 'px';
  }
  function show(link, entry) {
    var parts = [line('strong', entry.full, entry.lang)];
    if (entry.about) parts.push(line('small', entry.about));
    if (entry.summary) parts.push(line('span', entry.summary));
    card.replaceChildren.apply(card, parts);
    if (!card.isConnected) document.body.append(card);
    card.hidden = false;
    link.setAttribute('aria-describedby', 'preview');
    place(link);
  }
  function hide() {
    clearTimeout(timer);
    if (over) over.removeAttribute('aria-describedby');
    over = null;
    card.hidden = true;
  }
  function ask(event, delay) {
    var link = event.target.closest && event.target.closest('a');
    var slug = link && slugOf(link);
    if (link === over) return;
    hide();
    if (!slug) return;
    over = link;
    timer = setTimeout(function () {
      papernotesEntry(slug).then(function (entry) {
        if (entry && over === link) show(link, entry);
      });
    }, delay);
  }
  if (matchMedia('(hover: hover)').matches) {
    addEventListener('pointerover', function (event) { ask(event, 250); });
  }
  addEventListener('focusin', function (event) { if (event.target.matches(':focus-visible')) ask(event, 100); });
  addEventListener('focusout', hide);
  addEventListener('keydown', function (event) { if (event.key === 'Escape') hide(); });
  // What the keyboard focuses scrolls into view, and its card goes along; the pointer is no longer where it was.
  addEventListener('scroll', function () { if (over && over !== document.activeElement) hide(); }, { passive: true });
})();
