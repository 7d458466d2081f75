// What a reader types → what to look for: words, "exact words", and filters such as venue:CVPR or year:>=2022.
'use strict';
(function (space) {
  const FIELDS = ['venue', 'year', 'topic', 'author', 'title', 'has', 'role', 'status', 'is'];
  // Full-width colons, quotes and minus signs come with Chinese, Japanese and Korean keyboards.
  // Two hyphens are an option of a command (--dry-run), nothing to leave out.
  const PIECE = /([-－−](?![-－−]))?(?:(\p{L}+)[:：])?(?:["“”„«」「]([^"“”„«»」「]*)(?:["“”»」]|$)|(\S+))/gu;
  // A filter whose value is still to come.
  const UNFINISHED = new RegExp('^(?:' + FIELDS.join('|') + ')[:：]$', 'i');
  const ADDRESS = /^https?:\/\/[^/]+\/?/i;
  const ARXIV = /(?:^|arxiv\.org\/(?:abs|pdf|html)\/|^arxiv[:：])(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/i;

  function span(from, to) { return { from, to }; }

  // year:2020, 202 (the decade), >=2022, <2015, 2019..2021, ..2018; null while it is not yet a year.
  function years(value) {
    value = value.normalize('NFKC');
    const one = /^(>=|<=|>|<|=)?(\d{1,4})$/.exec(value);
    if (one) {
      const year = Number(one[2]);
      const scale = 10 ** (4 - one[2].length);
      if (!one[1] || one[1] === '=') return span(year * scale, (year + 1) * scale - 1);
      if (scale > 1) return null;
      return { '>=': span(year, Infinity), '<=': span(1, year), '>': span(year + 1, Infinity),
        '<': span(1, year - 1) }[one[1]];
    }
    const range = /^(\d{4})?(?:\.\.+|…|-|–)(\d{4})?$/.exec(value.replace(/…/g, '..'));
    return range && (range[1] || range[2])
      ? span(range[1] ? Number(range[1]) : 1, range[2] ? Number(range[2]) : Infinity) : null;
  }

  function filter(field, value, quoted, not) {
    const values = (quoted ? [value] : value.split(/[,，、]/)).map((part) => part.trim()).filter(Boolean);
    if (field !== 'year') return values.length ? { field, not, values: values.map(space.fold) } : null;
    const spans = values.map(years).filter(Boolean);
    return spans.length ? { field, not, spans } : null;
  }

  function wordsOf(text) {
    const arxiv = ARXIV.exec(text);
    return space.runs(space.fold(arxiv ? arxiv[1] : text.replace(ADDRESS, '')));
  }

  // The words of a text in a row, punctuation and joints left out: how exact words are compared.
  function inARow(text) {
    const words = space.runs(space.fold(text)).map((run) =>
      run.cjk ? Array.from(run.text).join(' ') : run.text.replace(/[-._\u2010\u2013]/g, ' '));
    return ' ' + words.join(' ') + ' ';
  }

  // "conv next" is "ConvNeXt", "dall e 2" is "DALL-E 2": two or three neighbours may be one word.
  function joinNeighbours(words) {
    words.forEach((word) => { word.joined = []; });
    for (let first = 0; first < words.length; first++) {
      let joined = '';
      for (let last = first; last < Math.min(first + 3, words.length); last++) {
        if (words[last].cjk || words[last].not) break;
        joined += words[last].text.replace(/[-._\u2010\u2013]/g, '');
        if (last > first) for (let n = first; n <= last; n++) words[n].joined.push(joined);
      }
    }
  }

  // "models" finds "model"; the other way round, "model" is the beginning of "models".
  function singular(word) {
    if (/^[a-z]{2,}ies$/.test(word)) return [word.slice(0, -3) + 'y'];
    return /^[a-z]{2,}[^isu]s$/.test(word) ? [word.slice(0, -1)] : [];
  }

  // {words, phrases, filters, empty}. A word that the text ends with is open: it may still be being typed.
  function parse(text) {
    const query = { words: [], phrases: [], filters: [] };
    for (const [whole, minus, field, quoted, plain] of text.matchAll(PIECE)) {
      const not = Boolean(minus);
      const known = field && FIELDS.includes(field.toLowerCase());
      const value = quoted === undefined ? plain : quoted;
      if (known) {
        const made = filter(field.toLowerCase(), value, quoted !== undefined, not);
        if (made) query.filters.push(made);
      } else if (quoted !== undefined) {
        const row = inARow(quoted);
        if (row.trim()) query.phrases.push({ row, not, tokens: runsAsTokens(quoted) });
      } else if (!UNFINISHED.test(plain)) {
        for (const run of wordsOf(not ? whole.slice(minus.length) : whole)) {
          query.words.push({ text: run.text, cjk: run.cjk, not, open: false, any: space.alternatives(run), also: singular(run.text) });
        }
      }
    }
    joinNeighbours(query.words);
    const last = query.words[query.words.length - 1];
    if (last && !/\s$/.test(text)) last.open = true;
    query.empty = !query.words.length && !query.phrases.length && !query.filters.length;
    return query;
  }

  function runsAsTokens(text) {
    const found = new Set();
    for (const run of space.runs(space.fold(text))) {
      const all = space.tokensOfRun(run);
      // The last character alone is no token of a longer text that goes on.
      for (const token of run.cjk && all.length > 1 ? all.slice(0, -1) : space.splitOf(run)) found.add(token);
    }
    return Array.from(found);
  }

  Object.assign(space, { parse, inARow });
})(window.papernotesSearch = window.papernotesSearch || {});
