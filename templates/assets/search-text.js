// Cuts text and queries by the rules of tracker/search/text.py, and makes excerpts. Knows neither page nor network.

const WORD = /[0-9]+|[A-Za-zÀ-ÖØ-öø-ɏ]+|[\p{L}\p{N}]/gu;
const RUN = /^[0-9A-Za-zÀ-ÖØ-öø-ɏ]+$/;
const BREAK = "¶";
const WIDTH = 84;

/** A character by NFKC without marks; control characters vanish, white space is a space, punctuation stays. */
function plainCharacter(character) {
  if (/[^\S\uFEFF]/u.test(character)) return " ";
  if (/\p{Pc}/u.test(character)) return "-";
  if (/\p{P}/u.test(character)) return character;
  return character.normalize("NFKC").normalize("NFD").replace(/[\p{M}\p{C}]/gu, "").normalize("NFC");
}

export function plain(text) {
  return Array.from(text, plainCharacter).join("");
}

/** The words of a text in lower case, without punctuation. */
export function words(text) {
  return (plain(text).match(WORD) ?? []).map((word) => word.toLowerCase());
}

/** A text with its words apart and punctuation stuck to the word before. */
export function cut(text) {
  const whole = plain(text);
  const starts = Array.from(whole.matchAll(WORD), (match) => match.index);
  starts[0] = 0;
  return starts.map((start, at) => whole.slice(start, starts[at + 1]).replace(/\s+/g, "")).filter(Boolean).join(" ");
}

/** The parts of a query between white space, each as its words; `most` words in all. */
export function parts(query, most = Infinity) {
  let left = most;
  const found = [];
  for (const part of plain(query).split(/\s+/)) {
    const some = words(part).slice(0, left);
    left -= some.length;
    if (some.length) found.push(some);
  }
  return found;
}

/** Whether a word is a run of digits or Latin letters. */
export function isRun(word) {
  return RUN.test(word);
}

/** A cut text: where it begins on its page, its tokens (words with their punctuation), and its words. */
function one(tokens, start) {
  return { start, tokens, words: tokens.map((token) => words(token)[0] ?? "") };
}

/** A text as it is written, ready for an excerpt. */
export function written(text) {
  return one(cut(text).split(" "), 0);
}

/** The texts of an indexed page. */
export function texts(content) {
  const found = [];
  let start = 0;
  let tokens = [];
  content.split(/\s+/).forEach((token, place) => {
    if (!token.startsWith(BREAK)) tokens.push(token);
    else {
      if (tokens.length) found.push(one(tokens, start));
      start = place + 1;
      tokens = [];
    }
  });
  return found;
}

/** Where a needle begins among words. Each of its words is a word, or a set of those that will do. */
export function places(haystack, needle) {
  const found = [];
  for (let place = 0; place + needle.length <= haystack.length; place += 1) {
    const fits = (word, at) => (typeof word === "string" ? word === haystack[place + at] : word.has(haystack[place + at]));
    if (needle.every(fits)) found.push(place);
  }
  return found;
}

/** A text as pieces [string, is it marked], cut to the surroundings of its first match. */
export function excerpt(text, needles) {
  const marks = [];
  for (const needle of needles) {
    for (const place of places(text.words, needle)) marks.push([place, place + needle.length - 1]);
  }
  const [whole, spans] = joined(text.tokens);
  const ranges = merged(marks.map(([first, last]) => [spans[first][0], spans[last][1]]));
  const [from, to] = frame(whole, ranges);
  const pieces = [];
  let at = from;
  for (const [start, end] of ranges) {
    if (start >= to) break;
    pieces.push([whole.slice(at, start), false], [whole.slice(start, end), true]);
    at = end;
  }
  pieces.push([whole.slice(at, Math.max(at, to)), false]);
  if (from > 0) pieces.unshift(["…", false]);
  if (to < whole.length) pieces.push(["…", false]);
  return pieces.filter(([piece]) => piece);
}

/** Tokens as they were written, and where in that string the word of each begins and ends. */
function joined(tokens) {
  let whole = "";
  const spans = tokens.map((token) => {
    if (/[0-9]$/.test(whole) && /^[0-9]/.test(token)) whole += " ";
    if (/\p{sc=Latin}$/u.test(whole) && /^\p{sc=Latin}/u.test(token)) whole += " ";
    const word = token.match(WORD)?.[0] ?? token;
    const start = whole.length + token.indexOf(word);
    whole += token;
    return [start, start + word.length];
  });
  return [whole, spans];
}

function merged(ranges) {
  const found = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = found[found.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}

/** Which part of a string to show: all of a short one, else from a little before the first match. */
function frame(whole, ranges) {
  if (whole.length <= WIDTH) return [0, whole.length];
  const first = ranges[0]?.[0] ?? 0;
  const last = ranges[0]?.[1] ?? 0;
  let from = Math.max(0, Math.min(first - WIDTH / 4, whole.length - WIDTH));
  const stop = Array.from(whole.slice(from, first).matchAll(/[。；，、：！？]/g))[0];
  if (from > 0 && stop) from += stop.index + 1;
  if (/[\uDC00-\uDFFF]/.test(whole[from])) from += 1; // not in the middle of a character
  return [from, Math.min(whole.length, Math.max(from + WIDTH, last))];
}
