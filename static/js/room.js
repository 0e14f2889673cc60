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
  const pass = document.querySelector("[data-pass]");
  const OUTBOX = "outbox", DRAFT = "draft";
  let tag = frame.dataset.tag || null;
  let quiet = 0, missed = 0, soon = 0, beating = false;
  let sending = false;
  let leaving = false;

  const now = () => document.querySelector("#now");
  const mark = () => now().dataset.mark;
  const show = (element, on) => { if (element) element.hidden = !on; };

  // Words that only this page holds: typed and not sent, or given back by the server with what is wrong.
  const touched = () => "stay" in now().dataset || [...now().querySelectorAll("input:not([type=hidden]):enabled, textarea:enabled, select:enabled")].some((field) =>
    field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked
      : field.tagName !== "SELECT" && field.value !== field.defaultValue);

  // A browser that keeps nothing (a private window) still sends what this page remembers.
  const recall = (where, name) => { try { return JSON.parse(window[where].getItem(name)); } catch { return null; } };
  const remember = (where, name, value) => {
    try { value ? window[where].setItem(name, JSON.stringify(value)) : window[where].removeItem(name); } catch { /* kept by the page alone */ }
  };

  let outbox = recall("localStorage", OUTBOX) || [];
  const keep = (items) => { outbox = items; remember("localStorage", OUTBOX, items.length && items); };

  // What she types outlives a reload or a phone that ran out of memory, in this tab and in this step alone.
  const step = () => mark().split("-")[0];
  const forgetDraft = () => remember("sessionStorage", DRAFT, null);
  const restoreDraft = () => {
    const draft = recall("sessionStorage", DRAFT);
    const field = draft && draft.step === step() && document.getElementById(draft.id);
    if (field && !field.value) field.value = draft.text;
  };

  // A part that has a script of its own names it; most have none.
  const help = () => {
    const part = now().querySelector("[data-script]");
    if (part) import(part.dataset.script).catch(() => {});
  };

  // Puts the server's own page in place of the old one, as elements, never as text to be run.
  const put = (html) => {
    const next = new DOMParser().parseFromString(html, "text/html").querySelector("#now");
    if (!next) { location.reload(); return; }
    const before = mark();
    now().replaceWith(next);
    help();
    show(moved, false);
    document.body.classList.toggle("blank", next.dataset.blank === "1");
    if (before !== mark()) {
      forgetDraft();
      history.replaceState(null, "", page);
      window.scrollTo(0, 0);
      if (!sending) say("");
      const heading = next.querySelector("h1");
      if (heading && status) {  // a phone, not the wall: a screen reader begins at the new step
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
      }
    }
  };

  const look = async (url) => (await fetch(url, { cache: "no-store", headers: { "X-Part": "now" } })).text();

  const fetchPart = async (url) => {
    const html = await look(url);
    const next = new DOMParser().parseFromString(html, "text/html").querySelector("#now");
    if (next && touched()) {
      if (next.dataset.mark !== mark()) show(moved, true);  // her words stay; she looks when she is ready
      return;
    }
    put(html);
  };

  // Often while the room moves, and seldom when nothing has moved for a while: she pays for each question. The wall,
  // which has no status, never rests. A line that broke just now (a server that starts again) is tried at once.
  const pace = () => missed === 1 ? 500 : quiet < 20 ? 1200 : quiet < 30 || !status ? 2000 : quiet < 40 ? 5000 : quiet < 54 ? 15000 : 25000;

  const beat = async () => {
    if (mark() === "over") return;
    beating = true;
    if (!document.hidden && !sending) {
      try {
        const cookies = status ? "omit" : "same-origin";  // before the door her seat tells who asks
        const answer = await fetch(`${pulse}?${tag}`, { referrerPolicy: "no-referrer", credentials: cookies });
        show(away, answer.status >= 500);
        missed = 0;
        quiet += 1;
        if (answer.status === 200) {
          const told = await answer.text();
          quiet = 0;
          await fetchPart(page + location.search);
          tag = told;
        } else if (answer.status === 404) location.reload();
      } catch {
        missed += 1;
        show(away, missed > 1);
      }
    }
    beating = false;
    soon = setTimeout(beat, pace());
  };

  // She takes the phone up again: it looks at once, and for a while more often.
  const wake = () => {
    if (beating || quiet < 30) return;
    quiet = 20;
    clearTimeout(soon);
    beat();
  };

  const say = (state) => {
    if (!status) return;
    for (const line of status.children) line.hidden = line.dataset.state !== state;
    status.className = `sendstate sendstate-${state}`;
    // How many wait, or when it was sent by this phone's clock.
    const told = status.querySelector(`[data-state="${state}"] [data-told]`);
    if (told) told.textContent = state === "sent" ? new Date().toTimeString().slice(0, 5) : `(${outbox.length})`;
  };

  const deliver = async () => {
    const [item] = outbox;
    if (!item || sending) return;
    sending = true;
    say("sending");
    try {
      const answer = await fetch(item.url, {
        method: "POST", body: item.body, cache: "no-store",
        headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Part": "now" },
      });
      if (answer.status >= 500 || answer.status === 429) throw answer;
      quiet = 0;  // others answer too: soon the host goes on
      keep(outbox.slice(1));  // taken, or refused with a reason that the page shows
      say(answer.ok ? "sent" : "failed");
      const turned = answer.headers.get("X-Page");
      if (turned) history.replaceState(null, "", turned);
      put(await answer.text());
      sending = false;
      if (leaving && !outbox.length) location.assign(pass.href);
      deliver();
    } catch ({ status: said }) {
      say(said === 429 ? "slow" : "waiting");
      setTimeout(() => { sending = false; deliver(); }, (said === 429 ? 8000 : 2000) + Math.random() * 1500);
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
    keep([...outbox.filter((item) => item.key !== key), { key, url: form.action, body: new URLSearchParams(data).toString() }]);
    for (const field of form.elements) field.disabled = true;  // the answer brings a new form: nothing typed into this one may be lost
    forgetDraft();
    deliver();
  });

  document.addEventListener("input", ({ target }) => {
    if (target.matches("[data-send] textarea")) {
      remember("sessionStorage", DRAFT, { step: step(), id: target.id, text: target.value });
    }
  });

  // Before another woman has the phone: what is not sent is forgotten, what is waiting goes first, from her own seat.
  if (pass) pass.addEventListener("click", (event) => {
    forgetDraft();
    if (!outbox.length) return;
    event.preventDefault();
    leaving = true;
  });

  // She follows the meeting: what she had typed and not sent stays before her, to be offered or left.
  const follow = async () => {
    const field = [...document.querySelectorAll("[data-late] textarea")].find(({ value }) => value.trim());
    const late = document.querySelector("#late");
    put(await look(page));
    if (!field || !late) return;
    const offer = late.content.cloneNode(true);
    const form = offer.querySelector("form");
    form.action = `${field.form.action}late/`;
    form.elements.key.value = field.form.elements.key.value;
    form.elements.text.value = offer.querySelector("blockquote").textContent = field.value;
    now().prepend(offer);
    now().dataset.stay = "";
  };
  if (moved) moved.addEventListener("click", () => follow().catch(() => say("waiting")));
  window.addEventListener("online", deliver);
  document.addEventListener("pointerdown", wake);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });
  restoreDraft();
  help();
  deliver();
  soon = setTimeout(beat, tag ? 1500 : 0);
})();
