// What is offered before any paper: topics, venues, years and people of the name that is typed.
'use strict';
(function (space) {
  // The same name first, then what begins so, then what holds the words; at most `OFFERS`. Filters ask for papers: beside one, nothing is offered.
  const OFFERS = 4;
  const OF_A_KIND = 2;
  function* offered(index, query) {
    const found = [];
    const row = ' ' + space.inARow(query.words.map((word) => word.text).join(' ')).trim();
    if (!row.trim() || query.filters.length || query.phrases.length || query.words.some((word) => word.not)) return found;
    for (const [rank, { kind, values, first, pages }] of index.terms.entries()) {
      const some = [];
      for (const [at, name] of values.entries()) {
        if (at % space.AT_ONCE === 0) yield;
        const count = index.holders.start[first + at + 1] - index.holders.start[first + at];
        // People have pages where they wrote several; who has none is found by the papers.
        if (kind === 'authors' && !pages[at]) continue;
        const place = foldedOf(index, name).indexOf(row);
        if (place < 0) continue;
        some.push({ kind, name, count, rank, fit: place ? 0 : foldedOf(index, name) === row + ' ' ? 2 : 1,
          url: space.root + (pages[at] || 'search.html#q=' + encodeURIComponent(FILTERS[kind] + ':"' + name.replaceAll('"', '') + '"')) });
      }
      found.push(...some.sort(better).slice(0, OF_A_KIND));
    }
    return found.sort(better).slice(0, OFFERS);
  }

  const FILTERS = { topics: 'topic', venues: 'venue', years: 'year', authors: 'author' };
  function better(a, b) { return b.fit - a.fit || a.rank - b.rank || b.count - a.count; }

  // A name as it is compared with what is typed.
  function foldedOf(index, name) {
    index.folded = index.folded || new Map();
    let plain = index.folded.get(name);
    if (plain === undefined) index.folded.set(name, plain = space.inARow(name));
    return plain;
  }

  // A name that is offered: its kind, itself, and how many entries it has.
  function offering(result, { kind, name, count }) {
    const { element } = space;
    const small = element('small', '', space.fill(result.index.words, 'search_kind_' + kind));
    const number = element('small', 'search-number', count.toLocaleString(document.documentElement.lang));
    return [small, ' ', space.directed(element('span', 'search-term', ...space.marked(name, result.sought))), ' ', number];
  }

  Object.assign(space, { offered, offering });
})(window.papernotesSearch = window.papernotesSearch || {});
