// The room on a phone or on the wall: asks for one number, fetches the page's middle when it changes, and keeps what
// she sends until the server has said that it holds it. Everything works without this file, by reloading.
(() => {
  "use strict";
  const frame = document.querySelector("[data-pulse]");
  if (!frame) return;
  const { pulse, page } = frame.dataset;
  const status = document.querySelector("#sendstate");
  const moved = document.querySelector("#moved");
  const away = document.querySelector("#away");
  const OUTBOX = "outbox";
  let tag = frame.dataset.tag || null;
  let quiet = 0;
  let sending = false;

  const now = () => document.querySelector("#now");
  const mark = () => now().dataset.mark;
  const show = (element, on) => { if (element) element.hidden = !on; };

  const touched = () => [...now().querySelectorAll("input:not([type=hidden]):enabled, textarea:enabled, select:enabled")].some((field) =>
    field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked
      : field.tagName !== "SELECT" && field.value !== field.defaultValue);

  // Puts the server's own page in place of the old one, as elements, never as text to be run.
  const put = (html) => {
    const next = new DOMParser().parseFromString(html, "text/html").querySelector("#now");
    if (!next) { location.reload(); return; }
    const before = mark();
    now().replaceWith(next);
    show(moved, false);
    document.body.classList.toggle("blank", next.dataset.blank === "1");
    if (before !== mark()) {
      history.replaceState(null, "", page);
      const heading = next.querySelector("h1");
      if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); window.scrollTo(0, 0); }
    }
  };

  const fetchPart = async (url) => {
    const answer = await fetch(url, { cache: "no-store", headers: { "X-Part": "now" } });
    const html = await answer.text();
    const next = new DOMParser().parseFromString(html, "text/html").querySelector("#now");
    if (next && touched()) {
      if (next.dataset.mark !== mark()) show(moved, true);  // her words stay; she looks when she is ready
      return;
    }
    put(html);
  };

  const beat = async () => {
    if (!document.hidden && !sending) {
      try {
        const answer = await fetch(pulse, { cache: "no-store", headers: tag ? { "If-None-Match": tag } : {} });
        show(away, false);
        quiet += 1;
        if (answer.status === 200) {
          quiet = 0;
          await fetchPart(page + location.search);
          tag = answer.headers.get("ETag");
        } else if (answer.status === 404) location.reload();
      } catch { show(away, true); }
    }
    setTimeout(beat, quiet < 30 ? 1500 : quiet < 120 ? 2500 : 4000);
  };

  const waiting = () => { try { return JSON.parse(localStorage.getItem(OUTBOX)) || []; } catch { return []; } };
  const keep = (items) => { try { items.length ? localStorage.setItem(OUTBOX, JSON.stringify(items)) : localStorage.removeItem(OUTBOX); } catch { /* a private window keeps nothing */ } };

  const say = (state) => {
    if (!status) return;
    for (const line of status.children) line.hidden = line.dataset.state !== state;
    status.className = `sendstate sendstate-${state}`;
  };

  const deliver = async () => {
    const [item, ...rest] = waiting();
    if (!item || sending) return;
    sending = true;
    say("sending");
    try {
      const answer = await fetch(item.url, {
        method: "POST", body: item.body, cache: "no-store",
        headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Part": "now" },
      });
      if (answer.status >= 500 || answer.status === 429) throw new Error("later");
      keep(rest);  // taken, or refused with a reason that the page shows
      say(answer.ok ? "sent" : "failed");
      if (answer.redirected) history.replaceState(null, "", answer.url);
      put(await answer.text());
      sending = false;
      if (rest.length) deliver();
    } catch {
      say("waiting");
      setTimeout(() => { sending = false; deliver(); }, 2000 + Math.random() * 1500);
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-send]")) return;
    event.preventDefault();
    const data = new FormData(form);
    const pressed = event.submitter;
    if (pressed && pressed.name) data.append(pressed.name, pressed.value);
    const key = data.get("key");
    keep([...waiting().filter((item) => item.key !== key), { key, url: form.action, body: new URLSearchParams(data).toString() }]);
    for (const field of form.elements) field.disabled = true;  // the answer brings a new form: nothing typed into this one may be lost
    deliver();
  });

  if (moved) moved.addEventListener("click", async () => put(await (await fetch(page, { cache: "no-store", headers: { "X-Part": "now" } })).text()));
  window.addEventListener("online", deliver);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) quiet = 0; });
  deliver();
  setTimeout(beat, tag ? 1500 : 0);
})();
