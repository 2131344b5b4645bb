/* <cnj-gained>: what was gained in paths; each goes on the CV when its button is pressed. */
(function () {
  "use strict";

  if (customElements.get("cnj-gained")) return;

  class CnjGained extends HTMLElement {
    connectedCallback() {
      if (this.step) return;
      this.step = this.closest("[data-step]");
      this.chips = this.step.querySelector("cnj-chips");
      this.addEventListener("click", ({ target }) => {
        const button = target.closest("[data-to-cv]");
        if (button) this.take(button.closest("li"));
      });
      // Chips come with the CV and go by hand: each time it is said anew which are there.
      const watched = new MutationObserver(() => this.compare());
      watched.observe(this.chips.querySelector("[data-chips]"), { childList: true });
    }

    take(line) {
      if (!this.chips.take(line.dataset.skill)) return;
      this.compare();
      // The button is gone: who came by keyboard stays with the line.
      const words = line.querySelector("span");
      words.tabIndex = -1;
      words.focus();
    }

    compare() {
      for (const line of this.querySelectorAll("li")) {
        const there = this.chips.has(line.dataset.skill);
        line.querySelector("[data-to-cv]").hidden = there;
        line.querySelector("[data-on-cv]").hidden = !there;
      }
    }
  }

  customElements.define("cnj-gained", CnjGained);
})();
