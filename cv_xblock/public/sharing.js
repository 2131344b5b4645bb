/* <cnj-sharing>: whom the CV is open to, the switch that changes it, and what is missing. */
(function () {
  "use strict";

  if (customElements.get("cnj-sharing")) return;

  class CnjSharing extends HTMLElement {
    /* turn(open) resolves to {ok, body}; before opening, flush() sends what is not saved yet.
     * key says whose CV it is, and to whom it opens. */
    setup({ turn, flush, strings, key }) {
      Object.assign(this, { turn, flush, strings, key });
      this.toggle = this.querySelector("[role=switch]");
      this.toggle?.addEventListener("click", () => this.press());
      // Another block of the same page has opened or closed the same CV.
      window.addEventListener("clicnjob-shared", ({ detail }) => {
        if (detail.from !== this && detail.key === this.key) this.show(detail.state);
      });
    }

    show(state) {
      const { strings, toggle } = this;
      if (!toggle || !state) return;
      toggle.setAttribute("aria-checked", String(state.open));
      toggle.disabled = !state.open && !state.can_open;
      const values = { "{structure}": state.structure, "{date}": state.since };
      const shared = strings.shared.replace(/\{\w+\}/g, (name) => values[name]);
      // Where nobody may open a CV any more, that it is closed is all there is to say.
      const plain = state.can_open || !state.offered;
      const closed = plain ? strings.unshared : `${strings.unshared} ${strings.unshareable}`;
      this.querySelector("[data-share-state]").textContent = state.open ? shared : closed;
      const lock = this.querySelector("[data-lock]");
      lock.classList.toggle("cnj-icon--lock", !state.open);
      lock.classList.toggle("cnj-icon--open", state.open);
    }

    showMissing(missing) {
      const { strings } = this;
      const box = this.querySelector("[data-missing]");
      if (!box) return;
      box.hidden = false;
      const line = missing.length ? strings.incomplete : strings.complete;
      this.querySelector("[data-missing-line]").textContent = line;
      this.querySelector("[data-missing-list]").replaceChildren(
        ...missing.map((part) => {
          const item = document.createElement("li");
          item.textContent = strings.parts[part];
          return item;
        })
      );
    }

    tellOthers(state) {
      const detail = { from: this, key: this.key, state };
      window.dispatchEvent(new CustomEvent("clicnjob-shared", { detail }));
    }

    async press() {
      const { toggle } = this;
      const open = toggle.getAttribute("aria-checked") !== "true";
      toggle.disabled = true;
      // What advisors are about to see is what stands on the page.
      if (open) await this.flush();
      const answer = await this.turn(open);
      toggle.disabled = false;
      const refused = answer.body.error ?? this.strings.share_offline;
      this.querySelector("[data-share-note]").textContent = answer.ok ? "" : refused;
      if (answer.ok) {
        this.show(answer.body);
        this.tellOthers(answer.body);
      }
      toggle.focus();
      this.querySelector("[data-share-answer]").scrollIntoView({ block: "nearest" });
    }
  }

  customElements.define("cnj-sharing", CnjSharing);
})();
