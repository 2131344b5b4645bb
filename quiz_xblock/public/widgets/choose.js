/* <cnj-quiz-choose>: one or several of a few texts. */
(function () {
  "use strict";

  const name = "cnj-quiz-choose";
  if (customElements.get(name)) return;

  class CnjQuizChoose extends customElements.get("cnj-quiz-asking") {
    draw() {
      const { several, choices } = this.asked;
      const group = this.make("fieldset", { class: "cnj-quiz__choices" });
      group.append(this.make("legend", { class: "cnj-hint", text: this.say(several ? "choose_several" : "choose_one") }));
      for (const choice of choices) {
        const input = this.make("input", {
          type: several ? "checkbox" : "radio", name: this.base, value: choice.id,
        });
        group.append(this.make("label", { class: "cnj-choice" }, input, this.make("span", { html: choice.html })));
      }
      this.append(group);
      this.addEventListener("change", () => this.changed());
    }

    inputs() {
      return [...this.querySelectorAll("input")];
    }

    get value() {
      const chosen = this.inputs().filter((input) => input.checked).map((input) => input.value);
      return chosen.length ? chosen : null;
    }

    set value(chosen) {
      for (const input of this.inputs()) input.checked = Boolean(chosen?.includes(input.value));
    }

    mark(marks) {
      this.unmark();
      for (const input of this.inputs()) {
        if (input.value in marks) this.markOn(input.closest("label"), marks[input.value]);
      }
    }
  }

  customElements.define(name, CnjQuizChoose);
})();
