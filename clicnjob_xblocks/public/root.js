/* <cnj-block>: the root of a block; it talks to the block's handlers. */
(function () {
  "use strict";

  if (customElements.get("cnj-block")) return;

  const csrfToken = () => /(?:^|;\s*)csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? "";

  class CnjBlock extends HTMLElement {
    /* Posts to a handler. Resolves to {ok, status, body}; status 0 means no network. */
    async call(url, data, { keepalive = false } = {}) {
      try {
        const response = await fetch(url, {
          method: "POST",
          credentials: "same-origin",
          keepalive,
          headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
          // Whose page this is: somebody else may have logged in since, in another tab.
          body: JSON.stringify({ ...data, learner: this.dataset.learner }),
        });
        const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
        const body = isJson ? await response.json() : {};
        return { ok: response.ok && isJson, status: response.status, body };
      } catch {
        return { ok: false, status: 0, body: {} };
      }
    }
  }

  customElements.define("cnj-block", CnjBlock);
})();
