// A wall that holds more than it shows at once turns its own page, and begins again at the top; nobody stands at it.
(() => {
  "use strict";
  const READ = 12000;  // to read a full wall from the back of a hall
  const root = document.documentElement;

  setInterval(() => {
    const height = root.clientHeight, atEnd = root.scrollTop + height >= root.scrollHeight - 2;
    // What stands half on this page begins the next one.
    const half = [...document.querySelectorAll("#now :is(li, tr, p)")].map((one) => one.getBoundingClientRect())
      .find((box) => box.bottom > height);
    const turn = half && half.top > height / 5 ? half.top - 20 : height * 0.8;
    window.scrollTo(0, atEnd ? 0 : root.scrollTop + turn);
  }, READ);
})();
