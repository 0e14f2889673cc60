// What of Bootstrap stays: classes found in our templates, and those that forms and pages may yet use.
const root = process.env.LOOK_ROOT;

module.exports = {
  css: ["out/bootstrap.css"],
  content: [`${root}/templates/**/*.html`, `${root}/static/js/*.js`, `${root}/*/forms.py`, `${root}/coalition/*/forms.py`],
  variables: false,
  safelist: {
    standard: [
      "html", "body", "h1", "h2", "h3", "h4", "p", "ul", "ol", "dl", "dt", "dd", "blockquote", "strong", "b", "small", "a", "table", "caption", "th", "td", "tr",
      "label", "button", "input", "select", "textarea", "fieldset", "legend", "summary", "hidden", "progress", "svg",
      "row", "col", "col-md-4", "col-md-6", "col-md-8", "visually-hidden", "text-end", "text-center", "d-flex", "d-grid", "d-none", "flex-wrap",
      "gap-1", "gap-2", "gap-3", "mb-0", "mb-2", "mb-3", "mb-4", "mt-2", "mt-3", "mt-4", "align-items-center", "justify-content-between",
      "flex-grow-1", "w-100", "form-control", "form-select", "form-label", "form-text",
    ],
  },
};
