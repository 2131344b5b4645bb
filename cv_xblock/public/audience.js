/* <cnj-audience>: the side "who sees it": its parts, asked anew each time it is shown. */
(function () {
  "use strict";

  if (customElements.get("cnj-audience")) return;

  const PARTS = ["cnj-links", "cnj-looks", "cnj-versions", "cnj-own-data"];

  class CnjAudience extends HTMLElement {
    /* host: what the parts need; sharing: the switch, which an erased CV closes. */
    async setup(host, sharing) {
      await Promise.all([...PARTS, "cnj-link"].map((name) => customElements.whenDefined(name)));
      this.parts = PARTS.map((name) => this.querySelector(name)).filter(Boolean);
      for (const part of this.parts) part.setup(host);
      this.closest("cnj-panels").addEventListener("cnj-panel", ({ detail }) => {
        if (detail === "audience") this.refresh();
      });
      this.addEventListener("cnj-erased", ({ detail }) => {
        sharing.show(detail.sharing);
        sharing.tellOthers(detail.sharing);
        this.refresh();
      });
      if (!this.closest("[data-panel]").hidden) this.refresh();
    }

    refresh() {
      for (const part of this.parts) part.refresh?.();
    }
  }

  customElements.define("cnj-audience", CnjAudience);
})();
