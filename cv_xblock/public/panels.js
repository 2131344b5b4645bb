/* <cnj-panels>: the sides of the CV, one at a time: answers, page, who sees it.
 *
 * A button [data-panel-tab=name] shows [data-panel=name]. The event "cnj-panel" (detail: the
 * name) tells a side that it is shown, so that it asks for what it needs only then.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-panels")) return;

  class CnjPanels extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", ({ target }) => {
        const tab = target.closest("[data-panel-tab]");
        if (tab) this.open(tab.dataset.panelTab);
      });
    }

    open(name) {
      for (const panel of this.querySelectorAll("[data-panel]")) panel.hidden = panel.dataset.panel !== name;
      for (const tab of this.querySelectorAll(".cnj-cv__tabs [data-panel-tab]")) {
        if (tab.dataset.panelTab === name) tab.setAttribute("aria-current", "true");
        else tab.removeAttribute("aria-current");
      }
      const panel = this.querySelector(`[data-panel="${name}"]`);
      panel.focus({ preventScroll: true });
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
      this.dispatchEvent(new CustomEvent("cnj-panel", { detail: name }));
    }
  }

  customElements.define("cnj-panels", CnjPanels);
})();
