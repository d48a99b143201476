/* form[data-submit-once]: a second press on the button does nothing; the button says that it is sending. */

import { attach } from "./attach.js";

function release(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll("button[aria-busy]")) {
    button.removeAttribute("aria-busy");
    button.style.minWidth = "";
    if (button.dataset.words) button.innerHTML = button.dataset.words;
    delete button.dataset.words;
  }
}

attach("form[data-submit-once]", (form) => {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sending) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (event.defaultPrevented && !form.matches("[hx-post], [hx-put]")) return;
    form.dataset.sending = "yes";
    const button = event.submitter;
    if (!button) return;
    button.dataset.words = button.innerHTML;
    button.style.minWidth = `${button.offsetWidth}px`;
    button.setAttribute("aria-busy", "true");
    // Busy, not disabled: a disabled button would take its own name and value out of what is sent.
    button.textContent = form.dataset.submitOnce || document.body.dataset.busy;
  });
  form.addEventListener("htmx:afterRequest", () => release(form));
  // Coming back with the browser's own button shows the page as it was left.
  window.addEventListener("pageshow", (event) => event.persisted && release(form));
});
