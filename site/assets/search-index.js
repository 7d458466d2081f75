// The index that a build wrote, read back; and its parts, loaded when a query needs them.
'use strict';
(function (space) {
  const ALPHABET = Array.from({ length: 92 }, (_, n) => String.fromCharCode(n + 35)).filter((c) => c !== "'" && c !== '\\');
  const VALUE = new Uint8Array(128);
  ALPHABET.forEach((letter, value) => { VALUE[letter.charCodeAt(0)] = value; });
  const LAST = 58;
  const LEAD = 32;

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

  // Runs of numbers, the length of each before it: {start, values}, start one longer than there are runs.
  function runsOf(text, count) {
    const numbers = unpack(text);
    const start = new Int32Array(count + 1);
    const values = new Int32Array(numbers.length - count);
    for (let run = 0, at = 0, filled = 0; run < count; run++) {
      const length = numbers[at++];
      for (let n = 0; n < length; n++) values[filled++] = numbers[at++];
      start[run + 1] = filled;
    }
    return { start, values };
  }

  function open(catalogue, parts) {
    const count = catalogue.count;
    const units = runsOf(catalogue.heading, count);
    const unitEntry = new Int32Array(units.values.length);
    for (let entry = 0; entry < count; entry++) unitEntry.fill(entry, units.start[entry], units.start[entry + 1]);
    const index = {
      count, words: catalogue.words, roles: catalogue.roles, statuses: catalogue.statuses, hasNames: catalogue.has_names,
      titles: lines(catalogue.titles, count), names: lines(catalogue.names, count), slugs: lines(catalogue.slugs, count),
      authors: lines(catalogue.authors, count), venues: catalogue.venues.split('\n'), venue: unpack(catalogue.venue),
      year: unpack(catalogue.year), status: unpack(catalogue.status), kind: unpack(catalogue.kind),
      has: unpack(catalogue.has), topics: catalogue.topics.split('\n'), topic: runsOf(catalogue.topic, count),
      headings: catalogue.headings.split('\n'), units, unitEntry,
      tokens: catalogue.tokens ? catalogue.tokens.split(' ') : [], postings: catalogue.postings.split(' '),
      bucket: unpack(catalogue.bucket), shards: new Map(), missing: new Set(),
      // Parts of another build number their units otherwise; then the catalogue answers alone.
      parts: parts && parts.stamp === catalogue.stamp ? parts : null,
    };
    index.places = index.parts ? placesOf(index) : [];
    return index;
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

  // The key of the shard that holds a token, null when there is none.
  function shardOf(index, token) {
    if (!index.parts) return null;
    const { depth, words } = index.parts;
    const key = depth && token[0] > '\u2e7f' ? (token.codePointAt(0) >> 5).toString(16) + '.'
      : Array.from(token).slice(0, depth).join('');
    return Object.hasOwn(words, key) ? key : null;
  }

  async function loadShard(index, key) {
    try {
      const pieces = await space.load(index.parts.words[key]);
      index.shards.set(key, pieces.map(([bucket, tokens, postings]) =>
        ({ bucket, tokens: tokens.split(' '), postings: postings.split(' ') })));
    } catch {
      index.missing.add(key);
    }
  }

  // The texts of entries, by entry: [[fragment, text], …], one a unit. What cannot be loaded is left out.
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
        found.set(entry, texts[place]);
      } catch { /* shown without its text */ }
    }));
    return found;
  }

  let opened = null;
  function openOnce() {
    if (!opened) {
      opened = Promise.all([space.load('index'), space.load('parts').catch(() => null)]).then(([catalogue, parts]) => open(catalogue, parts));
      opened.catch(() => { opened = null; });
    }
    return opened;
  }

  Object.assign(space, { open, openOnce, shardOf, loadShard, loadTexts, unpack, eachRising, eachEntry });
})(window.papernotesSearch = window.papernotesSearch || {});
