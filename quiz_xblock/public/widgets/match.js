/* <cnj-quiz-match>: for each text on the left, a list to choose what goes with it. */
(function () {
  "use strict";

  const name = "cnj-quiz-match";
  if (customElements.get(name)) return;

  class CnjQuizMatch extends customElements.get("cnj-quiz-asking") {
    draw() {
      this.append(this.make("p", { class: "cnj-hint", text: this.say("match") }));
      const { left, right } = this.asked;
      const words = new Map(right.map((each) => [each.id, this.make("span", { html: each.html }).textContent]));
      for (const each of left) {
        const label = this.make("span", { class: "cnj-label", html: each.html });
        const select = this.make("select", { class: "cnj-input", name: each.id });
        select.append(this.make("option", { value: "", text: this.say("nothing_chosen") }));
        for (const [id, text] of words) select.append(this.make("option", { value: id, text }));
        this.append(this.make("label", { class: "cnj-quiz__pair" }, label, select));
      }
      this.addEventListener("change", ({ target }) => this.taken(target));
    }

    selects() {
      return [...this.querySelectorAll("select")];
    }

    taken() {
      this.unmark();
      this.changed();
    }

    get value() {
      const chosen = this.selects().filter((select) => select.value);
      return chosen.length ? Object.fromEntries(chosen.map((select) => [select.name, select.value])) : null;
    }

    set value(pairs) {
      for (const select of this.selects()) select.value = pairs?.[select.name] ?? "";
    }

    mark(marks) {
      this.unmark();
      for (const select of this.selects()) {
        if (select.name in marks) this.markOn(select.closest("label"), marks[select.name]);
      }
    }
  }

  customElements.define(name, CnjQuizMatch);
})();
