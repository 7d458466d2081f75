// A query and the index → entries, best first. Pure but for what it remembers of the index.
'use strict';
(function (space) {
  const NAME = 1, TITLE = 2, AUTHOR = 4, FACT = 8, TOPIC = 16, HEADING = 32;
  const WEIGHTS = [[NAME, 12], [TITLE, 8], [AUTHOR, 5], [TOPIC, 4], [FACT, 4], [HEADING, 2.5]];
  const TEXT_WEIGHT = 1;
  // A mask's weight: its best field, and a little of the others.
  const WEIGHT = Float32Array.from({ length: 64 }, (_, mask) => {
    const held = WEIGHTS.filter(([bit]) => mask & bit).map(([, weight]) => weight);
    return held.length ? 0.8 * Math.max(...held) + 0.2 * held.reduce((sum, weight) => sum + weight, 0) : 0;
  });
  const ALL = 63;
  const SCOPES = { title: NAME | TITLE, author: AUTHOR };
  const CLOSELY = 200;

  // The fewest letters to type, leave out, swap or change; more than `most` is most + 1. With `prefix`, the end of
  // the token is free.
  function distance(typed, token, most, prefix) {
    const rows = [new Uint8Array(token.length + 1), new Uint8Array(token.length + 1), new Uint8Array(token.length + 1)];
    let [before, above, row] = rows;
    for (let n = 0; n <= token.length; n++) above[n] = n;
    for (let i = 1; i <= typed.length; i++) {
      row[0] = i;
      let least = i;
      for (let j = 1; j <= token.length; j++) {
        const same = typed[i - 1] === token[j - 1];
        let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && typed[i - 1] === token[j - 2] && typed[i - 2] === token[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      [before, above, row] = [above, row, before];
    }
    return prefix ? Math.min(...above) : above[token.length];
  }

  function typosAllowed(token) { return token.length >= 8 ? 2 : token.length >= 4 ? 1 : 0; }

  // How well a token of the index answers a typed one: 1 the same, less for a beginning or a slip, 0 not at all.
  function likeness(typed, token, how) {
    if (token === typed) return 1;
    if (how.exact) return 0;
    if (token.startsWith(typed)) return 0.35 + 0.5 * typed.length / token.length;
    if (!how.typos || token.length < typed.length - how.typos) return 0;
    // The end is free only once enough is typed: else short words would answer everything.
    const wrong = distance(typed, token, how.typos, typed.length > 4);
    return wrong <= how.typos ? 0.45 / wrong * Math.min(1, typed.length / token.length) : 0;
  }

  class Match {
    constructor(index) {
      this.mask = new Uint8Array(index.count);
      this.value = new Float32Array(index.count);
      this.unit = null;
      this.tokens = new Set();
    }
  }

  class Search {
    constructor(index, query) {
      this.index = index;
      this.query = query;
      this.pending = new Set();
      this.pass = this.filtered();
      this.unitPass = this.filteredUnits();
    }

    // What a token finds: for each entry its mask and best value, for each unit how well it is answered.
    match(typed, how) {
      const { index } = this;
      const found = new Match(index);
      const scope = how.scope || ALL;
      index.tokens.forEach((token, at) => {
        const like = likeness(typed, token, how);
        if (!like) return;
        let held = false;
        space.eachEntry(index.postings[at], (entry, mask) => {
          mask &= scope;
          if (!mask) return;
          held = true;
          found.mask[entry] |= mask;
          const value = like * WEIGHT[mask];
          if (value > found.value[entry]) found.value[entry] = value;
        });
        if (held) found.tokens.add(token);
      });
      if (!how.scope) this.matchTexts(found, typed, how);
      return found;
    }

    matchTexts(found, typed, how) {
      const { index } = this;
      for (const key of this.shardsFor(typed, how)) {
        const pieces = index.shards.get(key);
        if (!pieces) { if (!index.missing.has(key)) this.pending.add(key); continue; }
        // In a text, the beginning of a word says little before its third letter.
        const exact = how.exact || (typed.length < 3 && typed <= '\u2e7f');
        found.unit = found.unit || new Float32Array(index.unitEntry.length);
        for (const piece of pieces) {
          const place = index.places[piece.bucket];
          piece.tokens.forEach((token, at) => {
            const like = likeness(typed, token, exact ? { exact } : how);
            if (!like) return;
            found.tokens.add(token);
            space.eachRising(piece.postings[at], (local) => {
              const unit = place[local];
              if (this.unitPass && !this.unitPass[unit]) return;
              if (like > found.unit[unit]) found.unit[unit] = like;
            });
          });
        }
      }
    }

    // A slip in the first two letters leads to another shard; the likeliest is that they are swapped.
    shardsFor(typed, how) {
      const wanted = [typed];
      if (how.typos) wanted.push(typed[1] + typed[0] + typed.slice(2), typed.slice(1));
      return new Set(wanted.map((token) => space.shardOf(this.index, token)).filter((key) => key !== null));
    }

    // Tokens that must stand together: in one field, or in one section.
    together(tokens, how) {
      const matches = tokens.map((token) => this.match(token, how));
      if (matches.length === 1) return matches[0];
      const all = new Match(this.index);
      matches.forEach((one) => one.tokens.forEach((token) => all.tokens.add(token)));
      for (let entry = 0; entry < all.mask.length; entry++) {
        let mask = ALL;
        for (const one of matches) mask &= one.mask[entry];
        if (!mask) continue;
        all.mask[entry] = mask;
        all.value[entry] = Math.min(...matches.map((one) => one.value[entry]));
      }
      if (matches.every((one) => one.unit)) {
        all.unit = matches[0].unit.slice();
        for (const one of matches) one.unit.forEach((value, unit) => { if (value < all.unit[unit]) all.unit[unit] = value; });
      }
      return all;
    }

    // The better of two matches everywhere.
    better(one, other) {
      other.mask.forEach((mask, entry) => {
        one.mask[entry] |= mask;
        if (other.value[entry] > one.value[entry]) one.value[entry] = other.value[entry];
      });
      if (!one.unit) one.unit = other.unit;
      else if (other.unit) other.unit.forEach((value, unit) => { if (value > one.unit[unit]) one.unit[unit] = value; });
      other.tokens.forEach((token) => one.tokens.add(token));
      return one;
    }

    word(word, scope) {
      const how = { exact: word.not, scope };
      const known = (token) => this.vocabulary().has(token);
      const any = word.any.concat((word.joined || []).filter(known).map((token) => [token]));
      let found = any.map((tokens) => this.together(tokens, how)).reduce((one, other) => this.better(one, other));
      const [first] = word.any[0];
      const typos = typosAllowed(first);
      // Only a word that nothing answers is taken for a slip, and only once the texts have been asked.
      if (typos && !word.not && !word.cjk && !this.pending.size && this.count(found) === 0) {
        found = this.match(first, { typos, scope });
      }
      return found;
    }

    vocabulary() {
      this.index.vocabulary = this.index.vocabulary || new Set(this.index.tokens);
      return this.index.vocabulary;
    }

    // What each entry's units add up to: the best of them, a little more when there are several.
    textValues(found) {
      const values = new Float32Array(this.index.count);
      if (!found.unit) return values;
      const counts = new Uint16Array(this.index.count);
      found.unit.forEach((value, unit) => {
        if (!value) return;
        const entry = this.index.unitEntry[unit];
        counts[entry]++;
        if (value > values[entry]) values[entry] = value;
      });
      counts.forEach((count, entry) => { if (count > 1) values[entry] *= 1 + 0.15 * Math.log2(count); });
      return values;
    }

    count(found) {
      const texts = this.textValues(found);
      return found.value.reduce((sum, value, entry) => sum + (value > 0 || texts[entry] > 0 ? 1 : 0), 0);
    }

    run() {
      const { index, query } = this;
      const scores = new Float32Array(index.count);
      this.asked = [];
      for (const word of query.words) this.add(scores, this.word(word), word.not);
      for (const phrase of query.phrases) {
        if (phrase.tokens.length) this.add(scores, this.together(phrase.tokens, { exact: true }), phrase.not && phrase.tokens.length === 1, phrase.not);
      }
      const hits = [];
      for (let entry = 0; entry < index.count; entry++) if (this.pass[entry]) hits.push(entry);
      this.order(hits, scores);
      return { hits, asked: this.asked, pending: this.pending, unsure: this.unsure() };
    }

    // Each word narrows what passes; rare words count for more. A phrase that is ruled out must be read first.
    add(scores, found, not, later) {
      const texts = this.textValues(found);
      const { count } = this.index;
      let holding = 0;
      for (let entry = 0; entry < count; entry++) if (found.value[entry] || texts[entry]) holding++;
      const rarity = Math.log(1 + count / (holding + 1));
      for (let entry = 0; entry < count; entry++) {
        const held = found.value[entry] > 0 || texts[entry] > 0;
        if (!later && held === Boolean(not)) this.pass[entry] = 0;
        scores[entry] += rarity * (found.value[entry] + TEXT_WEIGHT * texts[entry]);
      }
      if (!not && !later) this.asked.push(found);
    }

    // Whether exact words must still be looked for in the texts themselves.
    unsure() {
      return this.query.phrases.some((phrase) => phrase.row.trim().includes(' '));
    }

    order(hits, scores) {
      const { index, query } = this;
      const better = (a, b) => scores[b] - scores[a] || (index.year[b] - index.year[a]) || a - b;
      hits.sort(better);
      const wanted = query.words.filter((word) => !word.not).map((word) => word.text).join(' ');
      if (!wanted) return;
      // Whoever types a title or a name wants that paper first.
      const row = space.inARow(wanted);
      const close = hits.splice(0, CLOSELY);
      for (const entry of close) {
        const title = space.inARow(index.titles[entry]);
        const name = index.names[entry] && space.inARow(index.names[entry]);
        if (title === row || name === row) scores[entry] *= 3;
        else if (title.startsWith(row)) scores[entry] *= 1.6;
        else if (title.includes(row)) scores[entry] *= 1.3;
      }
      hits.unshift(...close.sort(better));
    }

    filteredUnits() {
      const asked = this.query.filters.filter((filter) => filter.field === 'role' && !filter.not);
      if (!asked.length) return null;
      return Uint8Array.from(this.index.units.values, (heading) =>
        asked.every((filter) => filter.values.some((value) => this.roleOf(heading).startsWith(value))) ? 1 : 0);
    }

    roleOf(heading) { return this.index.roles[Number(this.index.headings[heading][0])]; }

    filtered() {
      const pass = new Uint8Array(this.index.count).fill(1);
      for (const filter of this.query.filters) {
        const holds = this.tester(filter);
        for (let entry = 0; entry < pass.length; entry++) if (holds(entry) === filter.not) pass[entry] = 0;
      }
      return pass;
    }

    tester({ field, values, spans }) {
      const { index } = this;
      const among = (names) => new Set(names.map((name, at) => [name, at])
        .filter(([name]) => values.some((value) => named(name, value, field))).map(([, at]) => at));
      const some = (runs, wanted) => (entry) => {
        for (let at = runs.start[entry]; at < runs.start[entry + 1]; at++) if (wanted.has(runs.values[at])) return true;
        return false;
      };
      switch (field) {
        case 'year': return (entry) => spans.some(({ from, to }) => index.year[entry] >= from && index.year[entry] <= to);
        case 'venue': { const wanted = among(index.venues); return (entry) => wanted.has(index.venue[entry]); }
        case 'topic': return some(index.topic, among(index.topics));
        case 'role': return some(index.units, new Set(Array.from(index.headings.keys())
          .filter((at) => values.some((value) => index.headings[at] && this.roleOf(at).startsWith(value)))));
        case 'status': { const wanted = among(index.statuses); return (entry) => wanted.has(index.status[entry]); }
        case 'is': return (entry) => values.includes(index.kind[entry] ? 'note' : 'paper');
        case 'has': {
          const bits = index.hasNames.reduce((sum, name, bit) => sum + (values.some((value) => value.replace(/s$/, '') === name.replace(/s$/, '')) ? 2 ** bit : 0), 0);
          return (entry) => (index.has[entry] & bits) > 0;
        }
        default: return this.scoped(field, values);
      }
    }

    // author:hinton, title:diffusion
    scoped(field, values) {
      const matches = values.map((value) => Array.from(space.runs(value)).flatMap((run) => space.alternatives(run)[0])
        .map((token) => this.match(token, { scope: SCOPES[field] })));
      return (entry) => matches.some((all) => all.length && all.every((one) => one.mask[entry] & SCOPES[field]));
    }

    // Whether a heading holds one of the tokens that a match found.
    headed(heading, found) {
      const known = this.index.headingTokens = this.index.headingTokens || new Map();
      if (!known.has(heading)) known.set(heading, Array.from(space.tokens(this.index.headings[heading].slice(1))));
      return known.get(heading).some((token) => found.tokens.has(token));
    }

    // Whether a role: filter leaves an entry's unit in.
    allows(entry, unit) { return !this.unitPass || this.unitPass[this.index.units.start[entry] + unit] > 0; }

    // The units that answer best: at most `most`, of those that answer most of the words.
    best(entry, most) {
      const { units } = this.index;
      const found = [];
      for (let unit = units.start[entry]; unit < units.start[entry + 1]; unit++) {
        let value = 0;
        let words = 0;
        if (this.unitPass && !this.unitPass[unit]) continue;
        for (const one of this.asked) {
          const held = Math.max(one.unit ? one.unit[unit] : 0, this.headed(units.values[unit], one) ? 1 : 0);
          if (held) { value += held; words++; }
        }
        if (words) found.push({ unit, value: words * 10 + value });
      }
      found.sort((a, b) => b.value - a.value || a.unit - b.unit);
      return found.slice(0, most).map(({ unit }) => unit);
    }
  }

  // Whether a term answers a filter's value: its whole name, its words' beginnings, or its initials.
  function named(name, value, field) {
    if (!name) return false;
    const folded = space.fold(name);
    const bare = (text) => text.replace(/[^\p{L}\p{N}]/gu, '');
    if (bare(folded) === bare(value)) return true;
    if (field === 'status') return false;
    const words = folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (words.length > 1 && words.map((word) => word[0]).join('').startsWith(value) && value.length > 1) return true;
    const asked = value.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    return asked.length > 0 && asked.every((part) => words.some((word) => field === 'venue' ? word === part : word.startsWith(part))) ||
      (/[\u3040-\u9fff\uac00-\ud7a3]/.test(value) && folded.includes(value));
  }

  Object.assign(space, { Search, distance, likeness, typosAllowed });
})(window.papernotesSearch = window.papernotesSearch || {});
