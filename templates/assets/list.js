// Filters and sorts the list that a form names; the choices stand in the address, so that it can be sent on.
// Of a list in parts it asks the keys of all items, and takes the rows from the pages of their parts.
(function () {
  "use strict";
  const form = document.querySelector("form[data-list]");
  if (!form) return;
  const list = document.getElementById(form.dataset.list);
  const body = list.querySelector("tbody") || list;
  const first = [...body.children];
  const count = form.querySelector(".count"), told = count.textContent;
  const heads = [...list.querySelectorAll("[data-sort]")];
  const fields = [...form.querySelectorAll("select")];
  const more = document.querySelector("[data-more]"), pager = document.querySelector(".pager");
  const order = new Intl.Collator("en", { numeric: true });
  const items = rowsIn(document).map((row, at) => ({ row, at, keys: row.dataset, sort: (row.dataset.keys || "").split("|") }));
  let sorted = "", limit = 0, turn = 0, ignored = "", keys, pages = {};

  function rowsIn(page) { return [...page.querySelectorAll("[data-item]")]; }

  function fits(item) {
    return fields.every((field) => {
      if (!field.value || field.disabled || field.dataset.with) return true;
      const narrow = form.querySelector("[data-with='" + field.name + "']");
      const value = narrow && narrow.value ? narrow.value + ":" + field.value : field.value;
      return item.keys[field.name].split(" ").includes(value);
    });
  }

  function arrange(found) {
    const name = sorted.replace("-", ""), sign = name === sorted ? 1 : -1;
    const place = heads.findIndex((head) => head.dataset.sort === name);
    if (place < 0) return found;
    return found.sort((a, b) => sign * order.compare(a.sort[place], b.sort[place]) || a.at - b.at);
  }

  function tell(words) { count.textContent = ignored + words; }

  function say(n, m, all) {
    list.hidden = !n;
    tell(form.dataset[n ? "words" : "none"].replace("{n}", n).replace("{m}", m).replace("{all}", all));
  }

  function show() {
    fields.forEach((field) => {
      if (field.dataset.with) field.disabled = !form.elements[field.dataset.with].value;
    });
    if (more) return find();
    let shown = 0;
    items.forEach((item) => {
      item.row.hidden = !fits(item);
      if (!item.row.hidden) shown += 1;
    });
    list.querySelectorAll("[data-section]").forEach((section) => {
      section.hidden = !section.querySelector("[data-item]:not([hidden])");
    });
    say(shown, shown, items.length);
  }

  // ---- a list in parts ----

  async function asked(address, kind) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    return answer[kind]();
  }

  async function allItems() {
    const { parts, columns } = await asked(form.dataset.keys, "json"), all = [];
    parts.forEach(([part, size]) => {
      for (let place = 0; place < size; place += 1) all.push({ part, size, place, at: all.length, keys: {}, sort: [] });
    });
    all.forEach((item) => {
      for (const name in columns) {
        const [words, places] = columns[name];
        item.keys[name] = [places[item.at]].flat().map((place) => words[place]).join(" ");
      }
      item.sort = heads.map(({ dataset: { sort } }) => columns[sort] ? columns[sort][1][item.at] : item.at);
    });
    return all;
  }

  // The rows of a part, from its page; their links are made to lead from here.
  async function rowsOf({ part, size }) {
    if (!part) return items.map((item) => item.row);
    const page = new DOMParser().parseFromString(await asked(part, "text"), "text/html"), rows = rowsIn(page);
    if (rows.length !== size) throw new Error(part);
    page.querySelectorAll("#" + list.id + " a").forEach((link) => {
      link.href = new URL(link.getAttribute("href"), new URL(part, location));
    });
    return rows;
  }

  async function rowOf(item) {
    return (await (pages[item.part] ||= rowsOf(item)))[item.place];
  }

  // The rows, each below the heading that it has in its part.
  function put(rows) {
    let name, section;
    body.replaceChildren();
    rows.forEach((row) => {
      const old = row.closest("[data-section]");
      if (old && old.firstElementChild.id !== name) {
        name = old.firstElementChild.id;
        section = old.cloneNode();
        section.append(old.firstElementChild.cloneNode(true));
        body.append(section);
      }
      (section || body).append(row.cloneNode(true));
    });
  }

  function restore(words) {
    body.replaceChildren(...first);
    more.hidden = true;
    pager.hidden = list.hidden = false;
    tell(words);
  }

  async function find() {
    const now = turn += 1;
    if (!sorted && ![...new FormData(form).values()].join("")) return restore(told);
    count.textContent = "正在查找……";
    try {
      const all = await (keys ||= allItems());
      const found = arrange(all.filter(fits)), listed = found.slice(0, limit + Number(more.dataset.more));
      const rows = await Promise.all(listed.map(rowOf));
      if (now !== turn) return;
      put(rows);
      more.hidden = listed.length === found.length;
      pager.hidden = true;
      say(found.length, listed.length, all.length);
    } catch (error) {
      keys = null;
      pages = {};
      if (now === turn) restore(location.protocol === "file:"
        ? "直接打开文件时不能筛选和排序，请通过网址访问本站。"
        : "没有取到数据，列表没有筛选。请刷新页面再试。");
    }
  }

  // ---- what the reader does ----

  function remember() {
    const params = new URLSearchParams();
    new FormData(form).forEach((value, name) => { if (value) params.set(name, value); });
    if (sorted) params.set("sort", sorted);
    const query = params.toString();
    history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash);
  }

  function sort(by) {
    sorted = by;
    heads.forEach((head) => {
      if (by.replace("-", "") !== head.dataset.sort) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", by === head.dataset.sort ? "ascending" : "descending");
    });
    if (!more) arrange(items).forEach((item) => body.append(item.row));
  }

  function changed() { limit = 0; ignored = ""; show(); remember(); }

  heads.forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      sort(sorted === head.dataset.sort ? "-" + sorted : head.dataset.sort);
      changed();
    });
  });

  new URLSearchParams(location.search).forEach((value, name) => {
    if (name === "sort" && heads.some((head) => head.dataset.sort === value.replace("-", ""))) return sort(value);
    const field = fields.find((one) => one.name === name);
    if (!field) return;
    field.value = value;
    if (field.selectedIndex < 0) {
      field.value = "";
      ignored += "网址里的条件“" + name + "=" + value.slice(0, 40) + "”没有对应的选项，没有采用。";
    }
  });
  if (more) more.addEventListener("click", () => { limit += Number(more.dataset.more); show(); });
  form.addEventListener("change", changed);
  form.addEventListener("reset", () => {
    if (more) sort("");
    setTimeout(changed);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
