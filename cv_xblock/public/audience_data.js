/* <cnj-own-data>: all that is held on the person: take it along, or erase the CV for good. */
(function () {
  "use strict";

  customElements.whenDefined("cnj-asker").then(() => {
    if (customElements.get("cnj-own-data")) return;

    class CnjOwnData extends customElements.get("cnj-asker") {
      begin() {
        this.$("[data-download]").href = this.address("own_data");
        this.$("[data-erase]").addEventListener("click", () => this.ponder(true));
        this.$("[data-no]").addEventListener("click", () => this.ponder(false));
        this.$("[data-yes]").addEventListener("click", ({ target }) => this.erase(target));
      }

      ponder(asking) {
        this.say("");
        this.$("[data-sure]").hidden = !asking;
        const opener = this.$("[data-erase]");
        opener.setAttribute("aria-expanded", String(asking));
        opener.hidden = asking;
        (asking ? this.$("[data-sure]") : opener).focus();
        if (asking) this.$("[data-sure]").scrollIntoView({ block: "nearest" });
      }

      async erase(button) {
        // What is on its way has arrived before: nothing comes after the erasing.
        await this.autosave.flush();
        const body = await this.ask("erase_cv", { sure: true }, button);
        if (!body) return;
        this.autosave.replace(body);
        this.ponder(false);
        this.say(this.strings.erased);
        this.dispatchEvent(new CustomEvent("cnj-erased", { detail: body, bubbles: true }));
      }
    }

    customElements.define("cnj-own-data", CnjOwnData);
  });
})();
