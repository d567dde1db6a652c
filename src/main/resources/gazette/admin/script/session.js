// When the session ends under a page, a request in the background is answered 401: what was typed is kept in this tab,
// the sign-in follows, and the page has its text again.
(() => {
  "use strict";
  const PREFIX = "desk-kept:";
  const FIELDS = "textarea[name], select[name], input[name]:not([type=hidden], [type=password], [type=file])";
  const here = location.pathname + location.search;
  const account = document.body.dataset.account || "";

  const controls = () => {
    const seen = {};
    return [...document.querySelectorAll(FIELDS)].map((control) => {
      seen[control.name] = (seen[control.name] || 0) + 1;
      return { control, key: control.name + "#" + seen[control.name] };
    });
  };

  const isBox = (control) => control.type === "checkbox" || control.type === "radio";

  function keep() {
    const typed = {};
    for (const { control, key } of controls()) {
      typed[key] = isBox(control) ? control.checked : control.value;
    }
    sessionStorage.setItem(PREFIX + here, JSON.stringify({ account, typed }));
  }

  // Only for whom it was typed by: somebody else may have signed in.
  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(PREFIX + here) || "null");
    if (!kept || !account) {
      return;
    }
    sessionStorage.removeItem(PREFIX + here);
    if (kept.account !== account) {
      return;
    }
    let changed = false;
    for (const { control, key } of controls()) {
      const value = kept.typed[key];
      const now = isBox(control) ? control.checked : control.value;
      if (value === undefined || value === now) {
        continue;
      }
      if (isBox(control)) {
        control.checked = value;
      } else {
        control.value = value;
      }
      changed = true;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }
    document.getElementById("kept").hidden = !changed;
  }

  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) {
      keep();
      location.assign("/desk/sign-in?to=" + encodeURIComponent(here));
    }
  });
  // htmx starts when the page is ready, so that what is put back is saved by it.
  document.addEventListener("DOMContentLoaded", () => setTimeout(restore));
})();
