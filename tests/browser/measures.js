// What a page is to eyes and thumbs: sizes, gaps, cut words, focus, contrast. All in CSS pixels. Asked by measures.py.
(() => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true });

  // A link inside a sentence may be as high as its line (WCAG 2.5.8); whatever stands alone is for a thumb.
  const inSentence = (one) => one.matches("a") && getComputedStyle(one).display === "inline"
    && one.parentElement.textContent.trim().length > one.textContent.trim().length;
  const thumbed = (one) => (one.matches("[type=radio], [type=checkbox]") && one.labels[0]) || one;
  const targets = () => [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")]
    .filter((one) => seen(one) && !one.closest(".skip, .visually-hidden") && !inSentence(one))
    .map(thumbed)
    .filter((one, place, all) => all.indexOf(one) === place)
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.height && box.width);
  const named = (one) => `${one.tagName.toLowerCase()}.${one.className} ${one.textContent.trim().slice(0, 30)}`;
  const MAIN = ".btn-lg, .bigbutton, .choice, :is(.faces, .scale, .grades) label";

  const words = () => {
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode, one = node.parentElement;
      const read = !one.closest(".visually-hidden, .skip, noscript, script, option, textarea");
      if (node.data.trim() && read && one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) found.push([node, one]);
    }
    return found;
  };

  // Under a white wash of 30 %: what the sun in a hall makes of a projector's picture.
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = (colour) => colour.slice(0, 3).map((part) => (part * 0.7 + 255 * 0.3) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.5) return colour;
    }
    return [255, 255, 255];
  };

  return {
    // Between two targets lies so much that no thumb meets both: their distance, and what each is more than 44 px.
    taps() {
      const found = targets(), gap = [], spare = (length) => Math.max(0, (length - 44) / 2);
      found.forEach(([one, a], place) => found.slice(place + 1).forEach(([other, b]) => {
        if (one.contains(other) || other.contains(one)) return;
        const x = Math.max(a.left, b.left) - Math.min(a.right, b.right);
        const y = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
        const between = x > y ? x + spare(a.width) + spare(b.width) : y + spare(a.height) + spare(b.height);
        if (between < 20) gap.push([between, `${named(one)} | ${named(other)}`]);
      }));
      return {
        all: found.map(([one, box]) => [Math.min(box.width, box.height), named(one)]),
        main: found.filter(([one]) => one.matches(MAIN)).map(([one, box]) => [box.height, named(one)]),
        gap,
      };
    },

    // Words beyond the screen, or clipped; what has a frame of its own may be pushed inside it.
    cut() {
      const wide = document.documentElement.scrollWidth;
      const found = wide > innerWidth ? [`sideways: ${wide} px`] : [];
      for (const [node, one] of words()) {
        if (one.closest(".table-wrap, .table-responsive") || getComputedStyle(one).clipPath !== "none") continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        let frame = one;
        while (frame && frame !== document.body && getComputedStyle(frame).overflow === "visible") frame = frame.parentElement;
        const framed = frame && frame !== document.body && !frame.matches("svg");
        if (framed && ["auto", "scroll"].includes(getComputedStyle(frame).overflowX)) continue;
        const edge = framed ? frame.getBoundingClientRect() : { right: innerWidth, bottom: Infinity };
        if (box.left < -1 || box.right > Math.min(edge.right, innerWidth) + 1 || box.bottom > edge.bottom + 1) {
          found.push(`cut: ${node.data.trim().slice(0, 60)}`);
        }
      }
      return found;
    },

    // One stop of Tab: whether it was there before, whether the ring shows, whether another thing lies over it.
    stop() {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      one.dataset.stop = `${one.dataset.stop || ""}x`;
      const label = one.labels && one.labels[0];
      const around = label ? [one, label, ...label.children, one.closest(".choice")] : [one];
      const ring = around.filter(Boolean).some((part) => {
        const style = getComputedStyle(part);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      });
      const box = (label && label.contains(one) ? label : one).getBoundingClientRect();
      const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;  // of what the screen shows of it
      const top = document.elementFromPoint(box.left + box.width / 2, middle);
      const free = top && (one.contains(top) || top.contains(one) || (label && label.contains(top)));
      return { again: one.dataset.stop.length > 1, ring, free: Boolean(free), name: named(one) };
    },

    // Each writing of a wall: its height as a share of the screen's, its contrast when washed. Drawn text has the palette's.
    far() {
      return words().map(([node, one]) => {
        const style = getComputedStyle(one), drawn = one.closest("svg") && one.getScreenCTM();
        const size = parseFloat(style.fontSize) * (drawn ? Math.hypot(drawn.a, drawn.b) : 1);
        return [(size / innerHeight) * 100, drawn ? 21 : contrast(channels(style.color), ground(one)), node.data.trim().slice(0, 40)];
      });
    },

    strip() {
      return [...document.querySelectorAll(".codestrip .digits, .codestrip svg")].map((one) => one.getBoundingClientRect())
        .filter((box) => box.width && box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth).length;
    },

    // What she may choose on her phone, in words: answers to press and things to weigh, never what she writes.
    options() {
      const kinds = [".faces label", ".grades label", "button.choice[name=choice]", "label.choice", "[data-tap] [data-words]"];
      return [...document.querySelectorAll(kinds.map((kind) => `#now ${kind}`).join())]
        .map((one) => one.textContent.trim().replace(/\s+/g, " "));
    },
  };
})()
