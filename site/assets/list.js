// Lists that filter and sort in place. What is chosen stands in the address, after "#".
// A list of one page is read from its rows; one of several loads all entries on first use.
'use strict';
(function () {
  const form = document.querySelector('form.filter');
  if (!form) return;
  const { root, taxonomy, term } = form.dataset;
  const list = form.parentElement;
  const groups = [...list.querySelectorAll(':scope > .group')];
  const pager = list.querySelector(':scope > .pager');
  const FIELDS = ['venue', 'year', 'topic', 'status'];
  const OWN = { venues: 'venue', years: 'year', topics: 'topic' }[taxonomy];
  const STEP = 200;
  const MOST = 300; // values to choose from; rarer ones are searched for
  const statusWords = Object.fromEntries(form.dataset.statuses.split('|').map((pair) => pair.split('=')));
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: 'base' });
  const heads = list.querySelector(':scope > .heads');
  const nothing = element('p', 'nothing', form.dataset.none);
  let entries = null;
  let flat = null;
  let shown = STEP;

  // Entries from the rows of this page.
  function read(row) {
    const text = (selector) => row.querySelector(selector)?.textContent ?? '';
    return {
      row,
      title: text('h3 a'), name: row.dataset.name ?? '', venue: text('.venue'), year: text('.year'),
      topics: [...row.querySelectorAll('.meta .topic')].map((link) => link.textContent),
      status: row.querySelector('.status')?.classList[1] ?? '',
      code: row.querySelector('.out.code') !== null,
    };
  }

  // Entries from assets/entries.js: columns, and what many share by number.
  function open(data) {
    return data.title.map((title, at) => ({
      row: null, title, name: data.name[at], slug: data.slug[at], year: data.year[at] ? String(data.year[at]) : '',
      venue: data.venues[data.venue[at]] ?? '', family: data.families[data.venue[at]] ?? '', topics: data.topic[at].map((number) => data.topics[number]),
      status: data.statuses[data.status[at]] ?? '', code: data.code[at] === 1, links: linksOf(data, data.links[at]),
    })).filter((entry, at) => (taxonomy === 'authors' ? data.authors[term].includes(at) : !OWN || has(entry, OWN, term)));
  }

  // [kind, word, address] for each link of an entry.
  function linksOf({ kinds }, packed) {
    return Array.from({ length: packed.length / 2 }, (_, at) => [...kinds[packed[2 * at]], packed[2 * at + 1]]);
  }

  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  // Who wrote a paper and what the notes say of it is loaded when its row comes near.
  const near = self.papernotesEntry && new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      self.papernotesEntry(target.dataset.slug).then((told) => {
        const lines = [['div', 'by', told?.by], ['p', '', told?.summary]].filter(([, , text]) => text).map((line) => element(...line));
        for (const line of lines) line.dir = 'auto';
        target.querySelector('h3').after(...lines);
      });
    }
  }, { rootMargin: '50%' });

  // A row as row.html draws it.
  function draw(entry) {
    const title = element('a', '', entry.title);
    title.dir = 'auto';
    title.href = root + 'papers/' + encodeURIComponent(entry.slug) + '.html';
    const meta = element('div', 'meta');
    if (entry.status) meta.append(element('span', 'status ' + entry.status, statusWords[entry.status]), ' ');
    const venue = element('span', 'venue', entry.venue);
    if (entry.family) venue.dataset.family = entry.family;
    if (entry.venue) meta.append(venue, ' ');
    if (entry.year) meta.append(element('span', 'year', entry.year), ' ');
    meta.append(element('span', 'topics', ...entry.topics.flatMap((topic) => [element('span', 'topic', topic), ' '])));
    meta.append(element('span', 'links', ...entry.links.filter(([, , url]) => /^https?:/i.test(url)).flatMap(([kind, word, url]) => {
      const link = element('a', 'out ' + kind, word);
      link.href = url;
      link.rel = 'external noopener';
      return [link, ' '];
    })));
    const named = entry.name && !entry.title.toLowerCase().startsWith(entry.name.toLowerCase());
    const made = element('li', 'entry', element('h3', '', ...(named ? [element('span', 'name', entry.name), ' '] : []), title), meta);
    if (entry.name) made.dataset.name = entry.name;
    made.dataset.slug = entry.slug;
    near?.observe(made);
    self.papernotesPick?.(made);
    return made;
  }

  function has(entry, field, value) {
    return field === 'topic' ? entry.topics.includes(value) : entry[field] === value;
  }

  function chosen() {
    const data = new FormData(form);
    const state = {};
    for (const [name, value] of data) if (value.trim()) state[name] = value.trim();
    return state;
  }

  function matches(entry, state) {
    if (state.code && !entry.code) return false;
    if (!FIELDS.every((field) => !state[field] || has(entry, field, state[field]))) return false;
    const text = (entry.title + ' ' + entry.name).toLowerCase();
    return !state.q || state.q.toLowerCase().split(/\s+/).every((word) => text.includes(word));
  }

  const SORTS = {
    new: (a, b) => (b.year || 0) - (a.year || 0),
    old: (a, b) => (a.year || 9999) - (b.year || 9999),
    title: (a, b) => order.compare(a.title, b.title),
    venue: (a, b) => order.compare(a.venue || '\uffff', b.venue || '\uffff') || (b.year || 0) - (a.year || 0),
    code: (a, b) => b.code - a.code,
  };

  function apply(state) {
    const found = entries.filter((entry) => matches(entry, state));
    const active = Object.keys(state).length > 0;
    const inGroups = !state.sort && !form.dataset.whole;
    if (flat) flat.remove();
    flat = null;
    if (inGroups) {
      const kept = new Set(found);
      for (const entry of entries) {
        entry.home.append(entry.row);
        entry.row.hidden = !kept.has(entry);
      }
      for (const group of groups) group.hidden = !group.querySelector('.entry:not([hidden])');
    } else {
      for (const group of groups) group.hidden = active;
      if (active && found.length) showFlat(state.sort ? [...found].sort(SORTS[state.sort]) : found);
    }
    if (pager) pager.hidden = active;
    if (found.length) nothing.remove();
    else (heads ?? form).after(nothing);
    showHeads(state.sort, !inGroups && active);
    form.querySelector('output').value = active
      ? form.dataset.count.replace('{n}', found.length.toLocaleString()).replace('{total}', entries.length.toLocaleString()) : '';
    form.querySelector('button').hidden = !active;
  }

  function showFlat(found) {
    const rows = element('ul', 'entries');
    rows.append(...found.slice(0, shown).map((entry) => {
      if (entry.row) entry.row.hidden = false;
      return entry.row ?? (entry.row = draw(entry));
    }));
    flat = element('section', 'group flat', rows);
    if (found.length > shown) {
      const more = element('button', 'more', form.dataset.more);
      more.type = 'button';
      more.addEventListener('click', () => { shown += STEP; apply(chosen()); });
      flat.append(more);
    }
    (heads ?? form).after(flat);
  }

  // The heads of a dense list's columns: each sorts by its column, again the other way round, then as listed.
  function showHeads(sort, columns) {
    list.classList.toggle('in-columns', columns);
    for (const head of heads?.querySelectorAll('button') ?? []) {
      const ways = head.dataset.sort.split(' ');
      head.setAttribute('aria-pressed', String(ways.includes(sort)));
      head.dataset.way = { old: '↑', new: '↓' }[sort] ?? '↓';
    }
  }

  function sortBy(head) {
    const ways = ['', ...head.dataset.sort.split(' ')];
    const select = form.elements.sort;
    select.value = ways[(ways.indexOf(select.value) + 1) % ways.length] ?? '';
    form.dispatchEvent(new Event('input'));
  }

  // The values of each field with how many entries have them, the most frequent first; years newest first.
  function fillSelects() {
    for (const field of FIELDS) {
      const select = form.elements[field];
      const counts = new Map();
      for (const entry of entries) {
        for (const value of field === 'topic' ? entry.topics : [entry[field]]) {
          if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
      }
      const values = [...counts].sort(field === 'year'
        ? (a, b) => b[0] - a[0] : (a, b) => b[1] - a[1] || order.compare(a[0], b[0]));
      select.append(...values.slice(0, MOST).map(([value, count]) => {
        const option = element('option', '', (field === 'status' ? statusWords[value] : value) + ' (' + count + ')');
        option.value = value;
        return option;
      }));
      const told = field === 'status' && entries.some((entry) => !entry.status) ? 1 : 2;
      select.hidden = field === OWN || counts.size < told;
    }
    const code = form.elements.code;
    code.parentElement.hidden = !entries.some((entry) => entry.code) || entries.every((entry) => entry.code);
  }

  function toAddress(state) {
    const address = new URLSearchParams(state).toString();
    history.replaceState(null, '', address ? '#' + address : location.pathname + location.search);
  }

  function fromAddress() {
    const hash = location.hash.slice(1);
    form.reset();
    for (const [name, value] of new URLSearchParams(hash.includes('=') ? hash : '')) {
      const control = form.elements[name];
      if (control?.type === 'checkbox') control.checked = true;
      else if (control) control.value = value;
    }
    apply(chosen());
  }

  function start(all) {
    entries = all;
    fillSelects();
    // What was typed while the entries were on their way stays.
    if (location.hash.includes('=')) fromAddress();
    else if (Object.keys(chosen()).length) apply(chosen());
    form.addEventListener('input', () => { shown = STEP; const state = chosen(); apply(state); toAddress(state); });
    form.addEventListener('reset', () => setTimeout(() => { apply({}); toAddress({}); }));
    form.addEventListener('submit', (event) => event.preventDefault());
    addEventListener('hashchange', fromAddress);
  }

  let loading = null;
  function load() {
    loading ??= new Promise((loaded) => {
      const script = element('script');
      script.src = form.dataset.whole;
      script.onload = () => { start(open(self.papernotesEntries)); loaded(); };
      document.head.append(script);
    });
    return loading;
  }
  function asSoonAsOpen(then) {
    if (entries) then();
    else load().then(then);
  }

  form.hidden = false;
  if (heads) {
    heads.hidden = false;
    for (const head of heads.querySelectorAll('button')) head.addEventListener('click', () => asSoonAsOpen(() => sortBy(head)));
  }
  if (!form.dataset.whole) {
    start(groups.flatMap((group) => [...group.querySelectorAll('.entry')]).map((row) => ({ ...read(row), home: row.parentElement })));
  } else if (location.hash.includes('=')) {
    load();
  } else {
    form.addEventListener('focusin', load, { once: true });
    form.addEventListener('pointerenter', load, { once: true });
  }
})();
