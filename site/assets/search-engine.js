// A query and the index → entries, best first. It gives an answer of what is loaded, and says what it lacks.
'use strict';
(function (space) {
  const CLOSELY = 60;
  // Longer words narrow down enough for their shards to be worth loading while they are still being typed.
  const SHORT = 3;
  const PLACES = 2 ** 20;

  class Search {
    constructor(index, query) {
      this.index = index;
      this.query = query;
      this.asked = [];
      this.scores = new Float32Array(index.count);
      this.allowed = this.allowedUnits();
      const roles = query.filters.filter(({ field }) => field === 'role').flatMap(({ not, values }) => [not, ...values]);
      this.lookup = new space.Lookup(index, this.allowed, roles.join());
      this.pass = new Uint8Array(index.count).fill(1);
    }

    // Work that pauses, as all that is called with `yield*`.
    * run() {
      const { query } = this;
      yield* this.filter();
      for (const word of query.words) { this.narrow(yield* this.word(word), word.not); yield; }
      for (const phrase of query.phrases) {
        const held = [];
        for (const token of phrase.tokens) held.push(yield* this.lookup.match(token, { exact: true }));
        const found = space.together(held);
        yield;
        // Whether a text holds words in a row is known once it is read; one word alone needs no reading.
        if (!phrase.not || !phrase.row.trim().includes(' ')) this.narrow(found, phrase.not);
      }
      const hits = this.passing();
      yield;
      this.order(hits);
      const unsure = query.phrases.some((phrase) => phrase.row.trim().includes(' '));
      return { hits, asked: this.asked, pending: this.lookup.pending, unsure };
    }

    * word(word) {
      const short = word.text.length < SHORT && !/[+#*]$/.test(word.text);
      const how = { exact: word.not, head: word.open && !word.cjk && short };
      const any = [];
      for (const tokens of word.any) {
        const all = [];
        // Only the last part of a word may be a beginning: "d_model" is not any "d… model".
        for (const [n, token] of tokens.entries()) {
          all.push(yield* this.lookup.match(token, n < tokens.length - 1 ? { exact: true, head: how.head } : how));
        }
        any.push(space.together(all));
        yield;
      }
      for (const token of word.also) any.push(yield* this.lookup.match(token, { exact: true, head: how.head }));
      for (const token of word.joined) {
        if (this.index.vocabulary.has(token)) any.push(yield* this.lookup.match(token, { exact: true, head: true }));
      }
      const found = space.either(any);
      yield;
      const [first] = word.any[0];
      const typos = space.typosAllowed(first);
      // Only a word that nothing answers is taken for a slip, and only once the texts have been asked.
      if (!typos || word.not || word.cjk || this.lookup.pending.size || found.size) return found;
      return yield* this.lookup.match(first, { typos });
    }

    // Each word narrows what passes; rare words count for more.
    narrow(found, not) {
      const { scores, pass } = this;
      const { held, texts, value } = found;
      const rarity = Math.log(1 + scores.length / (found.size + 1));
      const wanted = not ? 0 : 1;
      for (let entry = 0; entry < scores.length; entry++) {
        if (held[entry] !== wanted) pass[entry] = 0;
        else scores[entry] += rarity * (value[entry] + texts[entry]);
      }
      if (!not) this.asked.push(found);
    }

    // The entries that pass, the highest score first, then the newest: sorted as numbers, which is fast.
    passing() {
      const { index, scores, pass } = this;
      const { rank, ranked } = ranks(index);
      const keys = new Float64Array(pass.reduce((sum, one) => sum + one, 0));
      for (let entry = 0, at = 0; entry < pass.length; entry++) {
        if (pass[entry]) keys[at++] = -Math.round(scores[entry] * 1e4) * PLACES + rank[entry];
      }
      return Array.from(keys.sort(), (key) => ranked[((key % PLACES) + PLACES) % PLACES]);
    }

    order(hits) {
      const { index, query, scores } = this;
      const row = space.inARow(query.words.filter((word) => !word.not).map((word) => word.text).join(' '));
      if (!row.trim()) return;
      // Whoever types a title or a name wants that paper first.
      const close = hits.splice(0, CLOSELY);
      for (const entry of close) {
        const title = space.inARow(index.titles[entry]);
        const name = space.inARow(index.names[entry]);
        if (title === row || name === row) scores[entry] *= 3;
        else if (title.startsWith(row)) scores[entry] *= 1.6;
        else if (title.includes(row)) scores[entry] *= 1.3;
      }
      hits.unshift(...close.sort((a, b) => scores[b] - scores[a]));
    }

    // The units that a role: filter leaves, null when there is none.
    allowedUnits() {
      const asked = this.query.filters.filter((filter) => filter.field === 'role' && !filter.not);
      if (!asked.length) return null;
      return Uint8Array.from(this.index.units.of, (heading) =>
        asked.every((filter) => filter.values.some((value) => this.roleOf(heading).startsWith(value))) ? 1 : 0);
    }

    roleOf(heading) { return this.index.roles[Number(this.index.units.values[heading][0])]; }

    * filter() {
      const { pass } = this;
      for (const filter of this.query.filters) {
        const holds = yield* this.tester(filter);
        for (let entry = 0; entry < pass.length; entry++) if (holds(entry) === filter.not) pass[entry] = 0;
        yield;
      }
    }

    * tester({ field, values, spans }) {
      const { index } = this;
      function* among(names, answers) {
        const wanted = new Set();
        for (const [at, name] of names.entries()) {
          if (at % space.AT_ONCE === 0) yield;
          if (name && values.some((value) => answers(name, value))) wanted.add(at);
        }
        return wanted;
      }
      const some = (column, wanted) => (entry) => {
        for (let at = column.start[entry]; at < column.start[entry + 1]; at++) if (wanted.has(column.of[at])) return true;
        return false;
      };
      const same = (name, value) => bare(name) === bare(value);
      switch (field) {
        case 'year': return (entry) => spans.some(({ from, to }) => index.year[entry] >= from && index.year[entry] <= to);
        case 'venue': return some(index.column.venues, yield* among(index.column.venues.values, (name, value) => named(name, value, false)));
        case 'topic': return some(index.column.topics, yield* among(index.column.topics.values, (name, value) => named(name, value, true)));
        case 'role': return some(index.units, yield* among(index.units.values, (heading, value) => index.roles[Number(heading[0])].startsWith(value)));
        case 'status': { const wanted = yield* among(index.statuses, same); return (entry) => wanted.has(index.status[entry]); }
        case 'is': return (entry) => values.some((value) => same(index.kind[entry] ? 'note' : 'paper', value.replace(/s$/, '')));
        case 'has': {
          const wanted = yield* among(index.hasNames, (name, value) => name.replace(/s$/, '') === value.replace(/s$/, ''));
          const bits = Array.from(wanted).reduce((sum, bit) => sum + 2 ** bit, 0);
          return (entry) => (index.has[entry] & bits) > 0;
        }
        default: return yield* this.scoped(field, values);
      }
    }

    // author:hinton, title:diffusion: words looked for in some fields alone.
    * scoped(field, values) {
      const scope = space.FIELDS_OF[field];
      const matches = [];
      for (const value of values) {
        const all = [];
        for (const token of space.runs(value).flatMap((run) => space.alternatives(run)[0])) {
          all.push(yield* this.lookup.match(token, { scope }));
        }
        matches.push(all);
      }
      return (entry) => matches.some((all) => all.length > 0 && all.every((one) => one.value[entry] > 0));
    }

    // Whether a heading holds one of the tokens that a match found.
    headed(heading, found) {
      const known = this.index.headingTokens = this.index.headingTokens || new Map();
      if (!known.has(heading)) known.set(heading, Array.from(space.tokens(this.index.units.values[heading].slice(1))));
      return known.get(heading).some((token) => found.tokens.has(token));
    }

    // Whether a role: filter leaves an entry's unit in.
    allows(entry, unit) { return !this.allowed || this.allowed[this.index.units.start[entry] + unit] > 0; }

    // The units that answer best, at most `most`: those that answer most of the words first. Without words, those that
    // a role: filter leaves.
    best(entry, most) {
      const { units } = this.index;
      const found = [];
      for (let unit = units.start[entry]; unit < units.start[entry + 1]; unit++) {
        if (this.allowed && !this.allowed[unit]) continue;
        let value = this.allowed ? 0.1 : 0;
        for (const one of this.asked) {
          const held = Math.max(one.unit ? one.unit[unit] : 0, this.headed(units.of[unit], one) ? 1 : 0);
          if (held) value += 10 + held;
        }
        if (value) found.push({ unit, value });
      }
      found.sort((a, b) => b.value - a.value || a.unit - b.unit);
      return found.slice(0, most).map(({ unit }) => unit);
    }
  }

  // Each entry's place among all, the newest first, and the entry of each place.
  function ranks(index) {
    if (!index.ranks) {
      const ranked = Array.from(index.titles.keys()).sort((a, b) => index.year[b] - index.year[a] || a - b);
      const rank = new Int32Array(ranked.length);
      ranked.forEach((entry, place) => { rank[entry] = place; });
      index.ranks = { rank, ranked };
    }
    return index.ranks;
  }

  function bare(text) { return space.fold(text).replace(/[^\p{L}\p{N}]/gu, ''); }

  // Whether a term answers a filter's value: the same but for spaces and marks, its words, or its initials.
  function named(name, value, beginnings) {
    if (bare(name) === bare(value)) return true;
    const wordsOf = (text) => space.fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const words = wordsOf(name);
    const asked = wordsOf(value);
    if (value.length > 1 && words.length > 1 && words.map((word) => word[0]).join('').startsWith(value)) return true;
    if (/[\u3040-\u9fff\uac00-\ud7a3]/.test(value)) return space.fold(name).includes(value);
    return asked.length > 0 && asked.every((part) => words.some((word) => (beginnings ? word.startsWith(part) : word === part)));
  }

  Object.assign(space, { Search });
})(window.papernotesSearch = window.papernotesSearch || {});
