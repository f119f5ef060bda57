// Finds the measures that a query names, and excerpts of them. Knows the index, not the page.

const MOST_WORDS = 100;
const MOST_UNITS = 4;
const [NAMED, TITLE, TARGETS, BODY, NOTES, HIDDEN] = [0, 1, 2, 3, 4, 5]; // where a match was found, best first

/** Opens the index below an address. `text` cuts text; `loadNear` loads what is tried where nothing was found. */
export async function open(base, text, loadNear) {
  const address = (path) => new URL(path, base).href;
  const memory = new Map();
  const json = (path, cache) => remember(memory, path, async () => (await get(address(path), { cache })).json());

  const [facts, pagefind] = await Promise.all([json("facts.json", "no-cache"), import(address("pagefind/promises-0/pagefind.js"))]);
  const measures = new Map(facts.measures.map((row) => [row[0], measure(row, facts)]));
  const numbers = new Map(facts.measures.flatMap(([number, numeral]) => [[String(number), number], [numeral, number]]));
  const said = (name) => text.words(name).join("");
  const lists = facts.ways.map(([title, path, words]) => ({ title, path, words: words.map(said) }));
  const units = Object.entries(facts.departments).map(([slug, name]) => {
    const others = facts.names[slug] ?? [];
    const words = [name, ...others, ...others.map((other) => name + other)].map(said);
    return { title: `单位：${name}`, path: `departments/${slug}/`, words };
  });
  const pages = new Map();
  for (const shard of facts.shards) {
    const list = shard.pages.split(" ");
    for (let at = 0; at < list.length; at += 2) pages.set(list[at], { shard, name: list[at], number: Number(list[at + 1]) });
  }
  const folder = (shard) => address(`pagefind/${shard.name}/`);
  const merge = (shard) => pagefind.mergeIndex(folder(shard), { metaCacheTag: shard.tag, language: shard.code });
  const [first, ...others] = facts.shards.filter((shard) => shard.kind !== "sounds");
  if (first) {
    await pagefind.options({ noWorker: true, metaCacheTag: first.tag });
    await pagefind.init();
    await Promise.all(others.map(merge));
  }

  /** The measures with a phrase in them: number → { rank, promise, note }, the last two being Pagefind's results. */
  async function lookUp(phrase, kinds = ["promises", "notes"]) {
    const found = kinds.includes("promises") ? named(phrase) : new Map();
    if (!first || !phrase.length) return found;
    const { results } = await pagefind.search(`"${phrase.join(" ")}"`);
    for (const result of results) {
      const { shard, number } = pages.get(result.id) ?? {};
      if (!shard || !kinds.includes(shard.kind)) continue;
      const hit = found.get(number) ?? { rank: HIDDEN };
      const isNote = shard.kind === "notes";
      hit.rank = Math.min(hit.rank, isNote ? NOTES : rankOf(result.words[0], measures.get(number)));
      hit[isNote ? "note" : "promise"] = result;
      found.set(number, hit);
    }
    return found;
  }

  /** The measures that a phrase names, as `lookUp` has them: by number (6, 二十一, 第六条) or by the word of their state. */
  function named(phrase) {
    const word = phrase.join("");
    const number = numbers.get(word.replace(/^第(.+?)[条项]?$/, "$1").replace(/^0+/, ""));
    const found = facts.measures.map(([each]) => each).filter((each) => each === number || measures.get(each).states.includes(word));
    return new Map(found.map((each) => [each, { rank: NAMED }]));
  }

  /** The measures with every part in them, by where the part matched that matched worst, then by number. */
  async function withAll(parts, find = lookUp) {
    const found = await Promise.all(parts.map((part) => find(part)));
    const [fewest] = found.slice().sort((a, b) => a.size - b.size);
    const hits = [];
    for (const number of fewest?.keys() ?? []) {
      const each = found.map((some) => some.get(number));
      if (each.every(Boolean)) hits.push({ number, rank: Math.max(...each.map((one) => one.rank)), each });
    }
    return hits.sort((a, b) => a.rank - b.rank || a.number - b.number);
  }

  /** The indexed text of a promise, where no result of Pagefind's leads to it; null where the browser is too old. */
  function promise(number) {
    return remember(memory, `promise ${number}`, async () => {
      const page = Array.from(pages.values()).find((one) => one.number === number && one.shard.kind === "promises");
      if (!("DecompressionStream" in globalThis)) return null;
      const packed = await get(`${folder(page.shard)}fragment/${page.name}.pf_fragment`);
      const unpacked = await new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).text();
      return JSON.parse(unpacked.slice("pagefind_dcd".length)).content;
    });
  }

  /** Adds the shards that hold texts in pinyin; done once. */
  function hear() {
    return remember(memory, "sounds", () => Promise.all(facts.shards.filter((shard) => shard.kind === "sounds").map(merge)));
  }

  return {
    facts,
    measures,

    /** Answers a query: `kind` is empty, found, similar or none; `hits` in order; `needles` to mark; `hints` to try. */
    async answer(query) {
      const parts = text.parts(query, MOST_WORDS);
      if (!parts.length || !first) return { kind: parts.length ? "none" : "empty", hits: [], needles: [], hints: [] };
      const hits = await withAll(parts);
      if (hits.length) return { kind: "found", hits, needles: parts, hints: [] };
      const { near } = await loadNear();
      return near(parts, { lookUp, withAll, promise, hear, json, text, size: measures.size });
    },

    /** The pages that a query names, each with `title` and `path`: lists by their words; units by a name, or by a part of one. */
    ways(query) {
      const asked = text.parts(query, MOST_WORDS).map((part) => ({ word: part.join(""), isLong: part.length > 1 }));
      const exactly = ({ words }) => asked.some(({ word }) => words.includes(word));
      const partly = ({ words }) => asked.some(({ word, isLong }) => isLong && words.some((one) => one.includes(word)));
      const called = units.filter(exactly);
      return [...(called.length ? called : units.filter(partly).slice(0, MOST_UNITS)), ...lists.filter(exactly)];
    },

    /** A text in pieces, as excerpts are. */
    mark(words, needles) {
      return text.excerpt(text.written(words), needles);
    },

    /** Excerpts of a hit, at most two: { pieces, label, anchor, date }: what a name is the name of; the last two for updates. */
    async excerpts(hit, needles) {
      const { titleEnd, title, chapter, lead, responsible } = measures.get(hit.number);
      const beside = [title, facts.chapters[chapter]].map(said); // what stands beside the excerpts
      const roles = [...lead.map((unit) => ["牵头单位", unit]), ...responsible.map((unit) => ["责任单位", unit])];
      const labels = new Map([...facts.topics.map((topic) => [said(topic), "要办的事"]), ...roles.map(([role, { name }]) => [said(name), role])]);
      const has = (one) => needles.some((needle) => text.places(one.words, needle).length);
      const result = hit.each.find((one) => one.promise)?.promise;
      const note = hit.each.find((one) => one.note && !one.promise)?.note;
      const content = result ? (await result.data()).content : note ? "" : await promise(hit.number);
      const shown = text.texts(content ?? "").filter((one) => one.start >= titleEnd && !beside.includes(one.words.join("")));
      const found = shown.filter(has).map((one) => ({ ...one, label: labels.get(one.words.join("")) }));
      if (note) {
        const page = await note.data();
        const told = text.texts(page.content).filter(has).slice(0, 1);
        found.splice(1, Infinity, ...told.map((one) => ({ ...one, ...update(page, one.start) })));
      }
      for (const [label, { name, slug }] of found.length ? [] : roles) {
        const others = (facts.names[slug] ?? []).map((other) => text.written(`${name}（${other}）`));
        found.push(...others.filter(has).map((one) => ({ ...one, label })));
      }
      if (!found.length) found.push(...shown.slice(0, 1));
      return found.slice(0, 2).map(({ label, anchor, date, ...one }) => ({ pieces: text.excerpt(one, needles), label, anchor, date }));
    },
  };
}

function measure([number, numeral, title, chapter, badge, lead, responsible, titleEnd, targetsEnd], facts) {
  const units = (list) => list.map((at) => ({ name: facts.units[at][0], slug: facts.units[at][1] }));
  const slugs = new Set([...lead, ...responsible].map((at) => facts.units[at][1]));
  const [group, ...words] = facts.badges[badge];
  return {
    number, numeral, title, chapter, badge, titleEnd, targetsEnd, group, states: [facts.groups[group], ...words],
    lead: units(lead), responsible: units(responsible), units: Array.from(slugs),
  };
}

/** The rank of a match by its place; a match without one is in names that are not shown. */
function rankOf(place, { titleEnd, targetsEnd }) {
  if (place === undefined) return HIDDEN;
  return place < titleEnd ? TITLE : place < targetsEnd ? TARGETS : BODY;
}

async function get(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

/** What was made before under a key, or is made now; a failure is not remembered. */
function remember(memory, key, make) {
  if (!memory.has(key)) {
    const made = make();
    memory.set(key, made);
    made.catch(() => memory.delete(key));
  }
  return memory.get(key);
}

/** The update that a place of an indexed page of updates is from. */
function update(page, start) {
  const before = page.anchors.filter((one) => one.location <= start);
  const [anchor, date] = (before.length ? before[before.length - 1].id : "").split(".");
  return { anchor, date };
}
