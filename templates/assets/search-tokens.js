// Text → tokens, as src/papernotes/site/search/tokens.py does it; tests/cases/search/ holds the two together.
'use strict';
(function (space) {
  const LONGEST = 40;
  const ACCENTS = /[\u0300-\u036f]+/g;
  const VANISHING = /['\u2019\u02bc\u00ad\u200b-\u200d\u2060\ufeff]+/g;
  const LETTERS = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th', ς: 'σ' };
  const LETTER = /[ßæœøđðłıþς]/g;
  const CJK = '\\u3005\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff' +
    '\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
  const LETTERS_ONLY = '(?:(?![' + CJK + '])[\\p{L}\\p{N}])+';
  const RUN = LETTERS_ONLY + '(?:[-._\\u2010\\u2013]' + LETTERS_ONLY + ')*(?:(?:\\+\\+[0-9]{0,2}|[+#*])(?!' + LETTERS_ONLY + '|[_+#*]))?';
  const JOIN = /[-._\u2010\u2013]/;
  const RUNS = new RegExp('(' + RUN + ')|([' + CJK + ']+)', 'gu');

  function fold(text) {
    text = text.replace(VANISHING, '');
    if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
    const plain = text.normalize('NFKD').replace(ACCENTS, '').normalize('NFKC').toLowerCase();
    return plain.replace(ACCENTS, '').replace(LETTER, (letter) => LETTERS[letter]);
  }

  // Code points rather than code units, as Python counts.
  function cut(text) {
    return text.length <= LONGEST ? text : Array.from(text).slice(0, LONGEST).join('');
  }

  // A run's parts, its marks (++, ++17, +, #, *) and its joined form.
  function parts(run) {
    const bare = run.replace(/(?:\+\+[0-9]{0,2}|[+#*])$/, '');
    const split = bare.split(JOIN).map(cut);
    const joined = split.length === 2 || split.length === 3 ? cut(split.join('')) : '';
    const marked = bare.length < run.length ? split[split.length - 1] + run.slice(bare.length) : '';
    return { split, joined, marked };
  }

  function bigrams(run) {
    const letters = Array.from(run);
    return letters.slice(1).map((letter, index) => letters[index] + letter);
  }

  // Every run of a folded text: {at, end, text, cjk}.
  function runs(folded) {
    const found = [];
    for (const match of folded.matchAll(RUNS)) {
      found.push({ at: match.index, end: match.index + match[0].length, text: match[0], cjk: match[2] !== undefined });
    }
    return found;
  }

  function tokensOfRun(run) {
    if (run.cjk) return bigrams(run.text).concat(Array.from(run.text).slice(-1));
    const { split, joined, marked } = parts(run.text);
    return split.concat(joined || [], marked || []);
  }

  function tokens(text) {
    const found = new Set();
    for (const run of runs(fold(text))) for (const token of tokensOfRun(run)) found.add(token);
    return found;
  }

  // What a typed word asks for: any of the alternatives, each a list of tokens that must stand together.
  function alternatives(run) {
    if (run.cjk) return [Array.from(run.text).length > 1 ? bigrams(run.text) : [run.text]];
    const { split, joined, marked } = parts(run.text);
    if (marked) return [[marked]];
    const found = [];
    if (joined) found.push([joined]);
    found.push(split);
    // "dalle2" is "DALL-E 2", "gpt4" is "GPT 4", "yolov3" is "YOLO v3".
    const whole = joined || (split.length === 1 ? split[0] : '');
    const numbered = /^(\p{L}{2,}?)(v?\p{N}+\p{L}?)$/u.exec(whole);
    if (numbered) found.push([numbered[1], numbered[2]]);
    return found;
  }

  // Folding one letter is slow, and a text has few different ones.
  const folds = new Map();
  function foldLetter(letter) {
    let small = folds.get(letter);
    if (small === undefined) folds.set(letter, small = fold(letter));
    return small;
  }

  // A text folded letter by letter, with the place in the text of each folded code unit.
  function foldWithPlaces(text) {
    let folded = '';
    const places = [];
    let at = 0;
    for (const letter of text) {
      const small = letter >= ' ' && letter <= '~' && letter !== "'" ? letter.toLowerCase() : foldLetter(letter);
      folded += small;
      for (let n = 0; n < small.length; n++) places.push(at);
      at += letter.length;
    }
    places.push(at);
    return { folded, places };
  }

  function splitOf(run) { return parts(run.text).split; }

  Object.assign(space, { fold, runs, splitOf, tokens, tokensOfRun, alternatives, foldWithPlaces });
})(window.papernotesSearch = window.papernotesSearch || {});
