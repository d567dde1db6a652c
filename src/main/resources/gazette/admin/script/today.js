// Keeps "in 3 h 12 min" fresh while a page is open.
(() => {
  "use strict";

  const MINUTE = 60000;
  const patterns = () => document.getElementById("away");

  function away(until) {
    const minutes = Math.floor((Date.parse(until) - Date.now()) / MINUTE);
    const words = patterns().dataset;
    const days = Math.floor(minutes / 1440);
    const hours = Math.floor(minutes / 60);
    const [pattern, first, second] =
      minutes < 1 ? [words.now, "", ""]
      : hours < 1 ? [words.minutes, minutes, ""]
      : days < 1 ? [words.hours, hours, minutes % 60]
      : [words.days, days, hours % 24];
    return pattern.replace("{0}", first).replace("{1}", second);
  }

  function refresh() {
    for (const element of document.querySelectorAll("[data-until]")) {
      const text = away(element.dataset.until);
      if (element.textContent !== text) {
        element.textContent = text;
      }
    }
  }

  setInterval(refresh, MINUTE / 3);
  document.addEventListener("visibilitychange", refresh);
  document.addEventListener("htmx:afterSettle", refresh);
})();
