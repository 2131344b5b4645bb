/* The run sheet of a workshop: leads to the page of one step at a time, and to those present. */
function ClicnjobWorkshopBlock(runtime, element, args) {
  "use strict";

  const host = element instanceof Element ? element : element[0];
  const root = host.querySelector("cnj-block");
  if (!args.key) return;

  const held = root.querySelector("cnj-workshop-held");
  const last = root.querySelector('[data-workshop="last"]');
  held.addEventListener("cnj-notes", ({ detail }) => {
    last.hidden = !detail;
    if (!detail) return;
    const title = Object.assign(document.createElement("p"), { className: "cnj-notice__title", textContent: detail.title });
    last.replaceChildren(title, Object.assign(document.createElement("p"), { className: "cnj-workshop__lines", textContent: detail.text }));
  });
  held.begin({
    strings: args.sessions,
    key: `clicnjob.workshop.${args.key}`,
    call: (handler, data) => root.call(runtime.handlerUrl(element, handler), data),
    address: (session = "") => {
      const file = new URL(runtime.handlerUrl(element, "sheet_to_sign"), location.href);
      file.searchParams.set("learner", root.dataset.learner);
      if (session) file.searchParams.set("session", session);
      return file.href;
    },
  });

  const run = root.querySelector("cnj-workshop-run");
  if (!run) return;
  const lead = root.querySelector('[data-workshop="lead"]');
  lead.addEventListener("click", () => run.open());
  run.addEventListener("cnj-workshop-open", () => root.toggleAttribute("data-leading", run.inPlace));
  run.addEventListener("cnj-workshop-close", () => {
    root.removeAttribute("data-leading");
    lead.focus();
  });
  run.addEventListener("cnj-workshop-over", () => held.beginNew());
  run.begin({
    strings: args.clock,
    key: `clicnjob.workshop.clock.${args.key}`,
    articles: [...root.querySelectorAll(".cnj-workshop__steps [data-step]")],
  });
}
