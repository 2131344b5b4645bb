/* The map of a path: what is known already is sent, and what is gained is noted. */
function ClicnjobPathBlock(runtime, element, args) {
  "use strict";

  const host = element instanceof Element ? element : element[0];
  const root = host.querySelector("cnj-block");
  const part = (name) => root.querySelector(`[data-path="${name}"]`);
  const call = (handler, data) => root.call(runtime.handlerUrl(element, handler), data);

  part("form")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    part("error").textContent = "";
    const knows = new FormData(event.target).getAll("knows");
    const answer = await call("begin", { knows });
    if (!answer.ok) {
      part("error").textContent = answer.body.error ?? args.strings.offline;
      return;
    }
    // The map is drawn by the server.
    location.reload();
  });

  if (args.claims) {
    call("claim", {}).then((answer) => {
      // What was there already is on the page: loaded for it, it might load for ever.
      if (answer.ok && answer.body.gained.length) location.reload();
    });
  }
}
