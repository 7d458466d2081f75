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
  // Characters of small codes stand for those of the table behind them (packed_script.py).
  window.papernotesPassages = function (number, packed, table) {
    var letters = table && Array.from(table);
    loaded[number] = JSON.parse(letters ? packed.replace(/[\u0100-\u058f]/g, function (letter) {
      return letters[letter.charCodeAt(0) - 0x100];
    }) : packed);
  };
  window.papernotesEntry = function (slug) {
    var number = shard(slug);
    return load(number).then(function () {
      return loaded[number] && Object.hasOwn(loaded[number], slug) ? loaded[number][slug] : null;
    });
  };
})();
