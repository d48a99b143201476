/* input[data-check-all="#list"] ticks every box of the list; [data-count-checked="#list"] says how many are ticked. */

import { attach } from "./attach.js";

function boxesOf(list) {
  return [...list.querySelectorAll('input[type="checkbox"]:not([data-check-all])')].filter(
    (box) => !box.closest("[hidden]"),
  );
}

attach("input[data-check-all]", (all) => {
  const list = document.querySelector(all.dataset.checkAll);
  if (!list) return;
  const look = () => {
    const boxes = boxesOf(list);
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.addEventListener("change", () => {
    for (const box of boxesOf(list)) box.checked = all.checked;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });
  list.addEventListener("change", (event) => event.target !== all && look());
  look();
});

attach("[data-count-checked]", (count) => {
  const list = document.querySelector(count.dataset.countChecked);
  if (!list) return;
  const look = () => {
    count.textContent = String(boxesOf(list).filter((box) => box.checked).length);
  };
  list.addEventListener("change", look);
  look();
});
