// The editor of articles: keeps what is typed, shows it, and takes pictures and pages that are pasted. Without it, the
// form's buttons do the same.
(() => {
  "use strict";

  const form = document.getElementById("article");
  if (!form) {
    return;
  }
  const PAUSE = 1200;
  const MOST_BYTES = 30e6;
  const text = form.elements.namedItem("text");
  const kept = document.getElementById("autosave");
  const added = document.getElementById("added");
  const preview = document.getElementById("preview");
  const chooser = form.elements.namedItem("pictures");
  let timer = 0;
  let changes = 0;
  let keptChanges = 0;
  let keeping = Promise.resolve();
  let isLeaving = false;
  let shown = "letter";

  function parsed(html) {
    return new DOMParser().parseFromString(html, "text/html").body;
  }

  function field(name) {
    return form.elements.namedItem(name);
  }

  function fields() {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "html" && name !== "alt") {
        values.append(name, value);
      }
    }
    return values;
  }

  function tell(target, words, isBad, link) {
    const line = document.createElement("p");
    line.className = isBad ? "notice bad" : "small muted";
    line.textContent = words + " ";
    if (link) {
      const a = document.createElement("a");
      a.href = link;
      a.target = "_blank";
      a.textContent = link;
      line.append(a);
    }
    target.replaceChildren(line);
  }

  async function post(address, body, headers) {
    const answer = await fetch(address, { method: "POST", body, headers: { "HX-Request": "true", ...headers } });
    if (answer.status === 401) {
      tell(kept, form.dataset.signedOut, true, "/desk/sign-in");
      throw new Error("signed out");
    }
    return answer;
  }

  // One at a time, so that each has the version of the one before it.
  function keep() {
    clearTimeout(timer);
    keeping = keeping.then(keepNow, keepNow);
    return keeping;
  }

  async function keepNow() {
    if (changes === keptChanges) {
      return;
    }
    const sent = changes;
    try {
      const answer = await post(form.dataset.keep, fields());
      const body = parsed(await answer.text());
      const outcome = body.querySelector("[data-key]");
      if (!answer.ok || !outcome) {
        kept.replaceChildren(...body.childNodes);
        return;
      }
      keptChanges = Math.max(keptChanges, sent);
      field("key").value = outcome.dataset.key;
      field("version").value = outcome.dataset.version;
      const opened = kept.querySelector("details[open]") !== null;
      kept.replaceChildren(outcome);
      const details = kept.querySelector("details");
      if (details) {
        details.open = opened;
      }
      show(outcome.dataset.frame);
    } catch (failure) {
      if (failure instanceof TypeError) {
        tell(kept, form.dataset.lost, true);
      }
      timer = setTimeout(keep, 5 * PAUSE);
    }
  }

  function show(address) {
    if (!preview) {
      return;
    }
    let frame = preview.querySelector("iframe");
    if (!frame) {
      frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "");
      frame.title = document.getElementById("live").textContent;
      preview.replaceChildren(frame);
    }
    frame.src = address + (shown === "page" ? "&as=page" : "");
  }

  function changed() {
    changes++;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }

  function insert(words) {
    text.focus();
    const before = text.value.slice(0, text.selectionStart);
    const gap = before === "" || before.endsWith("\n") || !words.includes("\n") ? "" : "\n\n";
    // It can be undone as what is typed.
    if (!document.execCommand("insertText", false, gap + words)) {
      text.setRangeText(gap + words, text.selectionStart, text.selectionEnd, "end");
    }
    changed();
  }

  function markdown(name) {
    const alt = field("alt");
    const words = alt.value.replace(/[\[\]\\\r\n]/g, " ").trim();
    alt.value = "";
    return "![" + words + "](" + name + ")";
  }

  async function upload(files) {
    const chosen = [...files].filter((file) => file.type.startsWith("image/") || file.type === "");
    if (chosen.length === 0) {
      return;
    }
    if (chosen.reduce((sum, file) => sum + file.size, 0) > MOST_BYTES) {
      tell(added, form.dataset.large, true);
      return;
    }
    tell(added, form.dataset.uploading, false);
    const data = new FormData();
    data.append("folder", field("folder").value);
    data.append("path", field("path").value);
    chosen.forEach((file) => data.append("pictures", file, file.name || "picture"));
    try {
      const answer = await post(form.dataset.pictures, data);
      const body = parsed(await answer.text());
      if (answer.status === 413) {
        tell(added, form.dataset.large, true);
        return;
      }
      const names = [...body.querySelectorAll("[data-picture]")].map((line) => line.dataset.picture);
      added.replaceChildren(...body.childNodes);
      if (names.length > 0) {
        insert(names.map(markdown).join("\n\n") + "\n");
      }
    } catch (failure) {
      if (failure instanceof TypeError) {
        tell(added, form.dataset.lost, true);
      }
    }
  }

  async function convert(html, plain) {
    const values = new URLSearchParams({ folder: field("folder").value });
    values.append(html ? "html" : "plain", html || plain);
    const answer = await post(form.dataset.convert, values);
    return answer.status === 200 ? parsed(await answer.text()).querySelector("form") : null;
  }

  function take(pasted) {
    for (const input of pasted.querySelectorAll("input[name]")) {
      const own = field(input.name);
      if (own && own.value === "") {
        if (own.type === "date" || own.type === "datetime-local") {
          own.type = "text";
        }
        own.value = input.value;
      }
    }
    insert(pasted.querySelector("textarea").value);
    const notes = [...pasted.querySelectorAll(".note")];
    added.replaceChildren(...notes);
  }

  text.addEventListener("paste", async (event) => {
    const data = event.clipboardData;
    if (!data || field("mode").value === "whole") {
      return;
    }
    const html = data.getData("text/html");
    const plain = data.getData("text/plain");
    if (!html && data.files.length > 0) {
      event.preventDefault();
      upload(data.files);
      return;
    }
    const isArticle = plain.startsWith("---\n") || plain.startsWith("---\r\n") || plain.includes("文章作者");
    // What code editors copy is the text itself, in colours.
    const isCode = html.includes("monospace") && !html.includes("js_content");
    if ((!html || isCode) && !isArticle) {
      return;
    }
    event.preventDefault();
    try {
      const pasted = await convert(isArticle ? "" : html, plain);
      if (pasted) {
        take(pasted);
      } else {
        insert(plain);
      }
    } catch (failure) {
      insert(plain);
    }
  });

  chooser.addEventListener("change", async () => {
    await upload(chooser.files);
    chooser.value = "";
  });
  for (const target of [text, document.getElementById("drop")]) {
    target.addEventListener("dragover", (event) => {
      if (event.dataTransfer.types.includes("Files")) {
        event.preventDefault();
        document.getElementById("drop").classList.add("over");
      }
    });
    target.addEventListener("dragleave", () => document.getElementById("drop").classList.remove("over"));
    target.addEventListener("drop", (event) => {
      document.getElementById("drop").classList.remove("over");
      if (event.dataTransfer.files.length > 0) {
        event.preventDefault();
        upload(event.dataTransfer.files);
      }
    });
  }

  form.addEventListener("input", (event) => {
    if (event.target !== chooser && event.target.name !== "html" && event.target.name !== "alt") {
      changed();
    }
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    isLeaving = true;
    // A preview opens beside this page, which stays.
    setTimeout(() => { isLeaving = false; }, 3000);
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.querySelector("button[name=save]").click();
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      keep();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (changes !== keptChanges && !isLeaving) {
      event.preventDefault();
    }
  });

  if (preview) {
    const tabs = document.createElement("div");
    tabs.className = "tabs";
    for (const [as, words] of [["letter", form.dataset.letter], ["page", form.dataset.page]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "second";
      button.textContent = words;
      button.setAttribute("aria-pressed", String(as === shown));
      button.addEventListener("click", () => {
        shown = as;
        tabs.querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
        const outcome = kept.querySelector("[data-frame]");
        if (outcome) {
          show(outcome.dataset.frame);
        } else {
          changed();
        }
      });
      tabs.append(button);
    }
    preview.before(tabs);
    if (Number(field("version").value) > 0) {
      show("/desk/articles/frame?key=" + encodeURIComponent(field("key").value));
    }
  }
})();
