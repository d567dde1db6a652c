// The page of a schedule's next issue: loses no text when the connection is lost, drags articles, counts as a phone does.
(() => {
  "use strict";
  document.documentElement.classList.add("scripted");

  const drafts = () => [...document.querySelectorAll("form.draft[hx-post]")];
  const text = (form) => form.elements.value;
  const key = (form) => "draft/" + form.dataset.draft;
  const kept = (form) => {
    try { return JSON.parse(localStorage.getItem(key(form)) || "null"); } catch { return null; }
  };
  const keep = (form) => {
    try {
      localStorage.setItem(key(form), JSON.stringify({ text: text(form).value, version: form.elements.version.value }));
    } catch { /* Without room in the browser, the server's copy is all there is. */ }
  };
  const drop = (form) => localStorage.removeItem(key(form));
  const status = (form, words) => { form.querySelector(".status").textContent = words; };

  // What was not saved when the page was left is put back, and saved with the version that it was based on.
  const restore = () => drafts().forEach((form) => {
    const before = kept(form);
    if (!before) return;
    if (before.text === text(form).value) { drop(form); return; }
    text(form).value = before.text;
    form.elements.version.value = before.version;
    show(text(form));
    htmx.trigger(form, "retry");
  });

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form.draft[hx-post]");
    if (form) { keep(form); status(form, form.dataset.saving); show(event.target); }
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt;
    if (form.matches && form.matches("form.draft")) form.sent = text(form).value;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt;
    if (!form.matches || !form.matches("form.draft")) return;
    if (event.detail.successful) {
      if (text(form).value === form.sent) drop(form);
    } else if (event.detail.xhr.status === 0 || event.detail.xhr.status >= 500) {
      status(form, form.dataset.offline);
      clearTimeout(form.again);
      form.again = setTimeout(() => htmx.trigger(form, "retry"), 5000);
    }
  });
  window.addEventListener("online", () => drafts().filter(kept).forEach((form) => htmx.trigger(form, "retry")));
  window.addEventListener("pagehide", () => drafts().filter(kept).forEach((form) =>
    navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form)))));

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-keep], [data-take]");
    const form = button && button.closest("form.draft");
    if (!form) return;
    form.elements.version.value = button.dataset.keep || button.dataset.take;
    if (button.dataset.take) text(form).value = form.querySelector(".theirs").textContent;
    keep(form);
    show(text(form));
    text(form).focus();
    htmx.trigger(form, "retry");
  });

  // Chinese, Japanese and Korean letters are as wide as two others.
  const width = (line) => [...line].reduce((sum, one) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u.test(one) ? 2 : 1), 0);
  const FITS = { subject: 40, preheader: 90 };
  function show(field) {
    const kind = field.dataset && field.dataset.counts;
    if (!kind) return;
    const count = field.form.querySelector("[data-count]");
    const columns = width(field.value);
    const words = columns > FITS[kind] ? count.dataset.long : count.dataset.fits;
    count.textContent = columns ? words.replace("{0}", columns) : "";
    if (field.form.dataset.draft.endsWith("/" + kind)) {
      document.querySelectorAll("[data-shows=" + kind + "]").forEach((line) => { line.textContent = field.value || field.placeholder; });
    }
  }

  const sort = () => document.querySelectorAll("ol.sortable").forEach((list) => {
    if (list.sorting || !window.Sortable) return;
    list.sorting = new Sortable(list, {
      handle: ".grip", animation: 120,
      onEnd: (event) => {
        if (event.oldIndex === event.newIndex) return;
        const form = document.getElementById("order-form");
        form.elements.order.value = [...document.querySelectorAll(".sortable > li")].map((row) => row.dataset.work).join(" ");
        htmx.trigger(form, "reordered");
      },
    });
  });

  // An empty subject or preheader shows what goes out without one.
  const placeholders = () => {
    const head = document.querySelector("#preview .letter-head");
    if (!head) return;
    [["subject", "strong"], ["preheader", "span"]].forEach(([kind, element]) => {
      const field = document.getElementById("t-" + kind);
      if (field && !field.value) { field.placeholder = head.querySelector(element).textContent; show(field); }
    });
  };

  document.addEventListener("htmx:afterSettle", () => { sort(); placeholders(); });
  document.addEventListener("DOMContentLoaded", () => {
    sort();
    document.querySelectorAll("[data-counts]").forEach(show);
    restore();
  });
})();
