// Typing slips: a full box goes on to the next box, Enter to the next slip, and the filled rows are counted.
(() => {
  const form = document.querySelector("[data-slips]");
  if (!form) return;
  const rows = [...form.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("input")]);
  const boxes = rows.flat(), told = form.querySelector("[data-filled]");
  const go = (box) => { if (box) { box.focus(); box.select(); } };
  form.addEventListener("input", (event) => {
    const at = boxes.indexOf(event.target);
    if (at < 0) return;
    told.textContent = rows.filter((row) => row.some((box) => box.value.trim())).length;
    const row = rows.find((one) => one.includes(event.target));
    if (event.target.value.length === event.target.maxLength && event.target !== row.at(-1)) go(boxes[at + 1]);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !boxes.includes(event.target)) return;
    event.preventDefault();
    const row = rows.findIndex((one) => one.includes(event.target));
    go(rows[row + 1] ? rows[row + 1][0] : form.elements.counted);
  });
})();
