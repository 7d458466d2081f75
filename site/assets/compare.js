// What a reader picked, side by side: compare.html#clip,galip. The choice is in the address and nowhere else.
'use strict';
(function () {
  var MOST = 5;
  var box = document.getElementById('picked');
  var words = box.dataset;

  function chosen() {
    var slugs = location.hash.slice(1).split(',').map(function (part) {
      try { return decodeURIComponent(part); } catch (error) { return ''; }
    });
    return slugs.filter(function (slug, at) { return slug && slugs.indexOf(slug) === at; }).slice(0, MOST);
  }
  function make(name, attributes, children) {
    var node = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { if (attributes[key]) node.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { node.append(child); });
    return node;
  }
  // Each passage is its heading, its words, where it stands on the page of its entry, and its language.
  function passages(found, word, page) {
    if (!found) return [make('span', { 'class': 'none', 'aria-hidden': 'true' }, ['—'])];
    return found.map(function (cell) {
      var own = cell[0] || !cell[1];
      var link = make('a', { href: page + cell[2], 'aria-label': own ? '' : word }, [own ? cell[0] || word : '¶']);
      return make('p', { lang: cell[3], dir: 'auto' }, own ? [link, cell[1] ? ' · ' + cell[1] : ''] : [cell[1] + ' ', link]);
    });
  }
  function cell(role, word, children) {
    return make('td', { 'data-role': role, 'data-word': word }, [make('div', { 'class': 'cell' }, children)]);
  }
  function head(slug, slugs, entry) {
    var button = make('button', { type: 'button', 'class': 'remove' }, [words.remove]);
    button.addEventListener('click', function () {
      location.hash = slugs.filter(function (other) { return other !== slug; }).map(encodeURIComponent).join(',');
    });
    var name = entry ? make('a', { href: entry.url, lang: entry.lang, dir: 'auto' }, [entry.title]) : words.missing + ' ' + slug;
    return make('th', { scope: 'row' }, [name, make('small', {}, [entry ? entry.about : '']), button]);
  }
  function row(slug, slugs, entry, roles, others) {
    var cells = roles.map(function (role) {
      return cell(role.key, role.word, passages(entry && entry.cells[role.key], role.word, entry && entry.url));
    });
    if (others) {
      var links = entry ? entry.others.map(function (other) {
        return other[1] ? passages([other], words.note, entry.url)[0] : make('a', { 'class': 'other', href: entry.url + other[2], dir: 'auto' }, [other[0]]);
      }) : [];
      cells.push(cell('other', words.others, links.length ? links : passages(null, '')));
    }
    return make('tr', {}, [head(slug, slugs, entry)].concat(cells));
  }
  function draw(slugs, found) {
    var entries = found.filter(Boolean);
    var roles = Object.keys(words).filter(function (key) { return /^role[A-Z]/.test(key); }).map(function (key) {
      return { key: key.slice(4).toLowerCase(), word: words[key] };
    }).filter(function (role) { return entries.some(function (entry) { return entry.cells[role.key]; }); });
    var others = entries.some(function (entry) { return entry.others.length; });
    var heads = [make('th', { scope: 'col' }, [words.paper])].concat(roles.map(function (role) {
      return make('th', { scope: 'col', 'data-role': role.key }, [role.word]);
    }), others ? [make('th', { scope: 'col', 'data-role': 'other' }, [words.others])] : []);
    var table = make('table', { 'class': 'board' }, [
      make('thead', {}, [make('tr', {}, heads)]),
      make('tbody', {}, slugs.map(function (slug, at) { return row(slug, slugs, found[at], roles, others); }))
    ]);
    box.replaceChildren(make('div', { 'class': 'board-scroll', role: 'region', tabindex: '0', 'aria-label': words.label }, [table]));
    box.hidden = false;
    papernotesBoard(table);
  }
  function show() {
    var slugs = chosen();
    if (!slugs.length) { box.hidden = true; return; }
    Promise.all(slugs.map(papernotesEntry)).then(function (found) {
      if (slugs.join() === chosen().join()) draw(slugs, found);
    });
  }
  addEventListener('hashchange', show);
  show();
})();
