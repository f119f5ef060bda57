// What to try where nothing was found: simplified characters, longer numbers, pairs of characters, the sound. Loaded only then.

const MOST_VARIANTS = 24;
const MOST_SIMILAR = 10;
const MOST_HINTS = 4;
const ENOUGH = 0.4; // of the weight of a query's pairs must be found in what is called similar
const QUESTION = [
  "请问", "我想", "我要", "想要", "为什么", "什么时候", "什么", "怎么样", "怎么办", "怎么", "怎样", "如何", "哪些", "哪里", "哪儿", "哪个", "多长时间",
  "多少钱", "多少", "多久", "几天", "几个", "是不是", "有没有", "能不能", "可不可以", "是否", "能否", "可否", "可以", "需要", "应该", "关于", "谁",
  "吗", "呢", "吧", "啊", "了", "的", "和", "与", "及", "或",
];

/** Answers a query that as it is finds nothing; see `answer` of the engine, whose functions `index` holds. */
export async function near(parts, index) {
  const meant = await otherwise(parts, index);
  if (meant.hits.length) return { kind: "found", hints: [], ...meant };
  const similar = await byPairs(meant.simplified, index);
  if (similar.hits.length) return { kind: "similar", ...similar };
  const alike = await bySound(meant.simplified, index);
  return { kind: alike.hits.length ? "similar" : "none", ...alike, hints: similar.hints };
}

/** The same query otherwise written: in simplified characters; then with the numbers and words at its ends completed. */
async function otherwise(parts, { withAll, lookUp, json, text }) {
  const { from, to, runs } = await json("folding.json");
  const into = Array.from(to);
  const table = new Map(Array.from(from, (one, at) => [one, into[at]]));
  const simplified = parts.map((part) => part.map((word) => table.get(word) ?? word));
  const hits = await withAll(simplified);
  if (hits.length) return { hits, needles: simplified };
  const longer = simplified.map((part) => completed(part, runs.split(" "), text.isRun));
  if (longer.every((some) => some.length === 1)) return { hits, simplified };
  const find = (part) => withAny(longer[simplified.indexOf(part)], lookUp);
  return { hits: await withAll(simplified, find), needles: longer.flat(), simplified };
}

/** The measures with any of several phrases in them, as `lookUp` has them. */
async function withAny(phrases, lookUp, kinds) {
  const found = new Map();
  for (const some of await Promise.all(phrases.map((phrase) => lookUp(phrase, kinds)))) {
    for (const [number, hit] of some) {
      if (!(found.get(number)?.rank <= hit.rank)) found.set(number, hit);
    }
  }
  return found;
}

/** A part with the runs at its ends completed to those that occur: 50万 → 50万, 150万, 250万. */
function completed(part, runs, isRun) {
  const [head, last] = [part[0], part[part.length - 1]];
  if (part.length === 1) {
    const longer = isRun(head) && head.length > 1 ? runs.filter((run) => run.startsWith(head) && run !== head) : [];
    return [part, ...longer.map((run) => [run])].slice(0, MOST_VARIANTS);
  }
  const heads = isRun(head) ? runs.filter((run) => run.endsWith(head)) : [];
  const lasts = isRun(last) ? runs.filter((run) => run.startsWith(last)) : [];
  const found = [];
  for (const one of new Set([head, ...heads])) {
    for (const other of new Set([last, ...lasts])) found.push([one, ...part.slice(1, -1), other]);
  }
  return found.slice(0, MOST_VARIANTS);
}

/** Measures that share enough of the query's pairs of characters, rare ones counting more; `hints` are pairs that occur. */
async function byPairs(parts, { lookUp, text, size }) {
  const pairs = pairsOf(parts, text);
  const found = await Promise.all(pairs.map((pair) => lookUp(pair)));
  const weights = found.map((some) => Math.log((size + 1) / (some.size || 0.5)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scores = new Map();
  found.forEach((some, at) => {
    for (const [number, hit] of some) {
      const score = scores.get(number) ?? { number, rank: hit.rank, weight: 0, each: [] };
      score.weight += weights[at];
      score.rank = Math.min(score.rank, hit.rank);
      score.each.push(hit);
      scores.set(number, score);
    }
  });
  const best = Math.max(0, ...Array.from(scores.values(), (score) => score.weight));
  const hits = Array.from(scores.values())
    .filter((score) => score.weight >= total * ENOUGH && score.weight >= best / 2)
    .sort((a, b) => b.weight - a.weight || a.rank - b.rank || a.number - b.number);
  const occurring = pairs.map((pair, at) => [pair.join(""), weights[at]]).filter((_, at) => found[at].size);
  const hints = occurring.sort((a, b) => b[1] - a[1]).slice(0, MOST_HINTS).map(([pair]) => pair);
  return { hits: hits.slice(0, MOST_SIMILAR), needles: pairs, hints };
}

/** The pairs of neighbouring words of a query, without words that only ask; a number or Latin word alone counts as one. */
function pairsOf(parts, text) {
  const found = new Map();
  for (const part of parts) {
    if (part.length === 1 && text.isRun(part[0])) found.set(part[0], part);
    let rest = part.map((word) => (text.isRun(word) ? ` ${word} ` : word)).join("");
    for (const word of QUESTION) rest = rest.replaceAll(word, "\n");
    for (const piece of rest.split("\n")) {
      const some = text.words(piece);
      for (let at = 0; at + 1 < some.length; at += 1) found.set(some.slice(at, at + 2).join(" "), some.slice(at, at + 2));
    }
  }
  return Array.from(found.values()).slice(0, MOST_VARIANTS);
}

/** Measures that sound like the query, typed in pinyin or with a wrong character of the right sound. */
async function bySound(parts, { withAll, lookUp, hear, promise, json, text }) {
  const sounds = new Map(Object.entries(await json("pinyin.json")));
  const spoken = parts.map((part) => readings(part, sounds, text.isRun));
  const isOne = spoken.flat().every((way) => way.syllables.length < 2);
  if (isOne || spoken.some((ways) => !ways.length)) return { hits: [], needles: [] };
  await hear();
  const find = (part) => withAny(spoken[parts.indexOf(part)].map((way) => way.syllables), lookUp, ["sounds"]);
  const heard = (await withAll(parts, find)).slice(0, 3 * MOST_SIMILAR).map(({ number, rank }) => ({ number, rank, each: [] }));
  const typed = parts.filter((part) => !part.every(text.isRun));
  const isMeant = await Promise.all(heard.map(async ({ number }) => {
    const page = typed.length ? text.texts((await promise(number)) ?? "") : [];
    const hasPart = (part) => spoken[parts.indexOf(part)].some((way) => page.some((one) => isNearly(one.words, way.needle, part, text)));
    return typed.every(hasPart);
  }));
  return { hits: heard.filter((_, at) => isMeant[at]).slice(0, MOST_SIMILAR), needles: spoken.flat().map((way) => way.needle) };
}

/** The ways to read a part: the syllables, and what may stand for each. */
function readings(part, sounds, isRun) {
  let ways = [{ syllables: [], needle: [] }];
  for (const word of part) {
    const spoken = Array.from(sounds.keys()).filter((one) => sounds.get(one).includes(word)).map((one) => [one]);
    const next = isRun(word) ? spellings(word, sounds) : spoken;
    ways = ways.flatMap((way) => next.map((syllables) => ({
      syllables: [...way.syllables, ...syllables],
      needle: [...way.needle, ...syllables.map((one) => new Set([...(sounds.get(one) ?? ""), one]))],
    }))).slice(0, MOST_VARIANTS);
  }
  return ways;
}

/** The ways to part letters into syllables: fangan is fang an, or fan gan. Digits stay as they are. */
function spellings(letters, sounds) {
  if (/[0-9]/.test(letters)) return [[letters]];
  const ends = [[[]]];
  for (let end = 1; end <= letters.length; end += 1) {
    ends[end] = [];
    for (let start = Math.max(0, end - 6); start < end; start += 1) {
      const syllable = letters.slice(start, end);
      if (sounds.has(syllable)) ends[end].push(...ends[start].map((way) => [...way, syllable]));
    }
    ends[end] = ends[end].slice(0, MOST_VARIANTS);
  }
  return ends[letters.length];
}

/** Whether a phrase stands among words with at least half of its characters as typed, the others of the same sound. */
function isNearly(haystack, needle, part, text) {
  if (needle.length !== part.length) return true;
  return text.places(haystack, needle).some((place) => {
    const same = part.filter((word, at) => haystack[place + at] === word).length;
    return same * 2 >= part.length;
  });
}
