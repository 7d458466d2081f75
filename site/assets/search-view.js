// Results as they are drawn: the same for the panel under the field and for the search page.
// Notes are drawn as text alone, never as markup.
'use strict';
(function (space) {
  const QUOTE = 180;
  const BEFORE = 40;
  const READ = 20000;
  const ROUNDS = 4;
  const CONFIRM_AT_ONCE = 24;
  const CONFIRM_AT_MOST = 480;
  const JOINTS = /[-._\u2010\u2013]/;
  const PAUSE = 90;
  const HYPHENED = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu;
  const KEPT = 20; // letters of a word with hyphens that stays on a line, as on pages

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter((child) => child !== null && child !== ''));
    return made;
  }

  // The words of a folded text one by one, joints left out, a CJK character each: [start, end, token].
  function atomsOf(runs) {
    const atoms = [];
    for (const run of runs) {
      let at = run.at;
      for (const part of run.cjk ? Array.from(run.text) : run.text.split(JOINTS)) {
        atoms.push([at, at + part.length, part]);
        at += part.length + (run.cjk ? 0 : 1);
      }
    }
    return atoms;
  }

  // Where tokens and exact words stand in a text: [start, end, what], ascending, apart.
  function places(text, { tokens, rows }) {
    const { folded, places: at } = space.foldWithPlaces(text);
    const runs = space.runs(folded);
    const found = [];
    for (const run of runs) placesInRun(run, tokens, found);
    const atoms = rows.length ? atomsOf(runs) : [];
    for (const row of rows) {
      const wanted = row.trim().split(' ');
      for (let first = 0; first + wanted.length <= atoms.length; first++) {
        if (wanted.every((word, n) => atoms[first + n][2] === word)) {
          found.push([atoms[first][0], atoms[first + wanted.length - 1][1], row]);
        }
      }
    }
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const apart = [];
    for (const [start, end, what] of found) {
      const last = apart[apart.length - 1];
      if (last && at[start] < last[1]) last[1] = Math.max(last[1], at[end]);
      else apart.push([at[start], at[end], what]);
    }
    return apart;
  }

  function placesInRun(run, tokens, found) {
    if (run.cjk) {
      const letters = Array.from(run.text);
      let start = run.at;
      letters.forEach((letter, n) => {
        const two = letter + (letters[n + 1] || '');
        if (tokens.has(two)) found.push([start, start + two.length, two]);
        start += letter.length;
      });
      return;
    }
    const whole = space.tokensOfRun(run).find((token) => tokens.has(token));
    if (whole === undefined) return;
    const parts = atomsOf([run]);
    const inside = parts.filter(([, , part]) => tokens.has(part));
    if (inside.length && inside.length < parts.length) found.push(...inside);
    else found.push([run.at, run.end, whole]);
  }

  // A text in nodes, the places of tokens marked.
  function marked(text, sought, from = 0, to = text.length, found = places(text, sought)) {
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

  // A title as a page has it: its short words with hyphens whole.
  function titled(text, sought) {
    const found = places(text, sought);
    const nodes = [];
    let at = 0;
    for (const { 0: word, index } of text.matchAll(HYPHENED)) {
      const end = index + word.length;
      const crossed = found.some(([from, to]) => from < end && to > index && (from < index || to > end));
      if (word.length > KEPT || crossed) continue;
      nodes.push(...marked(text, sought, at, index, found), element('span', 'keep', ...marked(text, sought, index, end, found)));
      at = end;
    }
    return [...nodes, ...marked(text, sought, at, text.length, found)];
  }

  // The passage that holds most of the different tokens, cut between words; null when it holds none.
  function quote(text, sought) {
    const line = text.slice(0, READ).replace(/\s+/g, ' ').trim();
    const found = places(line, sought);
    if (!found.length) return null;
    let best = 0;
    let most = 0;
    found.forEach(([start], first) => {
      const held = new Set();
      for (let n = first; n < found.length && found[n][1] <= start + QUOTE - BEFORE; n++) held.add(found[n][2]);
      if (held.size > most) { most = held.size; best = first; }
    });
    let from = Math.max(0, Math.min(found[best][0] - BEFORE, line.length - QUOTE));
    const space_ = from ? line.indexOf(' ', from) + 1 : 0;
    if (space_ && space_ <= found[best][0]) from = space_;
    let to = Math.min(line.length, Math.max(from + QUOTE, found[best][1]));
    const end = to < line.length ? line.lastIndexOf(' ', to) : to;
    if (end > Math.max(from + QUOTE * 0.6, found[best][1])) to = end;
    return [from > 0 ? '…' : '', ...marked(line, sought, from, to, found), to < line.length ? '…' : ''];
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

  // A section's name: its heading, else its role, else a mark for what has neither.
  function headed(result, section) {
    if (section.heading) return marked(section.heading, result.sought);
    return [fill(result.index.words, 'role_' + section.role) || '¶'];
  }

  // What one result shows: its page, title, facts and links, and the sections that match with a passage each.
  function* described(result, entry, texts, most) {
    const { index } = result;
    const facts = [...space.valuesOf(index.column.venues, entry), ...space.valuesOf(index.column.years, entry)].join(' ');
    const topics = space.valuesOf(index.column.topics, entry).filter((topic) => places(topic, result.sought).length);
    const stated = index.statuses[index.status[entry]];
    const status = stated ? fill(index.words, 'status_' + stated) : '';
    const held = texts && texts.get(entry);
    const url = space.root + 'papers/' + encodeURIComponent(index.slugs[entry]) + '.html';
    const first = result.confirmed && result.confirmed.get(entry);
    const units = result.search.best(entry, most);
    if (first !== undefined && first >= 0 && !units.includes(first)) units.unshift(first);
    const sections = [];
    for (const unit of units.slice(0, most)) {
      yield;
      const heading = index.units.values[index.units.of[unit]];
      const [fragment, text] = (held && held.units[unit - index.units.start[entry]]) || ['', ''];
      sections.push({
        unit, url: fragment ? url + '#' + encodeURIComponent(fragment) : url,
        heading: heading.slice(1), role: index.roles[Number(heading[0])], quote: text ? quote(text, result.sought) : null,
      });
    }
    const code = index.hasNames.filter((name, bit) => ['code', 'snippet'].includes(name) && index.has[entry] & 2 ** bit).length > 0;
    return { url, entry, title: index.titles[entry], name: index.names[entry], facts: [facts, status, ...topics].filter(Boolean),
      code, links: held ? held.links : [], sections };
  }

  function* rowsOf(held) {
    const rows = [];
    for (const [, text] of held ? held.units : []) { rows.push(space.inARow(text)); yield; }
    return rows;
  }

  // Keeps the entries that hold the exact words, from the best on, until `most` are found.
  async function confirm(index, result, phrases, most, alive) {
    const kept = [];
    result.confirmed = new Map();
    const head = (entry) => [index.titles[entry], index.names[entry],
      ...Object.entries(index.column).flatMap(([name, column]) => space.valuesOf(column, entry)
        .map((value) => (name === 'headings' ? value.slice(1) : value)))].map(space.inARow);
    let at = 0;
    for (; at < Math.min(result.hits.length, CONFIRM_AT_MOST) && kept.length < most; at += CONFIRM_AT_ONCE) {
      const some = result.hits.slice(at, at + CONFIRM_AT_ONCE);
      const texts = await space.loadTexts(index, some);
      if (!alive()) return;
      for (const entry of some) {
        const rows = await space.paced(rowsOf(texts.get(entry)), alive);
        if (!rows) return;
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

  // Answers a query in steps: what the catalogue knows, then what the texts hold, then the passages to quote.
  // `show(result)` is called for each, with what is to be drawn in `result.shown`: the first `most` entries, each with
  // `sections` at most. `alive()` tells whether the answer is still wanted.
  async function find(text, { most, sections }, alive, show) {
    const index = await space.openOnce();
    const query = space.parse(text);
    if (!alive()) return;
    if (query.empty) { show({ index, query, hits: [], offers: [], shown: [], done: true }); return; }
    const asked = (texts) => space.paced(drawable(result, texts, most, sections), alive);
    const offers = await space.paced(space.offered(index, query), alive);
    let result = await space.paced(answer(index, query, offers), alive);
    for (let round = 0; result && result.pending.size && round < ROUNDS; round++) {
      if ((result.hits.length || offers.length) && !result.unsure && (await asked())) show(result);
      await Promise.all(Array.from(result.pending, (key) => space.loadShard(index, key)));
      if (!alive()) return;
      result = await space.paced(answer(index, query, offers), alive);
    }
    if (result && result.unsure) await confirm(index, result, query.phrases, most, alive);
    if (!result || !alive() || !(await asked())) return;
    result.done = true;
    show(result);
    if (!result.hits.length) return;
    // While keys follow each other, texts that nobody will read are not worth loading.
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (!alive()) return;
    const texts = await space.loadTexts(index, result.hits.slice(0, most));
    if (alive() && (await asked(texts))) show(result);
  }

  // Puts what is to be drawn of a result into it; returns the result.
  function* drawable(result, texts, most, sections) {
    const shown = [];
    for (const entry of result.hits.slice(0, most)) { shown.push(yield* described(result, entry, texts, sections)); yield; }
    result.shown = shown;
    return result;
  }

  function* answer(index, query, offers) {
    const search = new space.Search(index, query);
    const result = yield* search.run();
    // The words of a phrase are marked where they stand in a row, or else each for itself.
    const words = query.words.length ? result.asked.slice(0, query.words.filter((word) => !word.not).length) : [];
    const rows = query.phrases.filter((phrase) => !phrase.not).map((phrase) => phrase.row);
    const tokens = new Set(words.flatMap((found) => Array.from(found.tokens)));
    return { index, query, search, offers, shown: [], sought: { tokens, rows }, done: false, ...result };
  }

  // A link of a paper, outside; what is no address of the web is none.
  function outside(result, [kind, url]) {
    if (!/^https?:/i.test(url)) return null;
    const made = element('a', 'out', fill(result.index.words, 'link_' + kind));
    made.href = url;
    made.rel = 'external noopener';
    return made;
  }

  // An element whose text says by its first letter whether it runs from right to left.
  function directed(made) {
    made.dir = 'auto';
    return made;
  }

  Object.assign(space, { directed, element, marked, titled, quote, headed, find, fill, counted, outside });
})(window.papernotesSearch = window.papernotesSearch || {});
