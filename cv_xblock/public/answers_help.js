/* <cnj-help>: a button that opens help to write, which is asked for when it is wanted.
 *
 * Each kind of help is made of it: it says its ask() and its show(answer). What it puts
 * into a field is told as if it had been typed.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-help")) return;

  class CnjHelp extends HTMLElement {
    connectedCallback() {
      if (this.opener) return;
      this.opener = this.querySelector("[data-open]");
      this.opener?.addEventListener("click", () => this.press());
    }

    /* Rows come and go: what helps them asks through the answers around it. */
    call(handler, data) {
      return this.closest("cnj-answers").ask(handler, data);
    }

    get strings() {
      return this.closest("cnj-answers").strings;
    }

    get box() {
      return this.querySelector("[data-help]");
    }

    get choices() {
      return this.querySelector("[data-choices]");
    }

    /* The field that is helped with: of the same row, or of the page. */
    field(path) {
      return this.closest("cnj-fields").querySelector(`[data-path="${path}"]`);
    }

    press() {
      this.turn(this.box.hidden);
      if (!this.box.hidden) this.refresh();
    }

    turn(open) {
      this.box.hidden = !open;
      this.opener.setAttribute("aria-expanded", String(open));
    }

    async refresh() {
      this.say(this.strings.looking);
      const answer = await this.ask();
      this.say(answer.ok ? "" : this.failed(answer));
      if (answer.ok) this.show(answer.body);
    }

    failed() {
      return this.strings.help_offline;
    }

    say(words) {
      this.querySelector("[data-say]").textContent = words;
    }

    write(field, text) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  customElements.define("cnj-help", CnjHelp);
})();
