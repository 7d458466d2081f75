// In the preview only: asks what changed, loads the page again in its place, shows what the last build found,
// and leads to how the notes were read.
'use strict';
(function () {
  const own = new URL(document.currentScript.src);
  const START_AGAIN = 1000;
  const IN_A_WHILE = 5000;
  const HOW = '/how-read.html';
  let pause = 0;
  let since = Number(own.searchParams.get('version'));
  let first = true;
  let box = null;

  // The answer is a script that calls this: the pages' policy lets them load scripts and ask for nothing else.
  window.papernotesLive = (news) => {
    if (news.reload) { location.reload(); return; }
    since = news.version;
    pause = news.later ? IN_A_WHILE : 0;
    show(news);
  };

  function ask() {
    const script = document.createElement('script');
    const page = location.pathname.slice(1);
    script.src = new URL('wait.js?since=' + since + (first ? '&now' : '') + '&page=' + encodeURIComponent(page), own);
    script.onload = () => { script.remove(); first = false; setTimeout(ask, pause); };
    script.onerror = () => { script.remove(); setTimeout(ask, START_AGAIN); };
    document.head.append(script);
  }

  function show(news) {
    if (box) box.remove();
    box = document.createElement('div');
    box.className = 'papernotes-corner';
    box.lang = 'en';
    if (news.findings) box.append(findings(news));
    if (location.pathname !== HOW) box.append(door(news.unsure));
    document.body.append(box);
  }

  function findings(news) {
    const made = document.createElement('details');
    made.className = 'papernotes-live';
    made.open = news.failed;
    const head = document.createElement('summary');
    const text = document.createElement('pre');
    head.textContent = news.failed ? 'Not built: this is the last page that could be' : 'Findings in the notes';
    text.textContent = news.findings;
    made.append(head, text);
    return made;
  }

  function door(unsure) {
    const made = document.createElement('a');
    made.href = HOW;
    made.textContent = 'How these notes were read' + (unsure ? ' · ' + unsure + ' unsure' : '');
    return made;
  }

  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = new URL('live.css', own);
  document.head.append(style);
  addEventListener('load', () => setTimeout(ask, 0));
})();
