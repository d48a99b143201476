/* button[data-print]: print the page. */

import { attach } from "./attach.js";

attach("button[data-print]", (button) => button.addEventListener("click", () => window.print()));
