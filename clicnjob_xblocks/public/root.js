/* <cnj-block>: the root of a block; it talks to the block's handlers. */
(function () {
  "use strict";

  if (customElements.get("cnj-block")) return;

  const csrfToken = () => /(?:^|;\s*)csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? "";

  class CnjBlock extends HTMLElement {
    /* A text that was typed, as the server stores it. */
    static tidy(text) {
      return text.normalize("NFC").trim();
    }

    /* Posts to a handler. Resolves to {ok, status, body}; status 0 means no network. */
    call(url, data, { keepalive = false } = {}) {
      // Whose page this is: somebody else may have logged in since, in another tab.
      const body = JSON.stringify({ ...data, learner: this.dataset.learner });
      return this.post(url, body, "application/json", keepalive);
    }

    /* Posts a file to a handler whose address says whose page this is; resolves as call does. */
    upload(url, file) {
      return this.post(url, file, "application/octet-stream");
    }

    async post(url, body, type, keepalive = false) {
      try {
        const response = await fetch(url, {
          method: "POST",
          credentials: "same-origin",
          keepalive,
          headers: { "Content-Type": type, "X-CSRFToken": csrfToken() },
          body,
        });
        const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
        const answer = isJson ? await response.json() : {};
        return { ok: response.ok && isJson, status: response.status, body: answer };
      } catch {
        return { ok: false, status: 0, body: {} };
      }
    }
  }

  customElements.define("cnj-block", CnjBlock);
})();
