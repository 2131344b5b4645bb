/* The editor of what authors set of a block, in Studio. */
function ClicnjobStudioEditor(runtime, element, args) {
  "use strict";

  const host = element instanceof Element ? element : element[0];
  const root = host.querySelector("cnj-block");
  const form = root.querySelector("form");
  const notify = (name, data) => runtime.notify?.(name, data);

  function say(field, sentence) {
    for (const note of form.querySelectorAll("[data-note]")) {
      const here = note.dataset.note === field;
      note.textContent = here ? sentence : "";
      const input = note.dataset.note && inputOf(note.dataset.note);
      if (!input) continue;
      input.setAttribute("aria-invalid", String(here && Boolean(sentence)));
      if (here && sentence) input.focus();
    }
  }

  function inputOf(name) {
    return form.elements.namedItem(name) ?? boxes(name)[0];
  }

  function boxes(name) {
    return [...form.querySelectorAll(`[data-choices="${name}"] input`)];
  }

  function read() {
    const data = Object.fromEntries(new FormData(form));
    for (const flag of form.querySelectorAll("[data-flag]")) data[flag.name] = flag.checked;
    for (const { dataset } of form.querySelectorAll("[data-choices]")) {
      const ticked = boxes(dataset.choices).filter((box) => box.checked);
      data[dataset.choices] = ticked.map((box) => box.value);
    }
    for (const editor of form.querySelectorAll("[data-editor]")) data[editor.dataset.editor] = editor.value;
    return data;
  }

  /* An editor of its own is started, and may ask before anything is kept. */
  const editors = [...form.querySelectorAll("[data-editor]")];
  const call = (handler, data) => root.call(runtime.handlerUrl(element, handler), data);
  for (const editor of editors) editor.start(args, call);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say("", "");
    for (const editor of editors) if (!(await editor.ready())) return;
    notify("save", { state: "start" });
    const answer = await call("studio_submit", read());
    if (answer.ok) {
      notify("save", { state: "end" });
      return;
    }
    const sentence = answer.body.error ?? args.offline;
    for (const editor of editors) if (answer.body.field === editor.dataset.editor) editor.refuse(answer.body);
    say(answer.body.field ?? "", sentence);
    notify("error", { title: args.failed, message: sentence });
  });

  form.querySelector(".cancel-button").addEventListener("click", () => notify("cancel", {}));
}
