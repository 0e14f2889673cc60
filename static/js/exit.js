// Leave quickly: the link works without this; with it the page is blank at once and Back shows nothing.
(() => {
  const body = document.body, url = body.dataset.exit;
  if (!url) return;
  let shifts = [];
  const leave = (event) => {
    if (event) event.preventDefault();
    const cover = document.createElement("div");
    cover.className = "cover";
    body.replaceChildren(cover);
    document.title = "…";
    for (const store of ["localStorage", "sessionStorage"]) try { window[store].clear(); } catch { /* it keeps nothing */ }
    location.replace(url);
  };
  document.querySelectorAll("[data-leave]").forEach((link) => link.addEventListener("click", leave));
  addEventListener("keydown", (event) => {
    if (event.key === "Shift") {
      if (event.repeat) return;
      const now = Date.now();
      shifts = shifts.filter((at) => now - at < 5000).concat(now);
      if (shifts.length === 3) leave();
      return;
    }
    shifts = [];
    if (event.key !== "Escape" || !("exitEsc" in body.dataset) || document.querySelector("dialog[open]")) return;
    if (!document.activeElement.matches("input,textarea,select,[contenteditable]")) leave();
  });
  // A page kept in memory may belong to the woman before.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
