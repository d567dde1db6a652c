// Asks the browser for passkeys (WebAuthn): a form with data-passkey gets what to ask from ACTION/ask, and is sent with
// the browser's answer.
(() => {
  "use strict";
  const isThere = Boolean(window.PublicKeyCredential && navigator.credentials);

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  const withBytes = (list) => (list || []).map((item) => ({ ...item, id: bytes(item.id) }));

  function create({ publicKey }) {
    return navigator.credentials.create({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        user: { ...publicKey.user, id: bytes(publicKey.user.id) },
        excludeCredentials: withBytes(publicKey.excludeCredentials),
      },
    });
  }

  function get({ publicKey }) {
    return navigator.credentials.get({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        allowCredentials: withBytes(publicKey.allowCredentials),
      },
    });
  }

  function answer(credential) {
    const response = { clientDataJSON: text(credential.response.clientDataJSON) };
    if (credential.response.attestationObject) {
      response.attestationObject = text(credential.response.attestationObject);
      response.transports = credential.response.getTransports ? credential.response.getTransports() : [];
    } else {
      response.authenticatorData = text(credential.response.authenticatorData);
      response.signature = text(credential.response.signature);
      response.userHandle = credential.response.userHandle ? text(credential.response.userHandle) : null;
    }
    return JSON.stringify({
      id: credential.id,
      type: credential.type,
      response,
      clientExtensionResults: {},
    });
  }

  async function ask(form) {
    const asked = await fetch(form.action + "/ask", { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!asked.ok || asked.redirected) {
      // The page itself says what is wrong: a name that is none, a link that is over.
      return false;
    }
    const { step, options } = await asked.json();
    const credential = await (form.dataset.passkey === "create" ? create(options) : get(options));
    form.elements.step.value = step;
    form.elements.answer.value = answer(credential);
    return true;
  }

  async function submit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const button = form.querySelector("button");
    const problem = form.querySelector("[role=alert]");
    problem.hidden = true;
    button.disabled = true;
    try {
      await ask(form);
      form.submit();
    } catch (refused) {
      problem.textContent = form.dataset.refused;
      problem.hidden = false;
    } finally {
      button.disabled = false;
    }
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (isThere) {
      form.hidden = false;
      form.addEventListener("submit", submit);
      form.nextElementSibling.hidden = true;
    }
  }
})();
