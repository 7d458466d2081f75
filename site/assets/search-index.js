// The index that a build wrote, read back; and its parts, loaded when a query needs them.
'use strict';
(function (space) {
  const ALPHABET = Array.from({ length: 92 }, (_, n) => String.fromCharCode(n + 35)).filter((c) => c !== "'" && c !== '\\');
  const VALUE = new Uint8Array(128);
  ALPHABET.forEach((letter, value) => { VALUE[letter.charCodeAt(0)] = value; });
  const LAST = 58;
  const LEAD = 32;

  // Work is a generator that pauses between pieces of a few milliseconds at most. It is run in stretches, and between
  // them the page does whatever else waits: a key, a frame. What nobody wants any more is given up there.
  const STRETCH = 8;
  const waiting = [];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => waiting.shift()();
  function breath() {
    return new Promise((resolve) => { waiting.push(resolve); channel.port2.postMessage(null); });
  }

  async function paced(work, alive = () => true) {
    for (let until = performance.now() + STRETCH; ;) {
      const { done, value } = work.next();
      if (done) return value;
      if (performance.now() < until) continue;
      await breath();
      if (!alive()) return null;
      until = performance.now() + STRETCH;
    }
  }

  function unpack(text) {
    const numbers = [];
    for (let at = 0, lead = 0; at < text.length; at++) {
      const value = VALUE[text.charCodeAt(at)];
      if (value >= LAST) lead = lead * LEAD + value - LAST;
      else { numbers.push(lead * LAST + value); lead = 0; }
    }
    return numbers;
  }

  // Calls visit(number) for each of the ascending numbers that a text holds the differences of.
  function eachRising(text, visit) {
    for (let at = 0, lead = 0, number = 0; at < text.length; at++) {
      const value = VALUE[text.charCodeAt(at)];
      if (value >= LAST) lead = lead * LEAD + value - LAST;
      else { number += lead * LAST + value; lead = 0; visit(number); }
    }
  }

  // Calls visit(entry, mask) for each entry of a catalogue posting.
  function eachEntry(text, visit) {
    for (let at = 0, lead = 0, number = 0; at < text.length; at++) {
      const value = VALUE[text.charCodeAt(at)];
      if (value >= LAST) { lead = lead * LEAD + value - LAST; continue; }
      number += lead * LAST + value;
      lead = 0;
      visit(number, VALUE[text.charCodeAt(++at)]);
    }
  }

  function lines(text, count) { return count ? text.split('\n') : []; }

  // A column: the values that entries share, and which of them each entry has: of[start[entry]] to of[start[entry + 1]].
  function columnOf([values, packed], count) {
    const numbers = unpack(packed);
    const start = new Int32Array(count + 1);
    const of = new Int32Array(numbers.length - count);
    for (let entry = 0, at = 0, filled = 0; entry < count; entry++) {
      const length = numbers[at++];
      for (let n = 0; n < length; n++) of[filled++] = numbers[at++];
      start[entry + 1] = filled;
    }
    return { values: values ? values.split('\n') : [], start, of };
  }

  // The values that an entry has in a column.
  function valuesOf(column, entry) {
    return Array.from(column.of.subarray(column.start[entry], column.start[entry + 1]), (number) => column.values[number]);
  }

  // The entries that have each item of all columns: entries[start[item]] to entries[start[item + 1]].
  function holdersOf(columns, count) {
    const items = columns.reduce((sum, column) => sum + column.values.length, 0);
    const start = new Int32Array(items + 1);
    let first = 0;
    const each = (visit) => {
      first = 0;
      for (const column of columns) {
        for (let entry = 0; entry < count; entry++) {
          for (let at = column.start[entry]; at < column.start[entry + 1]; at++) visit(first + column.of[at], entry);
        }
        first += column.values.length;
      }
    };
    each((item) => { start[item + 1]++; });
    for (let item = 0; item < items; item++) start[item + 1] += start[item];
    const entries = new Int32Array(start[items]);
    const next = start.slice();
    each((item, entry) => { entries[next[item]++] = entry; });
    return { start, entries };
  }

  function yearsOf({ values, start, of }, count) {
    const numbers = values.map(Number);
    return Int32Array.from({ length: count }, (_, entry) => (start[entry] < start[entry + 1] ? numbers[of[start[entry]]] : 0));
  }

  function* opening(catalogue, parts) {
    const { count, columns } = catalogue;
    const column = {};
    for (const [name, held] of Object.entries(columns)) { column[name] = columnOf(held, count); yield; }
    const units = column.headings;
    const unitEntry = new Int32Array(units.of.length);
    for (let entry = 0; entry < count; entry++) unitEntry.fill(entry, units.start[entry], units.start[entry + 1]);
    const empty = (text) => (text ? text.split(' ') : ['']);
    yield;
    const holders = holdersOf(Object.values(column), count);
    yield;
    const postings = empty(catalogue.postings);
    yield;
    const index = {
      count, column, units, unitEntry, words: catalogue.words,
      roles: catalogue.roles, statuses: catalogue.statuses, hasNames: catalogue.has_names,
      titles: lines(catalogue.titles, count), names: lines(catalogue.names, count), slugs: lines(catalogue.slugs, count),
      status: unpack(catalogue.status), kind: unpack(catalogue.kind), has: unpack(catalogue.has),
      year: yearsOf(column.years, count),
      tokens: catalogue.tokens ? catalogue.tokens.split(' ') : [],
      postings, items: empty(catalogue.items), holders, masks: masksOf(column), terms: termsOf(column, catalogue.pages),
      bucket: unpack(catalogue.bucket), shards: new Map(), missing: new Set(),
      // Parts of another build number their units otherwise; then the catalogue answers alone.
      parts: parts && parts.stamp === catalogue.stamp ? partsOf(parts) : null,
    };
    yield;
    index.places = index.parts ? placesOf(index) : [];
    yield;
    index.vocabulary = new Set(index.tokens);
    return index;
  }

  const FIELD = { authors: 4, venues: 8, years: 8, groups: 8, topics: 16, headings: 32 };

  // The field of each item of all columns.
  function masksOf(columns) {
    return Uint8Array.from(Object.entries(columns).flatMap(([name, column]) => new Array(column.values.length).fill(FIELD[name])));
  }

  // What is offered before any paper: [kind, the column, the number of its first item, the pages of its values].
  function termsOf(columns, pages) {
    let first = 0;
    return Object.entries(columns).flatMap(([name, column]) => {
      const at = first;
      first += column.values.length;
      return name in pages ? [{ kind: name, values: column.values, first: at, pages: pages[name].split('\n') }] : [];
    });
  }

  function partsOf({ buckets, words, texts }) {
    const names = (text) => text.match(/.{12}/g) || [];
    return { buckets, words: names(words), texts: names(texts) };
  }

  // For each bucket, the units of its entries in a row, as the parts number them.
  function placesOf(index) {
    const places = Array.from({ length: index.parts.buckets }, () => []);
    for (let entry = 0; entry < index.count; entry++) {
      const place = places[index.bucket[entry] % index.parts.buckets];
      for (let unit = index.units.start[entry]; unit < index.units.start[entry + 1]; unit++) place.push(unit);
    }
    return places;
  }

  // Calls visit(entry, mask) for each entry that holds the token with this number, an entry maybe more than once.
  function eachHolder(index, token, visit) {
    eachEntry(index.postings[token], visit);
    eachRising(index.items[token], (item) => {
      const { start, entries } = index.holders;
      for (let at = start[item]; at < start[item + 1]; at++) visit(entries[at], index.masks[item]);
    });
  }

  // The number of the shard that a token would stand in, null without parts; what decides is its beginning alone.
  function shardOf(index, token) {
    if (!index.parts || !token) return null;
    let number = 0;
    for (const letter of Array.from(token).slice(0, token[0] > '\u2e7f' ? 1 : 3)) {
      number = (number * 31 + letter.codePointAt(0)) % 65521;
    }
    return number % index.parts.words.length;
  }

  async function loadShard(index, shard) {
    try {
      const pieces = await space.load(index.parts.words[shard]);
      index.shards.set(shard, pieces.map(([bucket, tokens, postings]) =>
        ({ bucket, tokens: tokens.split(' '), postings: postings.split(' ') })));
    } catch {
      index.missing.add(shard);
    }
  }

  // The texts of entries, by entry: its links, then [fragment, text] a unit. What cannot be loaded is left out.
  async function loadTexts(index, entries) {
    const found = new Map();
    if (!index.parts) return found;
    const count = index.parts.texts.length;
    await Promise.all(entries.map(async (entry) => {
      const bucket = index.bucket[entry] % count;
      try {
        const texts = await space.load(index.parts.texts[bucket]);
        let place = 0;
        for (let other = 0; other < entry; other++) if (index.bucket[other] % count === bucket) place++;
        found.set(entry, { links: texts[place][0], units: texts[place].slice(1) });
      } catch { /* shown without its text */ }
    }));
    return found;
  }

  let opened = null;
  function openOnce() {
    if (!opened) {
      opened = Promise.all([space.load('index'), space.load('parts').catch(() => null)]).then(([catalogue, parts]) => paced(opening(catalogue, parts)));
      opened.catch(() => { opened = null; });
    }
    return opened;
  }

  Object.assign(space, { opening, openOnce, paced, valuesOf, eachHolder, shardOf, loadShard, loadTexts, eachRising });
})(window.papernotesSearch = window.papernotesSearch || {});
