/* A kept memo sheet on its page: the notes save themselves, and the browser prints the sheet alone. */
(function () {
  "use strict";

  const given = JSON.parse(document.getElementById("memo-page").textContent);
  const csrf = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const address = document.querySelector("[data-memo-address]").dataset.memoAddress;
  const notes = document.querySelector("cnj-memo-notes");

  async function send(data, { keepalive = false } = {}) {
    try {
      const response = await fetch(address, {
        method: "POST",
        credentials: "same-origin",
        keepalive,
        headers: { "Content-Type": "application/json", "X-CSRFToken": csrf },
        body: JSON.stringify({ ...data, learner: given.learner }),
      });
      const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
      return { ok: response.ok && isJson, status: response.status, body: isJson ? await response.json() : {} };
    } catch {
      return { ok: false, status: 0, body: {} };
    }
  }

  notes.start({ send, key: given.draft, stored: given.stored, strings: given.strings });

  const print = document.querySelector("[data-memo=print]");
  print.hidden = false;
  print.addEventListener("click", () => {
    const paper = document.createElement("cnj-memo-paper");
    paper.show(document.querySelector(".cnj-memo__sheet"), given.my_notes, notes.text).print();
  });
})();
