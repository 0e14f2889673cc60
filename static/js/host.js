// A clicker, or keys, for the host: the cards of a talk first, then the big button and Back. Letters only where she has said so (a letter may be meant
// for something else). Nothing happens while a field has the focus, or while the last press is on its way.
(() => {
  "use strict";
  const letters = document.querySelector("#letters");
  const LETTERS = "letters";
  let pressed = false;
  try { letters.checked = localStorage.getItem(LETTERS) === "1"; } catch { /* it keeps nothing */ }
  letters.closest("[hidden]").hidden = false;
  letters.addEventListener("change", () => {
    try { localStorage.setItem(LETTERS, letters.checked ? "1" : "0"); } catch { /* for this page alone */ }
  });

  const either = (card, button) => document.querySelector(card) ? card : button;
  const wanted = ({ key }) => {
    if (key === "PageDown" || key === "ArrowRight") return either("#nextcard", "#onebutton");
    if (key === "PageUp" || key === "ArrowLeft") return either("#cardbefore", "#backbutton");
    return letters.checked && ["b", "B", "."].includes(key) ? "form[action$='/blank/'] button" : null;
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (document.activeElement.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const button = wanted(event) && document.querySelector(wanted(event));
    if (!button) return;
    event.preventDefault();
    if (pressed || event.repeat) return;
    pressed = true;
    button.click();
  });
  addEventListener("pageshow", () => { pressed = false; });
})();
