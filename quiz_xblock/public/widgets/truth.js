/* <cnj-quiz-truth>: true or false. */
(function () {
  "use strict";

  const name = "cnj-quiz-truth";
  if (customElements.get(name)) return;

  class CnjQuizTruth extends customElements.get("cnj-quiz-asking") {
    draw() {
      const group = this.make("fieldset", { class: "cnj-quiz__choices cnj-quiz__choices--two" });
      group.append(this.make("legend", { class: "cnj-hint", text: this.say("choose_one") }));
      for (const each of ["true", "false"]) {
        const input = this.make("input", { type: "radio", name: this.base, value: each });
        group.append(this.make("label", { class: "cnj-choice" }, input, this.make("span", { text: this.say(each) })));
      }
      this.append(group);
      this.addEventListener("change", () => this.changed());
    }

    get value() {
      const chosen = this.querySelector("input:checked");
      return chosen ? chosen.value === "true" : null;
    }

    set value(is) {
      for (const input of this.querySelectorAll("input")) input.checked = input.value === String(is);
    }

    mark(marks) {
      this.unmark();
      for (const input of this.querySelectorAll("input")) {
        if (input.value in marks) this.markOn(input.closest("label"), marks[input.value]);
      }
    }
  }

  customElements.define(name, CnjQuizTruth);
})();
