/* <cnj-mailbox-address>: an address that an employer takes seriously, chosen or made up. */
(function () {
  "use strict";

  if (customElements.get("cnj-mailbox-address")) return;

  const Part = customElements.get("cnj-mailbox-part");

  class CnjMailboxAddress extends Part {
    start(mission, desk) {
      Object.assign(this, { mission, desk, strings: desk.strings });
      this.listen();
      this.draft = desk.draft ?? mission.draft;
      this.form = this.make("div", "cnj-mailbox__form cnj-card cnj-stack");
      if (mission.choices.length) this.form.append(this.choices());
      if (mission.typed) this.form.append(this.field());
      this.error = this.make("p", "cnj-error");
      this.error.setAttribute("role", "alert");
      this.state = this.make("p", "cnj-soft cnj-small");
      this.state.setAttribute("role", "status");
      this.form.append(this.error, this.button("cnj-button cnj-button--primary cnj-button--block", "check", this.strings.check), this.state);
      if (mission.typed) this.form.append(desk.agreeBox());
      this.end = this.make("div", "");
      this.replaceChildren(this.form, this.end);
      this.addEventListener("input", () => this.typed());
      this.addEventListener("cnj-go-on", () => this.goOn());
      if (mission.outcome) this.showOutcome();
    }

    choices() {
      const group = this.make("fieldset", "cnj-mailbox__choices", this.make("legend", "cnj-label", this.strings.choose_address));
      const name = this.unique("choice");
      for (const { id, address } of this.mission.choices) {
        const radio = Object.assign(document.createElement("input"), { type: "radio", name, value: id, checked: this.draft.choice === id });
        group.append(this.make("label", "cnj-choice", radio, this.address(address)));
      }
      return group;
    }

    field() {
      const { owner } = this.mission;
      const input = this.make("input", "cnj-input");
      Object.assign(input, { type: "text", inputMode: "email", autocomplete: "off", autocapitalize: "off", spellcheck: false, id: this.unique("typed"), value: this.draft.address });
      const label = this.make("label", "cnj-label", this.strings.make_address);
      label.htmlFor = input.id;
      const hint = this.make("p", "cnj-hint", [owner ? this.fill("address_of", { name: owner }) : "", this.strings.make_address_hint].filter(Boolean).join(" — "));
      hint.id = this.unique("hint");
      input.setAttribute("aria-describedby", hint.id);
      this.input = input;
      return this.make("div", "cnj-field", label, hint, input);
    }

    typed() {
      const chosen = this.form.querySelector("input[type=radio]:checked");
      this.draft = { choice: chosen?.value ?? "", address: this.input?.value ?? "" };
      this.error.textContent = "";
      this.desk.note(this.draft, (sentence) => {
        this.state.textContent = sentence;
      });
    }

    async on_check(button) {
      button.setAttribute("aria-disabled", "true");
      const answer = await this.desk.submit(this.draft);
      button.removeAttribute("aria-disabled");
      this.error.textContent = answer.ok ? "" : answer.sentence;
      if (!answer.ok) return;
      this.state.textContent = "";
      this.mission = answer.mission;
      this.showOutcome({ focus: true });
    }

    goOn() {
      const first = this.input ?? this.form.querySelector("input");
      first.focus();
      this.form.scrollIntoView({ block: "nearest" });
    }

    showOutcome({ focus = false } = {}) {
      const { mission, strings } = this;
      const outcome = document.createElement("cnj-mailbox-outcome");
      this.end.replaceChildren(outcome);
      const passedWords = mission.outcome.passed ? mission.passed_words : "";
      outcome.start({ outcome: mission.outcome, passedWords, strings, again: strings.try_again });
      if (!focus) return;
      outcome.heading.focus({ preventScroll: true });
      outcome.scrollIntoView({ block: "nearest" });
    }
  }

  customElements.define("cnj-mailbox-address", CnjMailboxAddress);
})();
