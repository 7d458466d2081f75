// Picking entries of lists to compare: a button a row, and a tray that leads to compare.html#their,slugs.
'use strict';
(function () {
  var MOST = 5;
  var words = window.papernotesWords;
  var root = document.currentScript.dataset.root;
  // Several sites may stand at one origin, or on one disk: each keeps its own choice, by where its root is.
  var KEY = 'papernotes-compare ' + new URL(root || './', location.href).pathname;
  var go = element('a', 'tray-go', '');
  var names = element('p', 'tray-names', '');
  var clear = element('button', 'tray-clear', words.compare_clear);
  var tray = element('div', 'tray', '');
  var picked = read();

  function element(tag, className, text) {
    var made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }
  // A page on disk may be refused storage; the choice then lasts as long as the page.
  function read() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(KEY));
      return Array.isArray(kept) ? kept.filter(function (one) { return one && one.slug && one.name; }).slice(0, MOST) : [];
    } catch (error) { return []; }
  }
  function keep() {
    try { sessionStorage.setItem(KEY, JSON.stringify(picked)); } catch (error) { /* see above */ }
  }
  function has(slug) { return picked.some(function (one) { return one.slug === slug; }); }
  function show() {
    tray.hidden = !picked.length;
    names.textContent = picked.map(function (one) { return one.name; }).join(' · ');
    go.textContent = words.compare_go[picked.length - 1] || '';
    go.href = root + 'compare.html#' + picked.map(function (one) { return encodeURIComponent(one.slug); }).join(',');
    document.querySelectorAll('.pick').forEach(press);
  }
  function press(button) {
    button.setAttribute('aria-pressed', String(has(button.dataset.slug)));
    button.disabled = picked.length >= MOST && !has(button.dataset.slug);
  }
  function toggle(one) {
    picked = has(one.slug) ? picked.filter(function (other) { return other.slug !== one.slug; }) : picked.concat([one]);
    keep();
    show();
  }
  // A button in a row; also for rows that a filter draws.
  function offer(row) {
    var link = row.querySelector('h3 a');
    var meta = row.querySelector('.meta');
    var found = link && /([^/]+)\.html$/.exec(link.getAttribute('href'));
    if (!found || !meta) return;
    var slug = decodeURIComponent(found[1]);
    var name = row.dataset.name || link.textContent.trim();
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'pick';
    button.textContent = words.compare_add;
    button.setAttribute('aria-label', words.compare_add + ': ' + name);
    button.addEventListener('click', function () { toggle({ slug: slug, name: name }); });
    button.dataset.slug = slug;
    meta.append(button);
    press(button);
  }
  document.querySelectorAll('.entry').forEach(offer);
  window.papernotesPick = offer;
  tray.id = 'tray';
  tray.hidden = true;
  tray.setAttribute('role', 'region');
  tray.setAttribute('aria-label', words.compare);
  names.setAttribute('aria-live', 'polite');
  clear.type = 'button';
  clear.addEventListener('click', function () { picked = []; keep(); show(); });
  tray.append(names, go, clear);
  document.body.append(tray);
  addEventListener('pageshow', function () { picked = read(); show(); });
})();
