/* <cnj-memo-notes>: one's own notes on a memo sheet, saved by themselves.
 *
 * Event: "cnj-noted" once something is saved.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-memo-notes")) return;

  class CnjMemoNotes extends HTMLElement {
    /* send(data, options) resolves as CnjBlock.call does. */
    start({ send, key, stored, strings }) {
      this.field = this.querySelector("[data-memo=notes]");
      this.field.value = stored.document.text;
      const saving = this.querySelector("cnj-autosave");
      saving.addEventListener("cnj-show", ({ detail }) => {
        this.field.value = detail.text;
      });
      saving.addEventListener("cnj-saved", () => this.dispatchEvent(new CustomEvent("cnj-noted")));
      // What stands at the ends is not kept: it is no change either.
      const read = () => ({ text: this.field.value.normalize("NFC").replace(/\r\n/g, "\n").trim() });
      saving.start({ read, send, key, stored, strings });
      this.field.addEventListener("input", () => saving.changed());
    }

    get text() {
      return this.field?.value.trim() ?? "";
    }
  }

  customElements.define("cnj-memo-notes", CnjMemoNotes);
})();
