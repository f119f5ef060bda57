// Runs in the head, before anything is drawn: 关怀版 remembered, how old the data is, buttons that need script.
(function () {
  "use strict";
  var root = document.documentElement;
  var own = document.currentScript.dataset;
  var KEY = "guanhuai";

  function remembered(value) {
    try {
      if (value === undefined) return localStorage.getItem(KEY);
      if (value) localStorage.setItem(KEY, "1");
      else localStorage.removeItem(KEY);
    } catch (error) {
      // Storage may be forbidden: then the choice lasts for this page.
    }
    return null;
  }

  function care(on) {
    root.classList.toggle("care", on);
    remembered(on ? "1" : "");
  }

  var days = Math.floor((Date.now() - Date.parse(own.asOf + "T00:00:00+08:00")) / 864e5);
  var over = Date.now() > Date.parse(own.end + "T24:00:00+08:00");
  root.classList.add("js");
  root.classList.toggle("over", over && own.asOf < own.end);
  root.classList.toggle("stale", !over && days > Number(own.limit));
  if (location.hash === "#guanhuai") care(true);
  else if (remembered()) root.classList.add("care");

  addEventListener("hashchange", function () {
    if (location.hash === "#guanhuai") care(true);
  });
  addEventListener("DOMContentLoaded", function () {
    document.getElementById("days").textContent = days;
    document.addEventListener("click", function (event) {
      if (event.target.closest("[data-print]")) print();
      if (event.target.closest(".to-plain")) care(false);
    });
  });
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (details) {
      details.open = true;
    });
  });
})();
