/* <cnj-quiz-fill>: a text with gaps to type in. */
(function () {
  "use strict";

  const name = "cnj-quiz-fill";
  if (customElements.get(name)) return;
  const LONGEST = 200;

  class CnjQuizFill extends customElements.get("cnj-quiz-asking") {
    draw() {
      this.append(this.make("p", { class: "cnj-hint", text: this.say("fill") }));
      const passage = this.make("p", { class: "cnj-quiz__passage" });
      this.asked.pieces.forEach((piece, place) => {
        if (place) passage.append(this.gap(place));
        passage.append(piece);
      });
      this.append(passage);
      this.addEventListener("input", () => {
        this.unmark();
        this.changed();
      });
    }

    gap(number) {
      const input = this.make("input", {
        type: "text", class: "cnj-input cnj-quiz__gap", maxlength: LONGEST, autocomplete: "off",
        autocapitalize: "off", spellcheck: "false", "aria-label": this.say("gap", { number }),
      });
      return this.make("span", { class: "cnj-quiz__hole" }, input);
    }

    inputs() {
      return [...this.querySelectorAll("input")];
    }

    get value() {
      const typed = this.inputs().map((input) => input.value);
      return typed.some((each) => each.trim()) ? typed : null;
    }

    set value(typed) {
      this.inputs().forEach((input, place) => { input.value = typed?.[place] ?? ""; });
    }

    mark(marks) {
      this.unmark();
      this.inputs().forEach((input, place) => {
        if (place in marks) this.markOn(input.closest(".cnj-quiz__hole"), marks[place]);
      });
    }
  }

  customElements.define(name, CnjQuizFill);
})();
