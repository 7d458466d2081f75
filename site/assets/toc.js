// Marks the section being read in the contents, and closes them over the text when one was chosen.
'use strict';
(function () {
  var links = Array.prototype.slice.call(document.querySelectorAll('.toc:not(.siblings) a'));
  var sections = links.map(function (link) {
    return document.getElementById(decodeURIComponent(link.hash.slice(1)));
  });
  var waiting = false;

  function mark() {
    waiting = false;
    var edge = Math.min(160, innerHeight / 3);
    var current = 0;
    sections.forEach(function (section, index) {
      if (section && section.getBoundingClientRect().top <= edge) current = index;
    });
    var atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    if (atEnd) current = sections.length - 1;
    links.forEach(function (link, index) {
      if (index === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
  }
  function soon() {
    if (!waiting) { waiting = true; requestAnimationFrame(mark); }
  }
  links.forEach(function (link) {
    link.addEventListener('click', function () {
      var toc = link.closest('[popover]');
      if (toc && toc.matches(':popover-open')) toc.hidePopover();
    });
  });
  if (links.length) {
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    mark();
  }
})();
