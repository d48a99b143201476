/* Dropping menus are <details>: this closes them on Escape and on a press elsewhere. */

import { attach } from "./attach.js";

attach("details[data-drop-menu]", (menu) => {
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
});
