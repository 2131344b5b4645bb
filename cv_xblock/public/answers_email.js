/* <cnj-email>: says kindly when an e-mail address would do harm on a CV; it never keeps anybody. */
(function () {
  "use strict";

  if (customElements.get("cnj-email")) return;

  customElements.whenDefined("cnj-help").then(() => {
    class CnjEmail extends customElements.get("cnj-help") {
      connectedCallback() {
        if (this.taker) return;
        this.taker = this.querySelector("[data-take]");
        this.taker.addEventListener("click", () => {
          const field = this.field("email");
          this.write(field, this.meant);
          field.focus();
          this.look();
        });
        this.closest("form").addEventListener("change", ({ target }) => {
          if (["email", "first_name", "last_name"].includes(target.dataset.path)) this.look();
        });
      }

      /* Resolves once what there is to say is said. */
      look() {
        this.settling = this.compare();
        return this.settling;
      }

      async compare() {
        const email = this.field("email").value;
        const names = { first_name: this.field("first_name").value, last_name: this.field("last_name").value };
        const answer = email.includes("@") ? await this.call("check_email", { email, ...names }) : { ok: false };
        if (email !== this.field("email").value) return;
        const { words = "", meant = "" } = answer.ok ? answer.body : {};
        this.box.hidden = !words;
        this.say(words);
        this.meant = meant;
        this.taker.hidden = !meant;
        this.taker.textContent = this.strings.take_email.replace("{email}", () => meant);
      }
    }

    customElements.define("cnj-email", CnjEmail);
  });
})();
