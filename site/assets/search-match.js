// What a typed word finds in the index: the same word, words that begin with it, words with a slip in them.
'use strict';
(function (space) {
  const NAME = 1, TITLE = 2, AUTHOR = 4, FACT = 8, TOPIC = 16, HEADING = 32;
  const ALL = 63;
  const WEIGHTS = [[NAME, 12], [TITLE, 8], [AUTHOR, 5], [TOPIC, 4], [FACT, 4], [HEADING, 2.5]];
  // A mask's weight: its best field, and a little of the others.
  const WEIGHT = Float32Array.from({ length: 64 }, (_, mask) => {
    const held = WEIGHTS.filter(([bit]) => mask & bit).map(([, weight]) => weight);
    return held.length ? 0.8 * Math.max(...held) + 0.2 * held.reduce((sum, weight) => sum + weight, 0) : 0;
  });
  const REMEMBERED = 48;
  const LONGEST = 48;
  // So many tokens are compared between two pauses.
  const AT_ONCE = 1024;

  // Rows of the table below, kept from call to call; tokens are at most 40 characters long.
  const rows = [0, 1, 2].map(() => new Uint8Array(2 * LONGEST));

  // The fewest letters to type, leave out, swap or change; whatever is more than `most` is `most` + 1. With `prefix`,
  // how the token goes on does not matter.
  function distance(typed, token, most, prefix) {
    let [before, above, row] = rows;
    const width = Math.min(token.length, prefix ? typed.length + most : token.length, 2 * LONGEST - 1);
    for (let n = 0; n <= width; n++) above[n] = n;
    for (let i = 1; i <= typed.length; i++) {
      let least = row[0] = i;
      const letter = typed.charCodeAt(i - 1);
      for (let j = 1; j <= width; j++) {
        const other = token.charCodeAt(j - 1);
        let cost = above[j - 1] + (letter === other ? 0 : 1);
        if (above[j] + 1 < cost) cost = above[j] + 1;
        if (row[j - 1] + 1 < cost) cost = row[j - 1] + 1;
        if (i > 1 && j > 1 && letter === token.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === other && before[j - 2] + 1 < cost) {
          cost = before[j - 2] + 1;
        }
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      [before, above, row] = [above, row, before];
    }
    let found = above[width];
    if (prefix) for (let n = 0; n < width; n++) if (above[n] < found) found = above[n];
    return Math.min(found, most + 1);
  }

  function typosAllowed(token) {
    return token.length > LONGEST ? 0 : token.length >= 8 ? 2 : token.length >= 4 ? 1 : 0;
  }

  // Which letters a token has, as bits: a cheap way to see that too many are missing.
  function lettersOf(token) {
    let letters = 0;
    for (let n = 0; n < token.length; n++) letters |= 1 << (token.charCodeAt(n) & 31);
    return letters;
  }

  function missing(wanted, letters) {
    let bits = wanted & ~letters;
    let count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
  }

  // How well a token of the index answers a typed one: 1 the same, less for a beginning or a slip, 0 not at all.
  function likeness(typed, token, how) {
    if (token === typed) return 1;
    if (how.exact) return 0;
    if (token.startsWith(typed)) return 0.35 + 0.5 * typed.length / token.length;
    if (!how.typos || token.length < typed.length - how.typos) return 0;
    // The end is free only once enough is typed: else short words would answer everything.
    const prefix = typed.length > 4;
    if (!prefix && token.length > typed.length + how.typos) return 0;
    if (missing(lettersOf(typed), lettersOf(token)) > how.typos) return 0;
    const wrong = distance(typed, token, how.typos, prefix);
    return wrong <= how.typos ? 0.45 / wrong * Math.min(1, typed.length / token.length) : 0;
  }

  // For each entry the fields that answer and how well, for each unit how well its text does.
  class Match {
    constructor(index) {
      this.index = index;
      this.mask = new Uint8Array(index.count);
      this.value = new Float32Array(index.count);
      this.unit = null;
      this.tokens = new Set();
    }

    // What each entry's units add up to: the best of them, a little more when there are several.
    get texts() {
      if (this.summed) return this.summed;
      const { unitEntry, count } = this.index;
      const values = this.summed = new Float32Array(count);
      if (!this.unit) return values;
      const counts = new Uint16Array(count);
      for (let unit = 0; unit < this.unit.length; unit++) {
        const value = this.unit[unit];
        if (!value) continue;
        const entry = unitEntry[unit];
        counts[entry]++;
        if (value > values[entry]) values[entry] = value;
      }
      for (let entry = 0; entry < count; entry++) if (counts[entry] > 1) values[entry] *= 1 + 0.15 * Math.log2(counts[entry]);
      return values;
    }

    // Whether each entry is held, and how many are.
    get held() {
      if (this.entries) return this.entries;
      const { texts, value } = this;
      const entries = this.entries = new Uint8Array(value.length);
      this.counted = 0;
      for (let entry = 0; entry < value.length; entry++) {
        if (value[entry] || texts[entry]) { entries[entry] = 1; this.counted++; }
      }
      return entries;
    }

    get size() { return this.held && this.counted; }
  }

  // Where all of some matches hold, in one field or in one unit.
  function together(matches) {
    if (matches.length === 1) return matches[0];
    const all = new Match(matches[0].index);
    for (const one of matches) for (const token of one.tokens) all.tokens.add(token);
    for (let entry = 0; entry < all.mask.length; entry++) {
      let mask = ALL;
      let least = Infinity;
      for (const one of matches) { mask &= one.mask[entry]; least = Math.min(least, one.value[entry]); }
      if (mask) { all.mask[entry] = mask; all.value[entry] = least; }
    }
    if (matches.some((one) => !one.unit)) return all;
    all.unit = matches[0].unit.slice();
    for (const { unit } of matches) for (let n = 0; n < unit.length; n++) if (unit[n] < all.unit[n]) all.unit[n] = unit[n];
    return all;
  }

  // Where any of some matches holds, as well as the best of them.
  function either(matches) {
    if (matches.length === 1) return matches[0];
    const any = new Match(matches[0].index);
    for (const one of matches) {
      for (const token of one.tokens) any.tokens.add(token);
      for (let entry = 0; entry < any.mask.length; entry++) {
        any.mask[entry] |= one.mask[entry];
        if (one.value[entry] > any.value[entry]) any.value[entry] = one.value[entry];
      }
      if (!one.unit) continue;
      if (!any.unit) { any.unit = one.unit.slice(); continue; }
      for (let n = 0; n < any.unit.length; n++) if (one.unit[n] > any.unit[n]) any.unit[n] = one.unit[n];
    }
    return any;
  }

  // Looks words up. `allowed` says which units may answer (null: all); what it lacks of the index stands in `pending`.
  class Lookup {
    constructor(index, allowed, key) {
      Object.assign(this, { index, allowed, key, pending: new Set() });
      if (!index.memo || index.memoShards !== index.shards.size) { index.memo = new Map(); index.memoShards = index.shards.size; }
    }

    // `how`: exact, typos (how many), scope (a mask of fields), head (the catalogue alone).
    * match(typed, how) {
      const { memo } = this.index;
      const key = [typed, how.exact, how.typos, how.scope, how.head, this.key].join('\n');
      let found = memo.get(key);
      if (found) return found;
      found = new Match(this.index);
      yield* this.matchHead(found, typed, how);
      if (how.scope || how.head || (yield* this.matchTexts(found, typed, how))) {
        if (memo.size >= REMEMBERED) memo.delete(memo.keys().next().value);
        memo.set(key, found);
      }
      return found;
    }

    * matchHead(found, typed, how) {
      const scope = how.scope || ALL;
      const { tokens } = this.index;
      for (let at = 0; at < tokens.length; at++) {
        if (at % AT_ONCE === 0) yield;
        const like = likeness(typed, tokens[at], how);
        if (!like) continue;
        let held = false;
        space.eachHolder(this.index, at, (entry, fields) => {
          const mask = fields & scope;
          if (!mask) return;
          held = true;
          found.mask[entry] |= mask;
          const value = like * WEIGHT[mask];
          if (value > found.value[entry]) found.value[entry] = value;
        });
        if (held) found.tokens.add(tokens[at]);
      }
    }

    // Returns whether all shards that it needed were there.
    * matchTexts(found, typed, how) {
      const { index } = this;
      let whole = true;
      for (const shard of this.shardsFor(typed, how)) {
        const pieces = index.shards.get(shard);
        if (pieces) yield* this.matchPieces(found, pieces, typed, how);
        else if (!index.missing.has(shard)) { this.pending.add(shard); whole = false; }
      }
      return whole;
    }

    * matchPieces(found, pieces, typed, how) {
      const { index, allowed } = this;
      // Beginnings of fewer letters than decide the shard would be found in part only.
      const asked = typed.length < 3 && typed <= '\u2e7f' ? { exact: true } : how;
      const unit = found.unit = found.unit || new Float32Array(index.unitEntry.length);
      for (const { bucket, tokens, postings } of pieces) {
        const place = index.places[bucket];
        yield;
        for (let at = 0; at < tokens.length; at++) {
          if (at % AT_ONCE === AT_ONCE - 1) yield;
          const like = likeness(typed, tokens[at], asked);
          if (!like) continue;
          found.tokens.add(tokens[at]);
          space.eachRising(postings[at], (local) => {
            const number = place[local];
            if (like > unit[number] && (!allowed || allowed[number])) unit[number] = like;
          });
        }
      }
    }

    // A slip in the first letters leads to another shard; the likeliest are a letter left out, doubled or swapped.
    shardsFor(typed, how) {
      const wanted = [typed];
      if (how.typos) {
        for (let n = 0; n < 3; n++) {
          wanted.push(typed.slice(0, n) + typed.slice(n + 1), typed.slice(0, n) + typed[n + 1] + typed[n] + typed.slice(n + 2));
        }
      }
      return new Set(wanted.map((token) => space.shardOf(this.index, token)).filter((shard) => shard !== null));
    }
  }

  Object.assign(space, { AT_ONCE, FIELDS_OF: { title: NAME | TITLE, author: AUTHOR }, Lookup, together, either, distance, typosAllowed });
})(window.papernotesSearch = window.papernotesSearch || {});
