/* <cnj-end>: after the last question: whether the CV is ready, and what to do next. */
(function () {
  "use strict";

  if (customElements.get("cnj-end")) return;

  class CnjEnd extends HTMLElement {
    setup({ strings, panels }) {
      this.strings = strings;
      for (const button of this.querySelectorAll("[data-panel-to]")) {
        const name = button.dataset.panelTo;
        button.hidden = !panels.querySelector(`[data-panel="${name}"]`);
        button.addEventListener("click", () => panels.open(name));
      }
      // The first of those that are there is what most people want next.
      this.querySelector("[data-panel-to]:not([hidden])")?.classList.add("cnj-button--primary");
    }

    show(missing) {
      const { strings } = this;
      const ready = missing.length === 0;
      const lacking = missing.map((part) => strings.parts[part]).join(", ");
      const words = ready ? strings.ready_words : strings.lacking.replace("{what}", lacking);
      this.querySelector("[data-end-title]").textContent = ready ? strings.ready : strings.nearly;
      this.querySelector("[data-end-words]").textContent = words;
    }
  }

  customElements.define("cnj-end", CnjEnd);
})();
