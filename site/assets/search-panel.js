// The panel under the field of every page: a combobox whose list holds papers and their matching sections.
'use strict';
(function (space) {
  const MOST = 8;
  const SECTIONS = 2;
  const { element } = space;

  space.attach = function (field) {
    const form = field.form;
    const list = element('div', 'search-list');
    const foot = element('p', 'search-foot');
    const note = element('p', 'search-note');
    const status = element('p', 'unseen');
    const panel = element('div', 'search-panel', note, list, foot, status);
    let turn = 0;
    let options = [];
    let active = -1;

    list.id = 'search-list';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', self.papernotesWords.search_results);
    status.setAttribute('role', 'status');
    panel.hidden = true;
    form.append(panel);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id,
      'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search' })) {
      field.setAttribute(name, value);
    }

    function open(shown) {
      panel.hidden = !shown;
      document.documentElement.classList.toggle('searching', shown);
      field.setAttribute('aria-expanded', String(shown && options.length > 0));
      if (!shown) choose(-1);
    }

    // Closed by the reader: answers that are still on their way must not open it again.
    function close() {
      turn++;
      open(false);
    }

    function choose(number) {
      if (options[active]) options[active].removeAttribute('aria-selected');
      active = number;
      const option = options[active];
      if (!option) { field.removeAttribute('aria-activedescendant'); return; }
      option.setAttribute('aria-selected', 'true');
      field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }

    // `key` stays the same while a result is drawn again, when its texts have come.
    function option(key, url, className, ...children) {
      const made = element('a', className, ...children);
      made.href = url;
      made.id = 'search-option-' + options.length;
      made.setAttribute('role', 'option');
      made.tabIndex = -1;
      made.dataset.key = key;
      options.push(made);
      return made;
    }

    function draw(result) {
      const chosen = options[active] && options[active].dataset.key;
      const { index, offers } = result;
      options = [];
      list.replaceChildren(...(offers.length ? [offer(result)] : []), ...result.shown.map((shown) => group(result, shown)));
      const nothing = result.done && !result.query.empty && !result.hits.length && !offers.length;
      note.replaceChildren(...(nothing ? [space.fill(index.words, 'search_none', { q: field.value.trim() }), ' ',
        element('span', '', space.fill(index.words, 'search_none_help'))] : []));
      note.hidden = !nothing;
      drawFooter(result);
      const same = chosen === undefined ? -1 : options.findIndex((made) => made.dataset.key === chosen);
      choose(same);
      open(!result.query.empty);
      if (result.done) status.textContent = nothing ? note.textContent : result.query.empty ? '' : space.counted(index.words, result.hits.length, result.more);
    }

    function offer(result) {
      const made = element('div', 'search-group', ...result.offers.map((one) =>
        option(one.kind + ':' + one.name, one.url, 'search-offer', ...space.offering(result, one))));
      made.setAttribute('role', 'group');
      made.setAttribute('aria-label', space.fill(result.index.words, 'search_offers'));
      return made;
    }

    function group(result, shown) {
      const title = element('span', 'search-title', ...space.titled(shown.title, result.sought));
      title.dir = 'auto';
      title.id = 'search-title-' + shown.entry;
      const named = shown.name && !shown.title.toLowerCase().startsWith(shown.name.toLowerCase());
      const facts = [...(named ? [element('b', '', ...space.marked(shown.name, result.sought))] : []), ...shown.facts]
        .map((fact) => element('span', '', ...(typeof fact === 'string' ? space.marked(fact, result.sought) : [fact])));
      if (shown.code) facts.push(element('span', 'search-code', space.fill(result.index.words, 'link_code')));
      const made = element('div', 'search-group', option(shown.entry, shown.url, 'search-paper', title, element('small', '', ...facts)));
      made.setAttribute('role', 'group');
      made.setAttribute('aria-labelledby', title.id);
      for (const section of shown.sections) {
        const head = element('span', 'search-section', ...space.headed(result, section));
        head.dataset.role = section.role;
        made.append(option(shown.entry + ':' + section.unit, section.url, 'search-place', space.directed(element('span', '', head, section.quote ? element('span', 'search-quote', ...section.quote) : null))));
      }
      return made;
    }

    function drawFooter({ index, hits, more }) {
      const links = hits.length ? [[address(), space.fill(index.words, 'search_all', { n: space.counted(index.words, hits.length, more) })]] : [];
      links.push([space.root + 'search.html', space.fill(index.words, 'search_help')]);
      foot.hidden = false;
      // Who has gone on to a link of it with the keyboard keeps the focus there.
      const now = JSON.stringify(links);
      if (foot.dataset.links === now) return;
      foot.dataset.links = now;
      const keys = element('span', 'search-keys', ...['↑', '↓', '↵', 'esc'].map((key) => element('kbd', '', key)));
      keys.setAttribute('aria-hidden', 'true');
      foot.replaceChildren(...links.map(([url, text]) => Object.assign(element('a', '', text), { href: url })), keys);
    }

    function address() { return space.root + 'search.html#q=' + encodeURIComponent(field.value.trim()); }

    function say(text) {
      options = [];
      list.replaceChildren();
      foot.hidden = true;
      note.textContent = text;
      note.hidden = false;
      open(true);
    }

    async function update() {
      const mine = ++turn;
      const alive = () => mine === turn;
      if (!field.value.trim()) { options = []; list.replaceChildren(); open(false); return; }
      const slow = setTimeout(() => { if (alive() && !options.length) say(self.papernotesWords.search_loading); }, 150);
      try {
        await space.find(field.value, { most: MOST, sections: SECTIONS }, alive, draw);
      } catch {
        if (alive()) say(self.papernotesWords.search_failed);
      }
      clearTimeout(slow);
    }

    function move(step) {
      if (panel.hidden) { update(); return; }
      if (!options.length) return;
      const next = active + step;
      choose(next < -1 ? options.length - 1 : next === options.length ? -1 : next);
    }

    field.addEventListener('input', update);
    field.addEventListener('focus', () => { if (field.value.trim() && panel.hidden) update(); });
    field.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        move(event.key === 'ArrowDown' ? 1 : -1);
      } else if (event.key === 'Enter') {
        event.preventDefault();
        if (options[active]) options[active].click();
        else if (field.value.trim()) location.href = address();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        if (!panel.hidden) close();
        else if (field.value) { field.value = ''; update(); } else field.blur();
      }
    });
    form.addEventListener('submit', (event) => { event.preventDefault(); location.href = address(); });
    form.addEventListener('focusout', (event) => { if (!form.contains(event.relatedTarget)) close(); });
    document.addEventListener('pointerdown', (event) => { if (!form.contains(event.target)) close(); });
    // A press on a result must not take the focus away before the click arrives.
    panel.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => { if (event.target.closest('a') && !event.ctrlKey && !event.metaKey) close(); });
    addEventListener('pageshow', (event) => { if (event.persisted) close(); });
    update();
  };
})(window.papernotesSearch = window.papernotesSearch || {});
