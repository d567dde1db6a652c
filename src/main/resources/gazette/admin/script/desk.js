// What all pages of the desk do beside htmx: a swapped control keeps the focus, moments say how far away they are.
(() => {
  "use strict";

  // A control that is swapped for a new one of the same id keeps the focus; without an id, its place in the part does.
  let focused = null;
  document.addEventListener("htmx:beforeSwap", () => {
    const element = document.activeElement;
    focused = element && element.id ? element.id : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    const element = focused && document.getElementById(focused);
    if (element && document.activeElement !== element) {
      element.focus({ preventScroll: true });
    }
    focused = null;
  });
})();
