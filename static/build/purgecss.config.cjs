// What of Bootstrap stays: classes found in our templates and scripts, and those that Django and crispy-forms write for us.
const root = process.env.LOOK_ROOT;

module.exports = {
  css: ["out/bootstrap.css"],
  content: [`${root}/templates/**/*.html`, `${root}/static/js/*.js`, `${root}/*/forms.py`, `${root}/coalition/*/forms.py`],
  safelist: {
    standard: [
      "visually-hidden", "text-center", "d-flex", "flex-wrap", "gap-2", "gap-3", "mb-0", "mb-2", "mb-3", "mt-3", "mt-4",
      "align-items-center", "justify-content-between", "form-control", "form-select", "form-label", "form-text",
    ],
  },
};
