// The search page: every result, and the query in the address.
'use strict';
(function (space) {
  const STEP = 20;
  const SECTIONS = 3;
  const { element } = space;

  space.attach = function (field) {
    const form = field.form;
    const list = document.querySelector('.search-results');
    const offers = document.querySelector('.search-offers');
    const count = document.querySelector('.search-count');
    const more = document.querySelector('.search-more');
    document.querySelector('.search-unscripted').remove();
    let turn = 0;
    let most = STEP;
    let settled = false;

    function asked() {
      const found = /[#&]q=([^&]*)/.exec(location.hash) || /[?&]q=([^&]*)/.exec(location.search);
      try { return found ? decodeURIComponent(found[1].replace(/\+/g, ' ')) : ''; } catch { return ''; }
    }

    // Typing changes the address in place; what comes after a query that was settled on is a new step of the history.
    function remember(settles) {
      const query = field.value.trim();
      const address = location.pathname + (query ? '#q=' + encodeURIComponent(query) : '');
      if (location.pathname + location.search + location.hash !== address) {
        history[settled ? 'pushState' : 'replaceState'](null, '', address);
      }
      settled = settles;
      document.title = (query ? query + ' · ' : '') + list.dataset.title;
    }

    function result(found, shown) {
      const title = element('a', '', ...space.titled(shown.title, found.sought));
      title.href = shown.url;
      const named = shown.name && !shown.title.toLowerCase().startsWith(shown.name.toLowerCase());
      const facts = [...(named ? [shown.name] : []), ...shown.facts]
        .map((fact) => element('span', '', ...space.marked(fact, found.sought)));
      const links = shown.links.map((link) => space.outside(found, link)).filter(Boolean);
      const made = element('li', '', space.directed(element('h2', '', title)), element('p', 'meta', ...facts, ...links));
      for (const section of shown.sections) {
        const link = element('a', 'search-section', ...space.headed(found, section));
        link.href = section.url;
        link.dataset.role = section.role;
        made.append(space.directed(element('p', 'search-place', link, ' ', section.quote ? element('span', 'search-quote', ...section.quote) : null)));
      }
      return made;
    }

    function draw(found) {
      const { index, hits } = found;
      offers.replaceChildren(...found.offers.map((one) => {
        const link = element('a', '', ...space.offering(found, one));
        link.href = one.url;
        return element('li', '', link);
      }));
      offers.hidden = !found.offers.length;
      list.replaceChildren(...found.shown.map((shown) => result(found, shown)));
      if (found.done) {
        count.textContent = found.query.empty ? '' : hits.length ? space.counted(index.words, hits.length, found.more)
          : space.fill(index.words, 'search_none', { q: field.value.trim() }) + ' ' + space.fill(index.words, 'search_none_help');
      }
      more.hidden = hits.length <= most && !found.more;
    }

    async function update() {
      const mine = ++turn;
      const alive = () => mine === turn;
      const slow = setTimeout(() => { if (alive()) count.textContent = self.papernotesWords.search_loading; }, 150);
      try {
        await space.find(field.value, { most, sections: SECTIONS }, alive, (found) => { clearTimeout(slow); draw(found); });
      } catch {
        if (alive()) count.textContent = self.papernotesWords.search_failed;
      }
      clearTimeout(slow);
    }

    function read() {
      field.value = asked();
      most = STEP;
      settled = false;
      remember(true);
      update();
    }

    field.addEventListener('input', () => { most = STEP; remember(false); update(); });
    form.addEventListener('submit', (event) => { event.preventDefault(); remember(true); update(); });
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && field.value) { event.preventDefault(); field.value = ''; remember(false); update(); }
    });
    list.addEventListener('click', () => remember(true));
    more.addEventListener('click', () => { most += STEP; update(); });
    document.addEventListener('click', (event) => {
      const example = event.target.closest('[data-query]');
      if (!example) return;
      field.value = example.dataset.query;
      remember(true);
      most = STEP;
      update();
      field.focus();
    });
    addEventListener('popstate', read);
    if (!field.value || asked()) read(); else { remember(false); update(); }
  };
})(window.papernotesSearch = window.papernotesSearch || {});
