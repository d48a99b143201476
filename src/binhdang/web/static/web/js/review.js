/* [data-review]: the marks in the text and the facts in the list lead to each other. Keys work only while the focus is
   on the list itself (↑ ↓ move, Enter accept, S edit, B reject, N next doubtful one), and can be switched off. */

import { attach } from "./attach.js";

const BAR = 60; // px at the top of the window that the bar covers
const KEYS_OFF = "binhdang:review-keys-off";

function inView(element, top, bottom) {
  const place = element.getBoundingClientRect();
  return place.top >= top && place.bottom <= Math.min(bottom, window.innerHeight) - 20;
}

/* The pane of the text scrolls inside itself: moving it must not move the page under the reader. */
function bringMark(mark, pane) {
  if (pane.scrollHeight > pane.clientHeight) {
    const frame = pane.getBoundingClientRect();
    if (!inView(mark, frame.top + 20, frame.bottom)) {
      const offset = mark.getBoundingClientRect().top - frame.top;
      pane.scrollTop += offset - pane.clientHeight / 3;
    }
  } else if (!inView(mark, BAR, Infinity)) {
    mark.scrollIntoView({ block: "center", behavior: "instant" });
  }
}

class Review {
  constructor(root) {
    this.root = root;
    this.text = root.querySelector("[data-review-text]");
    this.list = root.querySelector("[data-review-facts]");
    if (!this.text || !this.list) return;
    this.current = "";
    this.text.addEventListener("click", (event) => this.fromText(event));
    this.list.addEventListener("click", (event) => this.fromList(event));
    this.list.addEventListener("focusin", (event) => this.follow(event));
    this.list.addEventListener("keydown", (event) => this.key(event));
    // A fact that comes back from the server is a new element: dress it, and light it again.
    document.addEventListener("htmx:load", () => this.dress());
    this.dress();
    const target = document.getElementById(location.hash.slice(1));
    if (target?.dataset.fact && root.contains(target)) this.light(target.dataset.fact, { text: true });
  }

  facts() {
    return [...this.list.querySelectorAll("[data-fact]")].filter((fact) => !fact.closest("[hidden]"));
  }

  factOf(id) {
    return this.list.querySelector(`[data-fact="${CSS.escape(id)}"]`);
  }

  marksOf(id) {
    return [...this.text.querySelectorAll(`mark[data-fact="${CSS.escape(id)}"]`)];
  }

  dress() {
    for (const fact of this.list.querySelectorAll("[data-fact]:not([tabindex])")) fact.tabIndex = -1;
    if (this.current) this.light(this.current, {});
  }

  light(id, { text = false, list = false }) {
    this.current = id;
    for (const lit of this.root.querySelectorAll(".is-on")) lit.classList.remove("is-on");
    for (const lit of this.list.querySelectorAll("[aria-current]")) lit.removeAttribute("aria-current");
    const fact = this.factOf(id);
    const marks = this.marksOf(id);
    fact?.classList.add("is-on");
    fact?.setAttribute("aria-current", "true");
    for (const mark of marks) mark.classList.add("is-on");
    if (text && marks.length) bringMark(marks[0], this.text);
    if (list && fact) this.bringFact(fact);
  }

  /* The list scrolls with the page. On narrow screens the text stays above it and covers the top of the window. */
  bringFact(fact) {
    const panel = this.text.parentElement;
    const left = (element) => element.getBoundingClientRect().left;
    const stays = getComputedStyle(panel).position === "sticky" && left(panel) === left(this.list.parentElement);
    const top = BAR + (stays ? panel.offsetHeight : 0);
    if (inView(fact, top, Infinity)) return;
    const free = window.innerHeight - top - fact.offsetHeight;
    window.scrollBy({ top: fact.getBoundingClientRect().top - top - Math.max(12, free / 3), behavior: "instant" });
  }

  fromText(event) {
    const mark = event.target.closest("mark[data-fact]");
    if (mark) this.light(mark.dataset.fact, { list: true });
  }

  fromList(event) {
    const fact = event.target.closest("[data-fact]");
    if (!fact) return;
    const link = event.target.closest('a[href^="#"]');
    if (link && this.marksOf(fact.dataset.fact).length) event.preventDefault();
    this.light(fact.dataset.fact, { text: true });
    // A press on the fact itself, not on something in it, puts the focus there, so that the keys work.
    if (!event.target.closest("a, button, input, select, textarea, label, summary")) fact.focus({ preventScroll: true });
  }

  follow(event) {
    const fact = event.target.closest("[data-fact]");
    if (fact && fact.dataset.fact !== this.current) this.light(fact.dataset.fact, { text: true });
  }

  key(event) {
    const onList = event.target === this.list || event.target.matches("[data-fact]");
    if (!onList || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(KEYS_OFF)) return;
    const acts = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Enter: () => this.press("accept", true),
      s: () => this.press("edit", false),
      b: () => this.press("reject", true),
      n: () => this.next(),
    };
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act && act()) event.preventDefault();
  }

  go(fact) {
    if (!fact) return false;
    fact.tabIndex = -1;
    fact.focus({ preventScroll: true });
    this.light(fact.dataset.fact, { text: true, list: true });
    return true;
  }

  place(facts) {
    return facts.findIndex((fact) => fact.dataset.fact === this.current);
  }

  move(step) {
    const facts = this.facts();
    const here = this.place(facts);
    return this.go(here < 0 ? facts[0] : facts[here + step]);
  }

  next() {
    const facts = this.facts();
    const here = this.place(facts);
    const open = (fact) => fact.dataset.level && fact.dataset.level !== "sure" && !fact.matches(".fact-done");
    return this.go(facts.slice(here + 1).find(open) || facts.slice(0, Math.max(here, 0)).find(open));
  }

  press(name, thenMove) {
    const control = this.factOf(this.current)?.querySelector(`[data-act="${name}"]`);
    if (!control) return false;
    control.click();
    if (thenMove) this.move(1);
    return true;
  }
}

attach("[data-review]", (root) => new Review(root));

attach("[data-review-kind]", (toggle) => {
  toggle.addEventListener("click", () => {
    const kind = toggle.dataset.reviewKind;
    const shown = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(shown));
    for (const mark of document.querySelectorAll(`[data-review-text] mark.kind-${CSS.escape(kind)}`)) {
      mark.classList.toggle("is-muted", !shown);
    }
    for (const group of document.querySelectorAll(`[data-kind-group="${CSS.escape(kind)}"]`)) group.hidden = !shown;
  });
});

attach("input[data-review-keys]", (box) => {
  box.checked = !localStorage.getItem(KEYS_OFF);
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "yes");
  });
});
