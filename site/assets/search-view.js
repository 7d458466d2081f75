// Results as they are drawn: the same for the panel under the field and for the search page.
// Notes are drawn as text alone, never as markup.
'use strict';
(function (space) {
  const QUOTE = 180;
  const ROUNDS = 4;
  const CONFIRM_AT_ONCE = 24;
  const CONFIRM_AT_MOST = 480;

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter((child) => child !== null && child !== ''));
    return made;
  }

  // Where tokens stand in a text: [start, end, token], ascending, apart.
  function places(text, tokens) {
    const { folded, places: at } = space.foldWithPlaces(text);
    const found = [];
    const put = (start, end, token) => {
      const last = found[found.length - 1];
      if (last && last[1] >= at[start] && last[1] > last[0] && at[start] < last[1]) last[1] = Math.max(last[1], at[end]);
      else found.push([at[start], at[end], token]);
    };
    for (const run of space.runs(folded)) {
      if (run.cjk) {
        const letters = Array.from(run.text);
        for (let n = 0, start = run.at; n < letters.length; start += letters[n++].length) {
          const two = n + 1 < letters.length ? letters[n] + letters[n + 1] : letters[n];
          if (tokens.has(two)) put(start, start + two.length, two);
        }
        continue;
      }
      const whole = space.tokensOfRun(run).filter((token) => tokens.has(token));
      if (!whole.length) continue;
      let start = run.at;
      const split = space.splitOf(run);
      const inside = split.filter((part) => tokens.has(part));
      if (!inside.length || inside.length === split.length) { put(run.at, run.end, whole[0]); continue; }
      for (const part of split) {
        const here = folded.indexOf(part, start);
        if (tokens.has(part)) put(here, here + part.length, part);
        start = here + part.length;
      }
    }
    return found;
  }

  // A text in nodes, the places of tokens marked.
  function marked(text, tokens, from = 0, to = text.length, found = places(text, tokens)) {
    const nodes = [];
    let at = from;
    for (const [start, end] of found) {
      if (start < at || end > to) continue;
      nodes.push(text.slice(at, start), element('mark', '', text.slice(start, end)));
      at = end;
    }
    nodes.push(text.slice(at, to));
    return nodes;
  }

  // The passage that holds most of the different tokens, cut between words.
  function quote(text, tokens) {
    const line = text.slice(0, 20000).replace(/\s+/g, ' ').trim();
    const found = places(line, tokens);
    if (!found.length) return null;
    let best = 0;
    let most = 0;
    for (let first = 0; first < found.length; first++) {
      const held = new Set();
      for (let n = first; n < found.length && found[n][1] <= found[first][0] + QUOTE - 40; n++) held.add(found[n][2]);
      if (held.size > most) { most = held.size; best = first; }
    }
    let from = Math.max(0, Math.min(found[best][0] - 40, line.length - QUOTE));
    let to = Math.min(line.length, from + QUOTE);
    if (from > 0) from = Math.max(line.indexOf(' ', from) + 1 || from, 0) > found[best][0] ? from : line.indexOf(' ', from) + 1 || from;
    const space_ = line.lastIndexOf(' ', to);
    if (to < line.length && space_ > from + QUOTE * 0.6) to = space_;
    const inside = found.filter(([start, end]) => start >= from && end <= to);
    return [from > 0 ? '…' : '', ...marked(line, tokens, from, to, inside), to < line.length ? '…' : ''];
  }

  function fill(words, key, values) {
    let text = String(words[key] || '');
    for (const [name, value] of Object.entries(values || {})) text = text.replace('{' + name + '}', value);
    return text;
  }

  function counted(words, number, more) {
    const form = words.n_entries[number === 1 ? 0 : 1];
    return form.replace('{n}', number.toLocaleString(document.documentElement.lang) + (more ? '+' : ''));
  }

  // What one result shows: its page, its title, its facts, and the sections that match with a passage each.
  function describe(index, result, entry, texts, most) {
    const facts = [index.venues[index.venue[entry]], index.year[entry] || ''].filter(Boolean).join(' ');
    const status = index.kind[entry] ? '' : fill(index.words, 'status_' + index.statuses[index.status[entry]]);
    const held = texts && texts.get(entry);
    const url = space.root + 'papers/' + encodeURIComponent(index.slugs[entry]) + '.html';
    const first = result.confirmed && result.confirmed.get(entry);
    const units = result.search.best(entry, most);
    if (first !== undefined && first >= 0 && !units.includes(first)) units.unshift(first);
    const sections = units.slice(0, most).map((unit) => {
      const local = unit - index.units.start[entry];
      const heading = index.headings[index.units.values[unit]];
      const text = held && held[local] ? held[local][1] : '';
      return {
        url: held && held[local] ? url + '#' + encodeURIComponent(held[local][0]) : url,
        heading: heading.slice(1), role: index.roles[Number(heading[0])], quote: text ? quote(text, result.tokens) : null,
      };
    });
    return { url, entry, title: index.titles[entry], name: index.names[entry], facts, status, sections };
  }

  // Keeps the entries that hold the exact words, from the best on, until `most` are found.
  async function confirm(index, result, phrases, most) {
    const kept = [];
    result.confirmed = new Map();
    const head = (entry) => [index.titles[entry], index.names[entry], index.authors[entry], index.venues[index.venue[entry]],
      ...names(index, entry)].map(space.inARow);
    let at = 0;
    for (; at < Math.min(result.hits.length, CONFIRM_AT_MOST) && kept.length < most; at += CONFIRM_AT_ONCE) {
      const some = result.hits.slice(at, at + CONFIRM_AT_ONCE);
      const texts = await space.loadTexts(index, some);
      for (const entry of some) {
        const rows = (texts.get(entry) || []).map(([, text]) => space.inARow(text));
        const places = phrases.map((phrase) => head(entry).some((row) => row.includes(phrase.row)) ? -1
          : rows.findIndex((row, unit) => row.includes(phrase.row) && result.search.allows(entry, unit)));
        const inHead = (phrase) => head(entry).some((row) => row.includes(phrase.row));
        if (!phrases.every((phrase, n) => (places[n] >= 0 || inHead(phrase)) !== phrase.not)) continue;
        kept.push(entry);
        const place = places.find((unit, n) => unit >= 0 && !phrases[n].not);
        result.confirmed.set(entry, place === undefined ? -1 : index.units.start[entry] + place);
      }
    }
    result.more = at < result.hits.length;
    result.hits = kept;
  }

  function names(index, entry) {
    const some = (runs, list, from) => Array.from(runs.values.slice(runs.start[entry], runs.start[entry + 1]), (at) => list[at].slice(from));
    return [...some(index.topic, index.topics, 0), ...some(index.units, index.headings, 1)];
  }

  // Answers a query in steps: what the catalogue knows, then what the texts hold, then the passages to quote.
  // `show(result, texts)` is called for each; `alive()` tells whether the answer is still wanted.
  async function find(text, most, alive, show) {
    const index = await space.openOnce();
    const query = space.parse(text);
    if (!alive()) return;
    if (query.empty) { show({ index, query, hits: [], done: true }); return; }
    let result = answer(index, query);
    for (let round = 0; result.pending.size && round < ROUNDS; round++) {
      if (result.hits.length && !result.unsure) show(result);
      await Promise.all(Array.from(result.pending, (key) => space.loadShard(index, key)));
      if (!alive()) return;
      result = answer(index, query);
    }
    if (result.unsure) await confirm(index, result, query.phrases, most);
    if (!alive()) return;
    result.done = true;
    show(result);
    const texts = await space.loadTexts(index, result.hits.slice(0, most));
    if (alive() && result.hits.length) show(result, texts);
  }

  function answer(index, query) {
    const search = new space.Search(index, query);
    const result = search.run();
    const tokens = new Set(result.asked.flatMap((found) => Array.from(found.tokens)));
    return { index, query, search, tokens, done: false, ...result };
  }

  Object.assign(space, { element, marked, quote, places, describe, find, fill, counted });
})(window.papernotesSearch = window.papernotesSearch || {});
