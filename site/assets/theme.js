// The chosen theme, set before anything is drawn; and the button that changes it.
'use strict';
(function () {
  var root = document.documentElement;
  var order = ['auto', 'light', 'dark'];
  var words = window.papernotesWords;

  function stored() {
    try { return localStorage.getItem('papernotes-theme'); } catch (error) { return null; }
  }
  function store(theme) {
    try { localStorage.setItem('papernotes-theme', theme); } catch (error) { /* kept for this page only */ }
  }
  function apply(theme) {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  apply(stored());
  // What only scripts can use keeps its place before they come, so that nothing jumps.
  root.classList.add('scripted');
  document.addEventListener('DOMContentLoaded', function () {
    var button = document.querySelector('.theme-button');
    if (!button) return;
    function current() { return root.dataset.theme || 'auto'; }
    function name() {
      button.setAttribute('aria-label', words.theme + ': ' + words['theme_' + current()]);
      button.title = button.getAttribute('aria-label');
    }
    button.hidden = false;
    name();
    button.addEventListener('click', function () {
      var next = order[(order.indexOf(current()) + 1) % order.length];
      apply(next);
      store(next);
      name();
    });
  });
})();
