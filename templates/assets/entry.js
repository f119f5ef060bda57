// 填报助手: shows a measure's targets and what is due, and writes what is filled in as a block of progress.yaml.
// Everything from the data or the fields is put into the page as text.
(function () {
  "use strict";
  var form = document.getElementById("entry");
  var own = form.dataset;
  var units = own.units.split("|"), collectives = own.collectives.split("|");
  var measure = null;
  // What cannot be seen, and so must not get into the file; what is a number. Both as the check has them.
  var HIDDEN = new RegExp(own.hidden, "gu"), NUMBER = new RegExp("^(?:" + own.number + ")$");

  function id(name) { return document.getElementById("e-" + name); }
  function all(root, selector) { return Array.from(root.querySelectorAll(selector)); }
  function copyOf(name) { return document.getElementById("t-" + name).content.firstElementChild.cloneNode(true); }

  function option(select, value, word) {
    var made = document.createElement("option");
    made.value = value;
    made.textContent = word === undefined ? value : word;
    select.append(made);
  }

  // Line ends of any kind part words, so they become a space before what else cannot be seen is left out.
  function clean(text) {
    return text.normalize("NFC").replace(/\s+/g, " ").replace(HIDDEN, "").trim();
  }

  // ---- YAML ----

  function scalar(text) {
    var plain = /^[^\s\-?:,[\]{}#&*!|>'"%@`]/.test(text) && !/:(\s|$)|\s#/.test(text);
    return plain ? text : JSON.stringify(text);
  }

  function lines(update) {
    var out = [];
    function line(depth, text) { out.push(" ".repeat(8 + 2 * depth) + text); }
    ["date", "corrects", "filed", "by", "note"].forEach(function (name) {
      if (update[name]) line(0, name + ": " + scalar(update[name]));
    });
    var names = Object.keys(update.values);
    if (names.length) line(0, "values:");
    names.forEach(function (name) {
      var value = update.values[name];
      if (typeof value === "string") return line(1, name + ": " + scalar(value));
      line(1, name + ":");
      Object.keys(value).sort().forEach(function (period) { line(2, period + ": " + scalar(value[period])); });
    });
    if (update.done.length) line(0, "done:");
    update.done.forEach(function (name) { line(1, "- " + name); });
    if (update.self) line(0, "self_assessment: " + update.self);
    if (update.evidence.length) line(0, "evidence:");
    update.evidence.forEach(function (item) {
      line(1, "- title: " + scalar(item.title));
      line(2, "url: " + scalar(item.url));
    });
    if (update.next) line(0, "next: " + scalar(update.next));
    out[0] = out[0].replace(/^ {8}/, "      - ");
    return out;
  }

  function block(update) {
    var head = measure.updates.length ? [] : ["  " + measure.number + ":", "    updates:"];
    return head.concat(lines(update)).join("\n") + "\n";
  }

  // ---- what was filled in ----

  function read() {
    var update = { values: {}, done: [], evidence: [] };
    ["date", "filed", "by", "note", "self", "next", "corrects"].forEach(function (name) {
      update[name] = clean(form.elements[name].value);
    });
    if (update.filed === update.date) update.filed = "";
    all(id("targets"), ".goal").forEach(function (goal) {
      var name = goal.dataset.id;
      all(goal, "[data-value]").forEach(function (input) {
        var value = clean(input.value);
        var period = input.closest(".period");
        if (!value) return;
        if (!period) { update.values[name] = value; return; }
        update.values[name] = update.values[name] || {};
        update.values[name][period.querySelector("[data-period]").value] = value;
      });
      all(goal, "[data-done]").forEach(function (box) { if (box.checked) update.done.push(name); });
    });
    all(id("evidence"), ".pair").forEach(function (pair) {
      var item = { title: clean(pair.querySelector("[data-title]").value), url: clean(pair.querySelector("[data-url]").value) };
      if (item.title || item.url) update.evidence.push(item);
    });
    return update;
  }

  // ---- what is wrong with it: the usual slips; the check of the pull request has the last word ----

  function problems(update) {
    var found = [];
    function wrong(input, sentence) { input.setAttribute("aria-invalid", "true"); found.push(sentence); }
    all(form, "[aria-invalid]").forEach(function (input) { input.removeAttribute("aria-invalid"); });
    if (!update.date) wrong(id("date"), "请填数据时点。");
    else if (update.date > own.asOf) wrong(id("date"), "数据时点不能晚于数据截止日期" + own.asOf + "。这个日期由督查部门按期调整。");
    else if (update.date < own.start) wrong(id("date"), "数据时点早于计划开始日" + own.start + "。");
    if (update.filed && update.filed < update.date) wrong(id("filed"), "填报日期早于数据时点。");
    all(id("targets"), "[data-value]").forEach(function (input) {
      if (clean(input.value)) values(input, update, wrong);
    });
    all(id("evidence"), ".pair").forEach(function (pair) {
      var title = pair.querySelector("[data-title]"), url = pair.querySelector("[data-url]");
      if (!clean(title.value) && !clean(url.value)) return;
      if (!clean(title.value)) wrong(title, "请写依据的标题。");
      if (!/^https?:\/\/[^\s/?#"'<>\\]+[^\s"'<>\\]*$/.test(clean(url.value))) wrong(url, "依据的网址要写完整，以 https:// 开头。");
    });
    all(form, "input, textarea:not([readonly])").forEach(function (input) {
      if (input.value.includes("\ufffd")) wrong(input, "“" + clean(input.value) + "”里有乱码“\ufffd”，请对照原件把字补上。");
    });
    if (!update.note && !update.done.length && !Object.keys(update.values).length && !update.corrects) {
      found.push("请至少填一个数、勾一项完成，或写一句说明。");
    }
    return found;
  }

  function values(input, update, wrong) {
    var goal = input.closest(".goal"), row = input.closest(".period");
    var name = goal.querySelector("legend").textContent, value = clean(input.value);
    if (!NUMBER.test(value)) {
      return wrong(input, "“" + name + "”的“" + value + "”不是数。只写阿拉伯数字和小数点，单位、逗号、“万”都不写。");
    }
    var period = row && row.querySelector("[data-period]").value;
    var same = all(goal, "[data-period]").filter(function (select) { return select.value === period && clean(select.closest(".period").querySelector("[data-value]").value); });
    if (row && same.length > 1) wrong(input, "“" + name + "”的" + period + "写了两次。");
    if (row && beginning(period) > update.date) wrong(input, "“" + name + "”的" + period + "在数据时点还没有开始。");
    var before = measure.updates.some(function (other) {
      var had = other.values[goal.dataset.id];
      return other.date === update.date && !other.corrected_on && had !== undefined && (!row || had[period] !== undefined);
    });
    if (before && update.corrects !== update.date) {
      wrong(input, "“" + name + "”在" + update.date + "已经填过一个数。要改正，请在“更正以前的填报”里选这一天。");
    }
  }

  // The first day of a period: 2024-W27, 2024-07, 2024-Q3, 2024-H2, 2024.
  function beginning(key) {
    var year = key.slice(0, 4), part = key.slice(5);
    if (part[0] === "W") {
      var fourth = new Date(Date.UTC(year, 0, 4));
      fourth.setUTCDate(4 - (fourth.getUTCDay() + 6) % 7 + 7 * (part.slice(1) - 1));
      return fourth.toISOString().slice(0, 10);
    }
    var month = part[0] === "Q" ? 3 * part[1] - 2 : part[0] === "H" ? 6 * part[1] - 5 : Number(part) || 1;
    return year + "-" + String(month).padStart(2, "0") + "-01";
  }

  // ---- the page ----

  function promise(target) {
    return target.promise ? "承诺 " + target.promise + "，时限 " + target.due : "节点，" + target.due + "前完成";
  }

  function addPeriod(fields, target, chosen) {
    var row = copyOf("period");
    var select = row.querySelector("select");
    target.periods.forEach(function (period) {
      if (beginning(period.period) > own.asOf) return;
      option(select, period.period, period.period + (period.value === null ? "" : "（已报" + period.value + "）"));
    });
    select.selectedIndex = select.options.length - 1;
    if (chosen) select.value = chosen;
    row.querySelector("span").textContent = "数值（" + target.unit + "）";
    fields.append(row);
  }

  function showTarget(target, place) {
    var goal = copyOf("target"), fields = goal.querySelector("[data-fields]");
    goal.dataset.id = target.id;
    goal.querySelector("legend").textContent = target.name;
    goal.querySelector("[data-promise]").textContent = promise(target) + (target.overdue_for_report ? "。应报未报" : "");
    goal.querySelector("[data-reason]").textContent = target.state_word + "：" + target.reason;
    if (target.kind === "milestone") {
      var done = copyOf("done");
      if (target.done_on) done.querySelector("label").append("（已填报，" + target.done_on + "）");
      fields.append(done);
    } else if (target.kind === "recurring") {
      var open = target.periods.filter(function (period) { return period.value === null && beginning(period.period) <= own.asOf; });
      addPeriod(fields, target, open.length ? open[0].period : "");
      var more = copyOf("more");
      more.querySelector("button").addEventListener("click", function () { nextPeriod(goal, target); });
      goal.append(more);
    } else {
      var value = copyOf("value"), input = value.querySelector("input"), label = value.querySelector("label");
      input.id = "e-value-" + place;
      label.htmlFor = input.id;
      label.textContent = "数值（" + target.unit + "）" + (target.latest ? "，上次 " + target.latest.value + "（" + target.latest.date + "）" : "");
      fields.append(value);
    }
    id("targets").append(goal);
  }

  function nextPeriod(goal, target) {
    var rows = all(goal, "[data-period]");
    var select = rows[rows.length - 1];
    var following = select.options[Math.min(select.selectedIndex + 1, select.options.length - 1)];
    addPeriod(goal.querySelector("[data-fields]"), target, following && following.value);
    all(goal, "[data-value]").pop().focus();
  }

  function showMeasure() {
    id("targets").replaceChildren();
    measure.targets.forEach(function (target, place) { if (!target.withdrawn) showTarget(target, place); });
    var named = measure.lead.concat(measure.responsible);
    var single = named.filter(function (name) { return !collectives.includes(name); });
    id("by").replaceChildren();
    Array.from(new Set(single.concat(single.length < named.length ? units : []))).forEach(function (name) { option(id("by"), name); });
    id("corrects").replaceChildren();
    option(id("corrects"), "", "不是更正");
    measure.updates.forEach(function (update) {
      if (!update.corrected_on) option(id("corrects"), update.date, update.date + (update.by ? "　" + update.by : "") + (update.corrects ? "（更正）" : ""));
    });
    id("where").textContent = measure.updates.length
      ? "在编辑页里找到“" + measure.number + ":”这一条举措，贴在它最后一条填报的后面、下一条举措编号的前面，缩进不要改。"
      : "这条举措还没有填报，编号也在上面的文字里。请按编号的次序贴：贴在编号比它小的举措全部内容之后，缩进不要改。";
    id("status").textContent = (id("measure").options ? "" : measure.title + "。") + (measure.overdue_for_report ? "这条举措应报未报：" + measure.why : measure.state_word + "：" + measure.why);
    id("rest").hidden = false;
    show();
  }

  function show() {
    if (!measure) return;
    var update = read(), found = problems(update), list = id("problems");
    list.firstElementChild.replaceChildren();
    found.forEach(function (sentence) {
      var item = document.createElement("li");
      item.textContent = sentence;
      list.firstElementChild.append(item);
    });
    list.hidden = !found.length;
    id("copy").disabled = found.length > 0;
    id("block").value = found.length ? "" : block(update);
    id("block").rows = Math.max(6, id("block").value.split("\n").length + 1);
    id("copied").textContent = "";
  }

  function choose() {
    var number = id("measure").value;
    measure = null;
    id("rest").hidden = true;
    if (!number) { id("status").textContent = ""; return; }
    id("status").textContent = "正在读取……";
    fetch(own.measures + number + "/measure.json").then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then(function (data) {
      if (id("measure").value !== number) return;
      measure = data.measure;
      showMeasure();
    }).catch(function () {
      id("status").textContent = location.protocol === "file:"
        ? "直接打开文件时读不到数据，请通过网址访问本站，或照页尾的样子手工填写。"
        : "读不到这条举措的数据。请刷新页面再试，或照页尾的样子手工填写。";
    });
  }

  function addEvidence() { id("evidence").append(copyOf("evidence")); }

  function copy() {
    var text = id("block");
    function said(done) { id("copied").textContent = done ? "已复制。" : "浏览器不让自动复制，文字已选中，请按 Ctrl+C。"; }
    text.focus();
    text.select();
    if (!navigator.clipboard) return said(document.execCommand("copy"));
    navigator.clipboard.writeText(text.value).then(function () { said(true); }, function () { said(false); });
  }

  function today() {
    var now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  }

  id("measure").disabled = false;
  id("filed").value = today();
  addEvidence();
  id("measure").addEventListener("change", choose);
  id("more-evidence").addEventListener("click", function () { addEvidence(); all(id("evidence"), "[data-title]").pop().focus(); });
  id("corrects").addEventListener("change", function () { if (id("corrects").value) id("date").value = id("corrects").value; });
  id("copy").addEventListener("click", copy);
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  var asked = new URLSearchParams(location.search).get("measure");
  if (asked && (!id("measure").options || all(id("measure"), "option").some(function (choice) { return choice.value === asked; }))) id("measure").value = asked;
  choose();
})();
