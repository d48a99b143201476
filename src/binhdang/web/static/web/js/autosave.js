/* form[data-autosave]: saves while typing. A form without an answer from the network keeps its draft on this machine
   and sends it when the network is back. All words stand in web/_savebar.html.

   Answers: 2xx {saved_at, version, errors: {name: sentence}} · 409 {message} · 403 or a redirect: signed out. */

import { attach } from "./attach.js";

const PAUSE = 900;
const RETRY = 15000;
const DAY = 86400000;
const PREFIX = "binhdang:draft:";
const PRIVATE = new Set(["csrfmiddlewaretoken", "version"]);

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !PRIVATE.has(field.name) && field.type !== "file" &&
    field.type !== "hidden" && field.type !== "select-multiple" && field.tagName !== "BUTTON");
}

function valuesOf(form) {
  return fieldsOf(form).map((field) => [
    field.name,
    field.type === "checkbox" || field.type === "radio" ? `${field.value}=${field.checked}` : field.value,
  ]);
}

function fill(form, values) {
  const fields = fieldsOf(form);
  if (fields.length !== values.length || fields.some((field, i) => field.name !== values[i][0])) return false;
  let changed = false;
  fields.forEach((field, i) => {
    const value = values[i][1];
    if (field.type === "checkbox" || field.type === "radio") {
      const ticked = value === `${field.value}=true`;
      changed ||= field.checked !== ticked;
      field.checked = ticked;
    } else {
      changed ||= field.value !== value;
      field.value = value;
    }
  });
  return changed;
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.autosave || form.action;
    this.key = PREFIX + (form.dataset.autosaveKey || form.id || location.pathname);
    this.state = form.querySelector("[data-autosave-status]") || document.querySelector("[data-autosave-status]");
    this.note = form.querySelector("[data-draft-note]") || document.querySelector("[data-draft-note]");
    this.timer = 0;
    this.running = false;
    this.again = false;
    this.refresh = () => this.soon(PAUSE);
    form.addEventListener("input", this.refresh);
    form.addEventListener("change", () => this.soon(100));
    form.addEventListener("submit", () => this.leave());
    window.addEventListener("online", () => this.pending() && this.save());
    document.addEventListener("visibilitychange", () => document.hidden && this.timer && this.save());
    this.restore();
  }

  show(state, words = "") {
    if (!this.state) return;
    // A status is spoken when it changes: not for every key, only when the state is another.
    if (this.state.dataset.state !== state) this.state.dataset.state = state;
    for (const place of this.state.querySelectorAll("[data-refusal]")) place.textContent = words;
  }

  version() {
    return this.form.elements.version?.value ?? "";
  }

  pending() {
    return localStorage.getItem(this.key) !== null;
  }

  keep() {
    try {
      const draft = { version: this.version(), values: valuesOf(this.form), submitted: Boolean(this.left), at: Date.now() };
      localStorage.setItem(this.key, JSON.stringify(draft));
    } catch {
      // No room, or storage is switched off: the form itself still holds the words.
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // As above.
    }
  }

  restore() {
    let draft = null;
    try {
      draft = JSON.parse(localStorage.getItem(this.key) || "null");
    } catch {
      this.forget();
    }
    if (!draft) return;
    // Sent with the form's own button, and the form has a newer version since: it arrived.
    if (draft.submitted && draft.version !== this.version()) {
      this.forget();
      return;
    }
    const before = valuesOf(this.form);
    if (!fill(this.form, draft.values || [])) {
      this.forget();
      return;
    }
    if (this.note) {
      this.note.hidden = false;
      this.note.querySelector("[data-draft-discard]")?.addEventListener("click", () => {
        fill(this.form, before);
        this.note.hidden = true;
        this.save();
      });
    }
    // A draft begun on an older version is shown, and sent only once the person has gone on typing.
    if (draft.version === this.version()) this.soon(PAUSE);
    else this.show("conflict");
  }

  soon(pause) {
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  leave() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.left = true;
    // The draft stays until the form is seen again with a newer version: what is sent now may not arrive.
    if (this.pending()) this.keep();
  }

  async save() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.left) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    this.again = false;
    this.show("saving");
    const sent = JSON.stringify(valuesOf(this.form));
    try {
      const answer = await fetch(this.url, {
        method: "POST",
        body: this.body(),
        headers: { "X-Autosave": "1", Accept: "application/json" },
        credentials: "same-origin",
        redirect: "manual",
      });
      await this.read(answer, sent);
    } catch {
      this.wait();
    } finally {
      this.running = false;
      if (this.again) this.soon(100);
    }
  }

  body() {
    const body = new FormData(this.form);
    for (const field of this.form.elements) if (field.type === "file") body.delete(field.name);
    body.set("save", "draft");
    return body;
  }

  async read(answer, sent) {
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      this.show("signed-out");
      return;
    }
    if (answer.status >= 500) {
      this.wait();
      return;
    }
    const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
    if (answer.status === 409) {
      this.show("conflict", said.message);
      return;
    }
    this.mark(said.errors || {});
    if (said.version !== undefined && this.form.elements.version) this.form.elements.version.value = said.version;
    if (!answer.ok || Object.keys(said.errors || {}).length) {
      this.show("refused", said.message || Object.values(said.errors || {})[0] || "");
      return;
    }
    // Forget the draft only when nothing was typed while the answer was on its way.
    if (sent === JSON.stringify(valuesOf(this.form))) this.forget();
    for (const place of this.state?.querySelectorAll("[data-saved-at]") || []) place.textContent = said.saved_at || "";
    if (this.note) this.note.hidden = true;
    this.show("saved");
  }

  wait() {
    this.show("waiting");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), RETRY);
  }

  mark(errors) {
    for (const field of fieldsOf(this.form)) {
      const wrong = errors[field.name];
      if (wrong) {
        field.setAttribute("aria-invalid", "true");
        field.title = wrong;
        field.dataset.refused = "yes";
      } else if (field.dataset.refused) {
        field.removeAttribute("aria-invalid");
        field.removeAttribute("title");
        delete field.dataset.refused;
      }
    }
  }
}

/* Drafts that were sent and whose form was never opened again do not stay on the machine. */
function sweep() {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    try {
      const draft = JSON.parse(localStorage.getItem(key));
      if (draft.submitted && draft.at < Date.now() - DAY) localStorage.removeItem(key);
    } catch {
      localStorage.removeItem(key);
    }
  }
}

sweep();
attach("form[data-autosave]", (form) => new Autosave(form));
