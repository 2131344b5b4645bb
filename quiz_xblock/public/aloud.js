/* <cnj-quiz-aloud>: reads a question with the browser's own voice. Hidden where there is none. */
(function () {
  "use strict";

  if (customElements.get("cnj-quiz-aloud")) return;

  class CnjQuizAloud extends HTMLElement {
    /* text: gives what is to be read, when it is asked for. */
    offer({ read, stop }, text) {
      this.words = { read, stop };
      this.hidden = !("speechSynthesis" in window && "SpeechSynthesisUtterance" in window);
      if (this.hidden) return;
      this.text = text;
      this.button ??= this.add();
      this.rest();
    }

    add() {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cnj-button cnj-button--quiet";
      button.addEventListener("click", () => (this.reading ? this.rest() : this.read()));
      this.append(button);
      return button;
    }

    read() {
      const said = new SpeechSynthesisUtterance(this.text());
      said.lang = document.documentElement.lang || "fr";
      said.rate = 0.9;
      said.onend = () => this.rest();
      said.onerror = () => this.rest();
      speechSynthesis.cancel();
      speechSynthesis.speak(said);
      this.reading = true;
      this.button.textContent = this.words.stop;
    }

    rest() {
      if (this.reading) speechSynthesis.cancel();
      this.reading = false;
      if (this.button) this.button.textContent = this.words.read;
    }

    disconnectedCallback() {
      this.rest();
    }
  }

  customElements.define("cnj-quiz-aloud", CnjQuizAloud);
})();
