// The search page: the box, the address, the results. All text from the query or the index goes in as text nodes.
(function () {
  "use strict";
  const BATCH = 10;
  const PAUSE = 160; // ms without a key before a search
  const PATIENCE = 400; // ms before a reader is told that it takes time
  const FACETS = { state: "状态", chapter: "章", unit: "单位" };

  const form = document.getElementById("search");
  const box = form.elements.q;
  const status = document.getElementById("status");
  const busy = document.getElementById("busy");
  const facets = document.getElementById("facets");
  const found = document.getElementById("found");
  const list = document.getElementById("results");
  const more = document.getElementById("more");
  const heading = document.getElementById("found-title");
  const ways = document.getElementById("ways");
  const here = (path) => new URL(path, document.baseURI).href;
  const title = document.title;
  let latest = 0; // answers to earlier questions are dropped
  let answered = "";
  let timer = 0;
  let isComposing = false;
  let engine;
  let shown = { query: "", hits: [], needles: [] };

  function load() {
    if (!engine) {
      engine = Promise.all([import(here(form.dataset.engine)), import(here(form.dataset.text))]).then(([finder, text]) =>
        finder.open(here(`${form.dataset.root}search/`), text, () => import(here(form.dataset.near))),
      );
      engine.catch(() => { engine = undefined; });
    }
    return engine;
  }

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** The address of a query with choices; a choice of "" is left out. */
  function address(query, choices) {
    const params = new URLSearchParams();
    if (query) params.set("q", query);
    for (const [name, value] of Object.entries(choices)) if (value) params.set(name, value);
    const text = params.toString();
    return text ? `?${text}` : location.pathname;
  }

  function asked() {
    const params = new URLSearchParams(location.search);
    const choices = {};
    for (const name of Object.keys(FACETS)) choices[name] = params.get(name) ?? "";
    return { query: (params.get("q") ?? "").trim(), choices };
  }

  /** Answers what the address asks. */
  async function run() {
    const { query, choices } = asked();
    const mine = (latest += 1);
    answered = location.search;
    document.title = query ? `${query} - ${title}` : title;
    if (!query) return clear("");
    const slow = setTimeout(() => { busy.hidden = mine !== latest; }, PATIENCE);
    try {
      const finder = await load();
      const answer = await finder.answer(query);
      if (mine !== latest) return undefined;
      show(finder, query, choices, answer);
    } catch (error) {
      if (mine !== latest) return undefined;
      clear(
        location.protocol === "file:"
          ? "直接打开文件时不能搜索，请通过网址访问本站；也可以按下面的清单查找。"
          : "搜索没能载入。请检查网络后再试一次，或者按下面的清单查找。",
      );
    } finally {
      clearTimeout(slow);
      if (mine === latest) busy.hidden = true;
    }
    return undefined;
  }

  function clear(words) {
    found.hidden = facets.hidden = busy.hidden = true;
    ways.hidden = false;
    list.replaceChildren();
    status.textContent = words;
  }

  function show(finder, query, choices, answer) {
    const fits = (number, but) =>
      Object.keys(FACETS).every((name) => name === but || !choices[name] || values(finder, number, name).includes(choices[name]));
    const hits = answer.hits.filter((hit) => fits(hit.number));
    const pages = finder.ways(query);
    const isSimilar = answer.kind === "similar";
    if (!answer.hits.length || (isSimilar && pages.length)) {
      const none = pages.length ? `举措的文字里没有“${brief(query)}”。` : `没有找到“${brief(query)}”。`;
      clear(answer.kind === "empty" ? "请输入要找的字词。" : none);
      if (pages.length) lead(pages);
      else hint(answer.hints);
      return;
    }
    found.hidden = false;
    ways.hidden = !isSimilar && hits.length > 0;
    heading.textContent = isSimilar ? "相近结果" : "搜索结果";
    heading.classList.toggle("hide", !isSimilar);
    const all = hits.length < answer.hits.length ? `，不限范围有${answer.hits.length}项` : "";
    status.textContent = isSimilar
      ? `没有找到“${brief(query)}”，下面是${hits.length}项相近的举措${all}。`
      : `有“${brief(query)}”的举措${hits.length}项${all}。`;
    lead(pages);
    const but = (name) => [name, answer.hits.filter((hit) => fits(hit.number, name))];
    drawFacets(finder, query, choices, Object.keys(FACETS).map(but));
    shown = { finder, hits, needles: answer.needles };
    list.replaceChildren();
    add();
  }

  function brief(query) {
    const characters = Array.from(query);
    return characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : query;
  }

  /** The pages that a query names. */
  function lead(pages) {
    if (!pages.length) return;
    const links = pages.map(({ title, path }) => make("a", { href: form.dataset.root + path }, title));
    status.append(make("span", { class: "leads" }, "直接看：", ...links));
  }

  /** Words of a query that do occur, each as a search of its own. */
  function hint(words) {
    words.forEach((word, at) => {
      status.append(at ? "、" : "可以试试：", make("a", { href: address(word, {}), "data-go": word }, word));
    });
  }

  function values(finder, number, name) {
    const measure = finder.measures.get(number);
    return { state: [measure.group], chapter: [String(measure.chapter)], unit: measure.units }[name];
  }

  /** Draws the facets; `each` has the hits that the other facets leave. */
  function drawFacets(finder, query, choices, each) {
    const words = { state: finder.facts.groups, chapter: finder.facts.chapters, unit: finder.facts.departments };
    const focused = facets.contains(document.activeElement) ? document.activeElement.dataset.go : "";
    const isMany = each.some(([, hits]) => hits.length > 1);
    const lists = [];
    for (const [name, hits] of each) {
      const counts = new Map();
      for (const hit of hits) {
        for (const value of values(finder, hit.number, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const used = Object.keys(words[name]).filter((value) => counts.has(value) || choices[name] === value);
      const rows = used.map((value) => {
        const isChosen = choices[name] === value;
        const go = address(query, { ...choices, [name]: isChosen ? "" : value });
        const count = make("span", {}, String(counts.get(value) ?? 0));
        const attributes = { href: go, "data-go": `${name} ${value}`, ...(isChosen && { "aria-current": "true" }) };
        return make("li", {}, make("a", attributes, words[name][value] ?? value, count));
      });
      if (choices[name] || (rows.length > 1 && isMany)) lists.push(make("h3", {}, FACETS[name]), make("ul", { class: "chips" }, ...rows));
    }
    facets.querySelector("nav").replaceChildren(...lists);
    const chosen = Object.keys(FACETS).filter((name) => choices[name]).map((name) => words[name][choices[name]] ?? choices[name]);
    facets.querySelector("summary").textContent = chosen.length ? `缩小范围（现在：${chosen.join("、")}）` : "缩小范围";
    facets.hidden = !lists.length;
    if (focused) facets.querySelector(`[data-go="${CSS.escape(focused)}"]`)?.focus();
  }

  /** Shows the next results. */
  function add() {
    const { finder, hits, needles } = shown;
    const next = hits.slice(list.children.length, list.children.length + BATCH);
    list.append(...next.map((hit) => row(finder, hit, needles)));
    more.hidden = list.children.length >= hits.length;
  }

  function row(finder, hit, needles) {
    const measure = finder.measures.get(hit.number);
    const item = document.getElementById("result").content.cloneNode(true).firstElementChild;
    const link = item.querySelector("a");
    const root = form.dataset.root;
    item.classList.add(measure.group);
    item.querySelector(".row-state").append(document.querySelector(`[data-badge="${measure.badge}"]`).content.cloneNode(true));
    link.href = `${root}measures/${measure.number}/`;
    link.firstElementChild.textContent = measure.numeral;
    const write = (words) => finder.mark(words, needles).map(piece);
    link.lastElementChild.append(...write(measure.title));
    const about = item.querySelector(".quiet");
    about.append(...write(finder.facts.chapters[measure.chapter]), make("span", { class: "dot" }, "牵头："));
    measure.lead.forEach((unit, at) => {
      about.append(at ? "、" : "", make("a", { href: `${root}departments/${unit.slug}/` }, ...write(unit.name)));
    });
    whenSeen(item, async () => {
      for (const { pieces, label, anchor, date } of await finder.excerpts(hit, needles)) {
        const line = make("p", {}, ...pieces.map(piece));
        if (label) line.prepend(`${label}：`);
        if (anchor) line.prepend(make("a", { href: `${link.getAttribute("href")}#${anchor}` }, `${date}填报`), "：");
        item.querySelector(".excerpts").append(line);
      }
    });
    return item;
  }

  /** A piece of text, marked or not. */
  function piece([text, isMarked]) {
    return isMarked ? make("mark", {}, text) : text;
  }

  /** Does something to an element once it comes into view: texts that nobody looks at are not loaded. */
  function whenSeen(element, act) {
    const attempt = () => act().catch(() => {}); // without its excerpt a result still leads to its page
    if (!("IntersectionObserver" in window)) {
      attempt();
      return;
    }
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      attempt();
    });
    observer.observe(element);
  }

  /** Puts new words of the box, without choices, into the address, and answers; the same words only when told to. */
  function ask(way) {
    clearTimeout(timer);
    const query = box.value.trim();
    if (query !== asked().query) history[way](null, "", address(query, {}));
    else if (way === "replaceState") return;
    run();
  }

  function go(href) {
    history.pushState(null, "", href);
    box.value = asked().query;
    run();
  }

  box.addEventListener("focus", () => load().catch(() => {}), { once: true });
  box.addEventListener("compositionstart", () => { isComposing = true; clearTimeout(timer); });
  box.addEventListener("compositionend", () => { isComposing = false; wait(); });
  box.addEventListener("input", (event) => { if (!isComposing && !event.isComposing) wait(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isComposing) ask("pushState");
  });
  more.addEventListener("click", () => {
    const at = list.children.length;
    add();
    list.children[at]?.querySelector("a").focus();
  });
  document.getElementById("main").addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });
  addEventListener("popstate", () => {
    if (location.search === answered) return; // only the part behind # changed
    box.value = asked().query;
    run();
  });

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => ask("replaceState"), PAUSE);
  }

  box.value = asked().query;
  if (box.value) run();
})();
