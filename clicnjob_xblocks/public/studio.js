/* The editor of a block's texts, in Studio. */
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
      const input = note.dataset.note && form.elements.namedItem(note.dataset.note);
      if (!input) continue;
      input.setAttribute("aria-invalid", String(here && Boolean(sentence)));
      if (here && sentence) input.focus();
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say("", "");
    notify("save", { state: "start" });
    const data = Object.fromEntries(new FormData(form));
    const answer = await root.call(runtime.handlerUrl(element, "studio_submit"), data);
    if (answer.ok) {
      notify("save", { state: "end" });
      return;
    }
    const sentence = answer.body.error ?? args.offline;
    say(answer.body.field ?? "", sentence);
    notify("error", { title: args.failed, message: sentence });
  });

  form.querySelector(".cancel-button").addEventListener("click", () => notify("cancel", {}));
}
