// What the notes say of an entry, for scripts: `papernotesEntry(slug)` promises it, null when there is none.
// The texts are classic scripts in assets/passages/, since a page on disk may load a script but not fetch a file.
'use strict';
(function () {
  var here = document.currentScript.dataset;
  var count = Number(here.shards);
  var loaded = {};
  var waiting = {};

  // The same as shard_of in compare.py: FNV-1a over UTF-8.
  function shard(slug) {
    var value = 0x811c9dc5;
    new TextEncoder().encode(slug).forEach(function (byte) { value = Math.imul(value ^ byte, 0x01000193) >>> 0; });
    return value % count;
  }
  function load(number) {
    if (!waiting[number]) {
      waiting[number] = new Promise(function (done) {
        var script = document.createElement('script');
        script.src = here.root + 'assets/passages/' + number + '.js';
        script.onload = script.onerror = done;
        document.head.append(script);
      });
    }
    return waiting[number];
  }
  // Frequent characters are written as others of smaller codes: some of a byte, then those from 0x100 on (packed_script.py).
  function unpacked(packed, table, ones) {
    var stands = Uint16Array.from({ length: 0x590 }, function (_, code) { return code; });
    var codes = new Uint16Array(packed.length);
    var at;
    for (at = 0; at < table.length; at++) {
      stands[at < ones.length ? ones.charCodeAt(at) : 0x100 + at - ones.length] = table.charCodeAt(at);
    }
    for (at = 0; at < packed.length; at++) codes[at] = stands[packed.charCodeAt(at)] || packed.charCodeAt(at);
    return new TextDecoder('utf-16le').decode(codes);
  }
  window.papernotesPassages = function (number, packed, table, ones) {
    loaded[number] = JSON.parse(table ? unpacked(packed, table, ones) : packed);
    Object.keys(loaded[number]).forEach(function (slug) { fill(slug, loaded[number][slug]); });
  };
  // What follows from the rest is not written down: an address, a fragment like its heading, words that stand first.
  function fill(slug, entry) {
    function full(cell) {
      return [cell[0], cell[1] || '', typeof cell[2] === 'string' ? cell[2] : '#' + cell[0], cell[3] || ''];
    }
    var roles = Object.keys(entry.cells);
    roles.forEach(function (role) { entry.cells[role] = entry.cells[role].map(full); });
    entry.others = entry.others.map(full);
    entry.url = 'papers/' + encodeURIComponent(slug) + '.html';
    if (!('full' in entry)) entry.full = entry.title;
    if (!('summary' in entry)) entry.summary = roles.length ? entry.cells[roles[0]][0][1] : '';
  }
  window.papernotesEntry = function (slug) {
    var number = shard(slug);
    return load(number).then(function () {
      return loaded[number] && Object.hasOwn(loaded[number], slug) ? loaded[number][slug] : null;
    });
  };
})();
