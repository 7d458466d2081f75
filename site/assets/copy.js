// Copy buttons on code blocks: they copy, and say that they did. Save buttons keep a block as a file.
'use strict';
(function () {
  var words = document.currentScript.dataset;

  function select(node) {
    var range = document.createRange();
    range.selectNodeContents(node);
    var selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }
  // The clipboard interface is missing on insecure origins; the older command needs a selection.
  function copy(node) {
    var text = node.textContent;
    if (!navigator.clipboard || !isSecureContext) return older(node);
    return (node.localName === 'pre' ? navigator.clipboard.writeText(text) : formatted(node, text))
      .catch(function () { return older(node); });
  }
  // A citation keeps its italics where it is pasted into a document.
  function formatted(node, text) {
    if (!window.ClipboardItem) return navigator.clipboard.writeText(text);
    return navigator.clipboard.write([new ClipboardItem({
      'text/html': new Blob([node.innerHTML], {type: 'text/html'}),
      'text/plain': new Blob([text], {type: 'text/plain'})
    })]);
  }
  function older(node) {
    select(node);
    return document.execCommand('copy') ? Promise.resolve() : Promise.reject(new Error('copy'));
  }
  function answer(button, word) {
    button.textContent = word;
    clearTimeout(button.timer);
    button.timer = setTimeout(function () { button.textContent = words.copy; }, 2000);
  }
  document.querySelectorAll('button.copy').forEach(function (button) {
    button.textContent = words.copy;
    button.setAttribute('aria-live', 'polite');
    button.hidden = false;
  });
  function save(button) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([button.closest('figure').querySelector('pre').textContent]));
    link.download = button.dataset.file;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }
  document.querySelectorAll('button.save').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { save(button); });
  });
  document.addEventListener('click', function (event) {
    var button = event.target.closest('button.copy');
    if (!button) return;
    var code = button.closest('figure').querySelector('pre, p');
    copy(code).then(
      function () { answer(button, words.done); },
      function () { select(code); answer(button, words.failed); }
    );
  });
})();
