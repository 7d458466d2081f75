// On every page: `/` goes to the search field; the rest of search is loaded when the field is first used.
'use strict';
(function (space) {
  const own = new URL(document.currentScript.src);
  const taken = new Map();
  const loads = new Map();
  space.root = new URL('..', own).href;

  // Data come as classic scripts that call this: a page on disk may load a script and nothing else.
  space.data = (name, packed, table, ones) => { taken.set(name, table ? space.unpacked(packed, table, ones) : packed); };

  // Frequent characters are written as others of smaller codes: some of a byte, then those from 0x100 on (packed_script.py).
  space.unpacked = (packed, table, ones) => {
    const stands = Uint16Array.from({ length: 0x590 }, (_, code) => code);
    for (let at = 0; at < table.length; at++) {
      stands[at < ones.length ? ones.charCodeAt(at) : 0x100 + at - ones.length] = table.charCodeAt(at);
    }
    const codes = new Uint16Array(packed.length);
    for (let at = 0; at < packed.length; at++) codes[at] = stands[packed.charCodeAt(at)] || packed.charCodeAt(at);
    return new TextDecoder('utf-16le').decode(codes);
  };

  function script(path) {
    return new Promise((resolve, reject) => {
      const element = document.createElement('script');
      element.src = space.root + path;
      element.async = false;
      element.onload = () => { element.remove(); resolve(); };
      element.onerror = () => { element.remove(); reject(new Error(path)); };
      document.head.append(element);
    });
  }

  // The panel is not to be seen before it has a style; without one it still works.
  function style() {
    return new Promise((resolve) => {
      if (document.querySelector('.search-page')) { resolve(); return; }
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = space.root + 'assets/search.css' + own.search;
      link.onload = link.onerror = () => resolve();
      document.head.append(link);
    });
  }

  // A part of the index by its name, parsed; asked for once, unless it could not be loaded.
  space.load = (name) => {
    if (!loads.has(name)) {
      const loaded = script('assets/search/' + name + '.js').then(() => {
        const json = taken.get(name);
        taken.delete(name);
        return JSON.parse(json);
      });
      loaded.catch(() => loads.delete(name));
      loads.set(name, loaded);
    }
    return loads.get(name);
  };

  const field = document.querySelector('.search-page input') || document.querySelector('.search input');
  if (!field) return;
  let started = null;

  function start() {
    if (!started) {
      space.load('index').catch(() => {});
      space.load('parts').catch(() => {});
      const names = ['tokens', 'query', 'index', 'match', 'engine', 'view', 'offers', field.closest('.search-page') ? 'page' : 'panel'];
      const scripts = names.map((name) => script('assets/search-' + name + '.js' + own.search));
      started = Promise.all([style(), ...scripts]).then(() => space.attach(field));
      started.catch(() => { started = null; });
    }
    return started;
  }

  function typing(target) {
    return target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName);
  }

  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  field.addEventListener('focus', start);
  field.addEventListener('input', start);
  if (document.activeElement === field || field.closest('.search-page')) start();
})(window.papernotesSearch = window.papernotesSearch || {});
