/* After a step was noted, goes on where the person worked: the next learner of the same column.
 * Without this file the page comes again, at that learner. */

/** What was sent last, and from which column. */
let sent = null;

const columnOf = (learner) =>
  document.getElementById(`note-${learner}`)?.form.elements.column.value;

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const fields = detail.elt.elements;
  sent = fields?.column && {
    learner: fields.learner.value,
    column: fields.column.value,
    after: fields.after.value,
  };
});

/** The next learner of the column, its heading after the last, or that of the board. */
function placeOf({ column, after }) {
  const next = document.getElementById(`step-${after}`);
  if (next) return next;
  const heading = document.getElementById(`stage-${column}`);
  // On a phone a column without anybody is not shown.
  return heading?.checkVisibility() ? heading : document.getElementById("answers");
}

document.addEventListener("htmx:afterSettle", () => {
  const done = sent;
  sent = null;
  // Where nothing was noted, or nobody has moved, the focus stays.
  const refused = document.querySelector("[role=status] .cnj-notice--warning");
  if (!done || refused || columnOf(done.learner) === done.column) return;
  const place = placeOf(done);
  place.focus({ preventScroll: true });
  (place.closest(".cnj-follow") ?? place).scrollIntoView({ block: "nearest" });
});
