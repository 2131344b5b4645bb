/* The memo sheet: keep it in one tap, write on it, print it, take it along. */
function ClicnjobMemoBlock(runtime, element, args) {
  "use strict";

  const host = element instanceof Element ? element : element[0];
  const root = host.querySelector("cnj-block");
  const part = (name) => root.querySelector(`[data-memo="${name}"]`);
  const address = (handler) => runtime.handlerUrl(element, handler);
  const call = (handler, data, options) => root.call(address(handler), data, options);
  const { strings } = args;
  const sheet = root.querySelector(".cnj-memo__sheet");
  if (!sheet) return;

  const notes = root.querySelector("cnj-memo-notes");
  part("print")?.addEventListener("click", () => {
    const paper = document.createElement("cnj-memo-paper");
    paper.show(sheet, strings.my_notes, notes?.text ?? "").print();
  });

  const pdf = part("pdf");
  if (pdf) {
    const file = new URL(address("pdf"), location.href);
    file.searchParams.set("learner", root.dataset.learner);
    pdf.href = file;
  }
  if (!args.kept) return;

  const where = part("where");

  function showKept() {
    part("keep").hidden = true;
    part("mine").hidden = false;
    where.textContent = strings.kept;
    part("error").textContent = "";
  }

  part("keep").addEventListener("click", async () => {
    const button = part("keep");
    if (button.disabled) return;
    button.disabled = true;
    where.textContent = strings.keeping;
    const answer = await call("keep", {});
    button.disabled = false;
    if (answer.ok) {
      showKept();
      where.focus();
    } else {
      where.textContent = "";
      part("error").textContent = answer.body.error ?? strings.offline;
    }
  });

  notes.addEventListener("cnj-noted", () => {
    // Writing on a sheet keeps it; one that an author changed since waits for a tap.
    if (!args.kept.kept_id) showKept();
  });
  notes.start({
    send: (data, options) => call("write_notes", data, options),
    key: args.draft,
    stored: args.kept.notes,
    strings: args.notes,
  });
  if (args.staff) root.querySelector("cnj-memo-team").start(args.staff, call);
}
