// Ranking by order on a phone: a tap gives an issue the next place, another tap takes it back. Without this file she
// writes the places as numbers into the same fields.
(() => {
  "use strict";
  const ready = () => {
    for (const part of document.querySelectorAll("[data-tapped]")) part.hidden = false;
    for (const part of document.querySelectorAll("[data-written]")) part.hidden = true;
  };
  const field = (button) => document.getElementById(button.dataset.tap);
  const place = (button) => Number(field(button).value) || 0;
  const put = (button, value) => {
    field(button).value = value || "";
    button.setAttribute("aria-pressed", String(value > 0));
    button.classList.toggle("on", value > 0);
    const number = button.querySelector(".issue-number");
    number.textContent = value || "";
    number.hidden = !value;
  };

  new MutationObserver(ready).observe(document.body, { childList: true, subtree: true });
  ready();
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-tap], [data-level]");
    if (!button) return;
    const level = button.form.querySelector("[data-level]");
    const isLevel = level.getAttribute("aria-pressed") === "true";
    level.setAttribute("aria-pressed", String(button === level && !isLevel));
    level.classList.toggle("on", button === level && !isLevel);
    if (button === level) return;
    const rows = [...button.form.querySelectorAll("[data-tap]")];
    const was = place(button);
    const last = Math.max(...rows.map(place));
    put(button, was ? 0 : isLevel && last ? last : last + 1);
    if (was && !rows.some((row) => place(row) === was)) {
      for (const row of rows) if (place(row) > was) put(row, place(row) - 1);
    }
  });
})();
