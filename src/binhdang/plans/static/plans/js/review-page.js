/* [data-pick-words]: the link that adds a fact carries the words chosen in the text of the review page. */

function chosenIn(pane) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(pane);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString().trim();
  return words ? { words, near: before.toString().length } : null;
}

for (const link of document.querySelectorAll("[data-pick-words]")) {
  const pane = document.querySelector(link.dataset.pickWords);
  const plain = link.getAttribute("href");
  const bar = link.closest("[data-pick-bar]");
  if (!pane) continue;
  if (bar) bar.hidden = true;
  document.addEventListener("selectionchange", () => {
    const chosen = chosenIn(pane);
    if (bar) bar.hidden = !chosen;
    if (!chosen) return;
    const asked = new URLSearchParams({ words: chosen.words.slice(0, 2000), near: String(chosen.near) });
    link.href = `${plain}?${asked}`;
  });
}

/* The line that comes back says how the marks of its fact are drawn, and takes the focus that its form had, so that the
   keys go on working. */
document.addEventListener("htmx:afterSettle", (event) => {
  const fact = event.target.closest?.("li[data-fact]");
  if (!fact) return;
  for (const mark of document.querySelectorAll(`[data-review-text] mark[data-fact="${CSS.escape(fact.dataset.fact)}"]`)) {
    mark.classList.toggle("is-rejected", fact.classList.contains("fact-rejected"));
  }
  if (document.activeElement === document.body) {
    fact.tabIndex = -1;
    fact.focus({ preventScroll: true });
  }
});

/* A whole page where a line was expected (the session has ended): shown as a page. */
document.addEventListener("htmx:beforeSwap", (event) => {
  if (/^\s*<!doctype/i.test(event.detail.xhr.responseText)) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});
