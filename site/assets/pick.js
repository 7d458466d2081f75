// Picking entries of lists to compare: a button a row, and a tray that leads to compare.html#their,slugs.
'use strict';
(function () {
  var MOST = 5;
  var tray = document.getElementById('tray');
  var words = tray.dataset;
  // Several sites may stand at one origin, or on one disk: each keeps its own choice, by where its root is.
  var KEY = 'papernotes-compare ' + new URL(words.root || './', location.href).pathname;
  var go = tray.querySelector('.tray-go');
  var names = tray.querySelector('.tray-names');
  var picked = read();

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
    go.textContent = words['go' + picked.length] || '';
    go.href = words.root + 'compare.html#' + picked.map(function (one) { return encodeURIComponent(one.slug); }).join(',');
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
    button.textContent = words.add;
    button.setAttribute('aria-label', words.add + ': ' + name);
    button.addEventListener('click', function () { toggle({ slug: slug, name: name }); });
    button.dataset.slug = slug;
    meta.append(button);
    press(button);
  }
  document.querySelectorAll('.entry').forEach(offer);
  window.papernotesPick = offer;
  tray.querySelector('.tray-clear').addEventListener('click', function () { picked = []; keep(); show(); });
  addEventListener('pageshow', function () { picked = read(); show(); });
})();
