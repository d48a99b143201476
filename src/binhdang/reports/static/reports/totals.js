/* form[data-totals]: shows the sum of women and men in the empty cell of the total while they are typed.
   The server adds up by itself; this only spares a look at the calculator. */

import { attach } from "../web/js/attach.js";

function numberIn(field) {
  const typed = (field?.value || "").replace(/\s/g, "");
  if (!/^(\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d{1,2})?$/.test(typed)) return null;
  return Number(typed.replaceAll(".", "").replace(",", "."));
}

function show(form, code) {
  const total = form.elements[`${code}-total`];
  const female = numberIn(form.elements[`${code}-female`]);
  const male = numberIn(form.elements[`${code}-male`]);
  if (!total || female === null || male === null) return;
  total.placeholder = (female + male).toLocaleString("vi-VN", { maximumFractionDigits: 2 });
}

attach("form[data-totals]", (form) => {
  form.addEventListener("input", (event) => {
    const code = event.target.name?.match(/^(.+)-(female|male)$/)?.[1];
    if (code) show(form, code);
  });
});
