// A board as its reader wants it: which columns, and how much of a cell. The choice is kept, by site.
'use strict';
(function () {
  var form = document.querySelector('.choose');
  var words = form.dataset;
  var columns = form.querySelector('.choose-columns');
  // Several sites may stand at one origin, or on one disk: each keeps its own choice, by where its root is.
  var KEY = 'papernotes-board ' + new URL(words.root || './', location.href).pathname;
  // Where there are more columns than these, the others are a click away.
  var FIRST = ['summary', 'problem', 'method', 'result', 'limitation'];
  var FEW = 4;
  var choice = read();
  var table = null;

  // A page on disk may be refused storage; the choice then lasts as long as the page.
  function read() {
    try { return Object.assign({ lines: 'four', shown: {} }, JSON.parse(localStorage.getItem(KEY))); } catch (error) { return { lines: 'four', shown: {} }; }
  }
  function keep() {
    try { localStorage.setItem(KEY, JSON.stringify(choice)); } catch (error) { /* see above */ }
  }
  function heads() { return Array.from(table.tHead.rows[0].cells).slice(1); }
  function cellsOf(role) { return Array.from(table.querySelectorAll('tbody td[data-role="' + role + '"]')); }
  function isShown(role) {
    var all = heads();
    return Object.hasOwn(choice.shown, role) ? choice.shown[role] : all.length <= FEW || FIRST.indexOf(role) >= 0;
  }
  function pill(head) {
    var role = head.dataset.role;
    var filled = cellsOf(role).filter(function (cell) { return !cell.querySelector('.none'); }).length;
    var label = document.createElement('label');
    var input = document.createElement('input');
    var count = document.createElement('small');
    label.className = 'pill';
    label.dataset.role = role;
    input.className = 'unseen';
    input.type = 'checkbox';
    input.checked = isShown(role);
    input.addEventListener('change', function () { choice.shown[role] = input.checked; keep(); show(); });
    count.textContent = filled;
    label.append(input, head.firstChild.textContent.trim(), ' ', count);
    return label;
  }
  function show() {
    var some = heads().some(function (head) { return isShown(head.dataset.role); });
    heads().forEach(function (head) {
      var on = isShown(head.dataset.role) || !some;
      head.hidden = !on;
      cellsOf(head.dataset.role).forEach(function (cell) { cell.hidden = !on; });
    });
    table.dataset.lines = choice.lines;
    clamp();
  }
  // A button only where a cell holds more than it shows.
  function clamp() {
    table.querySelectorAll('.board-more').forEach(function (button) { button.remove(); });
    table.querySelectorAll('td:not([hidden]) .cell').forEach(function (cell) {
      cell.classList.remove('open');
      if (choice.lines !== 'four' || cell.scrollHeight <= cell.clientHeight + 2) return;
      var button = document.createElement('button');
      var of = document.createElement('span');
      button.type = 'button';
      button.className = 'board-more';
      button.setAttribute('aria-expanded', 'false');
      of.className = 'unseen';
      of.textContent = ' · ' + cell.parentNode.dataset.word + ', ' + cell.closest('tr').cells[0].querySelector('a').textContent;
      button.append(words.more, of);
      button.addEventListener('click', function () {
        var open = cell.classList.toggle('open');
        button.setAttribute('aria-expanded', String(open));
        button.firstChild.data = open ? words.less : words.more;
      });
      cell.after(button);
    });
  }
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('change', function (event) {
    if (event.target.name !== 'lines') return;
    choice.lines = event.target.value;
    keep();
    show();
  });

  window.papernotesBoard = function (drawn) {
    table = drawn;
    columns.querySelectorAll('.pill').forEach(function (old) { old.remove(); });
    columns.hidden = heads().length < 2;
    heads().forEach(function (head) { columns.append(pill(head)); });
    form.elements.lines.value = choice.lines;
    form.hidden = false;
    show();
  };
  var first = document.querySelector('main .board');
  if (first) window.papernotesBoard(first);
})();
