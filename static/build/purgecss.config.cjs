// What of Bootstrap stays: classes found in our templates, and those that forms and pages may yet use.
const root = process.env.LOOK_ROOT;

module.exports = {
  css: ["out/bootstrap.css"],
  content: [`${root}/templates/**/*.html`, `${root}/static/js/*.js`, `${root}/*/forms.py`, `${root}/coalition/*/forms.py`],
  variables: false,
  safelist: {
    standard: ["row", "col", "show", "is-invalid", "invalid-feedback", "visually-hidden", "visually-hidden-focusable", "text-muted", "text-end",
      "text-center", "text-break", "d-flex", "d-grid", "d-none", "flex-wrap", "gap-1", "gap-2", "gap-3", "mb-0", "mb-2", "mb-3", "mb-4", "mt-2", "mt-3", "mt-4",
      "align-items-center", "justify-content-between", "flex-grow-1", "w-100", "form-control", "form-select", "form-label", "form-text", "form-check",
      "form-check-input", "form-check-label", "input-group", "input-group-text", "card", "card-body", "card-header", "card-footer", "card-title",
      "table", "table-striped", "list-group", "list-group-item", "list-group-flush", "list-group-item-action", "col-md-6", "col-md-4", "col-md-8"],
  },
};
