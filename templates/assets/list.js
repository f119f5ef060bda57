// Filters and sorts the list that a form names; the choices stand in the address, so that it can be sent on.
(function () {
  "use strict";
  var form = document.querySelector("form[data-list]");
  if (!form) return;
  var list = document.getElementById(form.dataset.list);
  var items = Array.from(list.querySelectorAll("[data-item]"));
  var count = form.querySelector(".count");
  var heads = Array.from(list.querySelectorAll("[data-sort]"));
  var sorted = "";

  function fits(item, field) {
    if (!field.value || field.disabled || field.dataset.with) return true;
    var narrow = form.querySelector("[data-with='" + field.name + "']");
    var value = narrow && narrow.value ? narrow.value + ":" + field.value : field.value;
    return item.dataset[field.name].split(" ").includes(value);
  }

  function show() {
    var fields = Array.from(form.querySelectorAll("select"));
    var shown = 0;
    fields.forEach(function (field) {
      if (field.dataset.with) field.disabled = !form.elements[field.dataset.with].value;
    });
    items.forEach(function (item) {
      item.hidden = !fields.every(function (field) { return fits(item, field); });
      if (!item.hidden) shown += 1;
    });
    list.querySelectorAll("[data-section]").forEach(function (section) {
      section.hidden = !section.querySelector("[data-item]:not([hidden])");
    });
    count.textContent = form.dataset.words.replace("{n}", shown).replace("{all}", items.length);
  }

  function remember() {
    var params = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { if (value) params.set(name, value); });
    if (sorted) params.set("sort", sorted);
    var query = params.toString();
    history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash);
  }

  function sort(by) {
    var name = by.replace("-", "");
    var place = heads.findIndex(function (head) { return head.dataset.sort === name; });
    if (place < 0) return;
    sorted = by;
    var sign = by.startsWith("-") ? -1 : 1;
    heads.forEach(function (head, at) {
      if (at === place) head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    items.sort(function (a, b) {
      var x = a.dataset.keys.split("|"), y = b.dataset.keys.split("|");
      return sign * x[place].localeCompare(y[place], "en", { numeric: true }) || x[0] - y[0];
    });
    items.forEach(function (item) { item.parentNode.appendChild(item); });
  }

  heads.forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", function () {
      sort(sorted === head.dataset.sort ? "-" + sorted : head.dataset.sort);
      remember();
    });
  });

  new URLSearchParams(location.search).forEach(function (value, name) {
    if (name === "sort") return sort(value);
    var field = form.elements[name];
    if (field) field.value = value;
    if (field && field.selectedIndex < 0) field.value = "";
  });
  form.addEventListener("change", function () { show(); remember(); });
  form.addEventListener("reset", function () { setTimeout(function () { show(); remember(); }); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  show();
})();
