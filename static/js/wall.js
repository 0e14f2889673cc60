// A wall that holds more than it shows at once turns its own page, and begins again at the top; nobody stands at it.
(() => {
  "use strict";
  const READ = 12000;  // to read a full wall from the back of a hall
  const root = document.documentElement;

  setInterval(() => {
    const atEnd = root.scrollTop + root.clientHeight >= root.scrollHeight - 2;
    window.scrollTo(0, atEnd ? 0 : root.scrollTop + root.clientHeight * 0.8);
  }, READ);
})();
