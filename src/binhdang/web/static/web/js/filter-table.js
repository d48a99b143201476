/* input[data-filter-rows="#list"]: type to keep the rows that hold the words, with or without Vietnamese marks.
   Rows are the body rows of a table, or the items marked data-filter-item. */

import { attach } from "./attach.js";

const MARKS = /[\u0300-\u036f]/g;

export function withoutMarks(text) {
  return text.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d").replace(/Đ/g, "D");
}

/* Typed without marks: marks do not count. Typed with marks: they count. */
export function holds(text, words) {
  const here = text.normalize("NFC").toLowerCase();
  const typed = words.normalize("NFC").toLowerCase().trim();
  const plain = withoutMarks(typed) === typed;
  const haystack = plain ? withoutMarks(here) : here;
  return typed.split(/\s+/).every((word) => haystack.includes(word));
}

function rowsOf(list) {
  const items = list.querySelectorAll("[data-filter-item]");
  return items.length ? [...items] : [...list.querySelectorAll(":scope > tbody > tr")];
}

function filter(list, words) {
  let shown = 0;
  let heading = null;
  let headingHasRows = false;
  const close = () => {
    if (heading) heading.hidden = Boolean(words) && !headingHasRows;
  };
  let lastShown = true;
  for (const row of rowsOf(list)) {
    if (row.classList.contains("group-row")) {
      close();
      heading = row;
      headingHasRows = false;
    } else if (row.matches(".drill, .say")) {
      row.hidden = !lastShown; // an explanation goes with the row above it
    } else {
      lastShown = holds(row.textContent, words);
      row.hidden = !lastShown;
      shown += lastShown ? 1 : 0;
      headingHasRows ||= lastShown;
    }
  }
  close();
  return shown;
}

attach("input[data-filter-rows]", (input) => {
  const list = document.querySelector(input.dataset.filterRows);
  if (!list) return;
  const apply = () => {
    const shown = filter(list, input.value);
    for (const count of document.querySelectorAll(`[data-filter-count="${input.dataset.filterRows}"]`)) {
      count.textContent = String(shown);
    }
  };
  input.addEventListener("input", apply);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !input.form?.hasAttribute("action")) event.preventDefault();
  });
  if (input.value) apply();
});
