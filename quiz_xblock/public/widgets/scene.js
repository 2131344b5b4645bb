/* <cnj-quiz-scene>: what happened, what one did, and what one does next; each step is sent. */
(function () {
  "use strict";

  const name = "cnj-quiz-scene";
  if (customElements.get(name)) return;

  class CnjQuizScene extends customElements.get("cnj-quiz-asking") {
    draw() {
      const { past, now, moves } = this.asked;
      this.path ??= [];
      for (const step of past) {
        this.append(this.make("div", { class: "cnj-quiz__moment", html: step.html }));
        this.append(this.make("p", { class: "cnj-quiz__done", text: this.say("you_did", { text: step.done }) }));
      }
      if (now) this.append(this.make("div", { class: "cnj-quiz__moment", html: now.html, "data-now": true, tabindex: "-1" }));
      if (!moves.length) return;
      const group = this.make("fieldset", { class: "cnj-quiz__choices" });
      group.append(this.make("legend", { class: "cnj-hint", text: this.say("what_do_you_do") }));
      for (const move of moves) {
        const input = this.make("input", { type: "radio", name: this.base, value: move.id });
        group.append(this.make("label", { class: "cnj-choice" }, input, this.make("span", { html: move.html })));
      }
      this.append(group);
      group.addEventListener("change", () => this.changed());
    }

    /* From the first moment on, once it is over; whether it can be. */
    restart() {
      const { first } = this.asked;
      if (!first) return false;
      this.path = [];
      this.ask({ past: [], ...first }, this.strings);
      this.querySelector("[data-now]").focus();
      return true;
    }

    /* The way so far, and the step that is chosen now. */
    get value() {
      const chosen = this.querySelector("input:checked");
      return chosen ? [...this.path, chosen.value] : null;
    }

    set value(path) {
      this.path = path ?? [];
    }
  }

  customElements.define(name, CnjQuizScene);
})();
