/* <cnj-quiz-words>: a text whose words are tapped. */
(function () {
  "use strict";

  const name = "cnj-quiz-words";
  if (customElements.get(name)) return;

  class CnjQuizWords extends customElements.get("cnj-quiz-asking") {
    draw() {
      this.append(this.make("p", { class: "cnj-hint", id: `${this.base}-how`, text: this.say("tap_words") }));
      const passage = this.make("div", {
        class: "cnj-quiz__text", role: "group", "aria-describedby": `${this.base}-how`,
      });
      let place = 0;
      // The server counts words in the same way: what stands between blanks.
      for (const piece of this.asked.text.split(/(\s+)/)) {
        if (!piece) continue;
        if (/^\s+$/.test(piece)) passage.append(piece);
        else passage.append(this.word(piece, place++));
      }
      this.count = this.make("p", { class: "cnj-hint", role: "status" });
      this.append(passage, this.count);
      this.tell();
      passage.addEventListener("click", ({ target }) => this.tap(target.closest("button")));
      passage.addEventListener("keydown", (event) => this.walk(event));
    }

    word(text, place) {
      return this.make("button", {
        type: "button", class: "cnj-quiz__word", "aria-pressed": "false", value: place,
        tabindex: place ? -1 : 0, text,
      });
    }

    words() {
      return [...this.querySelectorAll(".cnj-quiz__word")];
    }

    tap(button) {
      if (!button) return;
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      this.unmark();
      this.here(button);
      this.tell();
      this.changed();
    }

    /* One stop for the tab key; the arrows go from word to word. */
    walk(event) {
      const words = this.words();
      const now = words.indexOf(document.activeElement);
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      const next = { Home: 0, End: words.length - 1 }[event.key] ?? now + (steps[event.key] ?? NaN);
      if (now < 0 || !words[next]) return;
      event.preventDefault();
      this.here(words[next]);
      words[next].focus();
    }

    here(button) {
      for (const word of this.words()) word.tabIndex = word === button ? 0 : -1;
    }

    tell() {
      this.count.textContent = this.say("chosen_words", { count: this.value?.length ?? 0 });
    }

    get value() {
      const chosen = this.words().filter((word) => word.getAttribute("aria-pressed") === "true");
      return chosen.length ? chosen.map((word) => Number(word.value)) : null;
    }

    set value(chosen) {
      for (const word of this.words()) word.setAttribute("aria-pressed", String(Boolean(chosen?.includes(Number(word.value)))));
      this.tell();
    }

    mark(marks) {
      this.unmark();
      for (const word of this.words()) if (word.value in marks) this.markOn(word, marks[word.value]);
    }
  }

  customElements.define(name, CnjQuizWords);
})();
