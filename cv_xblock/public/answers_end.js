/* <cnj-end>: once the questions are answered: whether the page is ready, and what may be added. */
(function () {
  "use strict";

  if (customElements.get("cnj-end")) return;

  /* The questions of parts that are named otherwise. */
  const QUESTIONS = { wanted_job: "wanted_jobs", history: "experiences" };

  class CnjEnd extends HTMLElement {
    setup({ answers, panels }) {
      this.answers = answers;
      for (const button of this.querySelectorAll("[data-panel-to]")) {
        button.addEventListener("click", () => panels.open(button.dataset.panelTo));
      }
      // What an author needs of everybody was asked on the way.
      for (const item of this.adders()) item.parentElement.hidden = !this.question(item)?.matches("[data-extra]");
    }

    adders() {
      return [...this.querySelectorAll("[data-add-part]:not([data-lacks])")];
    }

    question(button) {
      return this.answers.step(button.dataset.addPart);
    }

    show(missing) {
      const { strings } = this.answers;
      const ready = missing.length === 0;
      this.querySelector("[data-end-disc]").hidden = !ready;
      this.querySelector("[data-end-title]").textContent = ready ? strings.ready : strings.nearly;
      this.querySelector("[data-end-words]").textContent = ready ? strings.ready_words : strings.lacking;
      this.querySelector("[data-lacking]").replaceChildren(...missing.map((part) => this.lack(part, strings.parts[part])));
      this.querySelector("[data-panel-to=page]").classList.toggle("cnj-button--primary", ready);
      this.mark();
    }

    /* Something that is missing is one tap away. */
    lack(part, words) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cnj-cv__add";
      button.dataset.addPart = QUESTIONS[part] ?? part;
      button.dataset.lacks = "";
      button.append(icon("pen"), words.charAt(0).toUpperCase() + words.slice(1));
      item.append(button);
      return item;
    }

    /* What has been added already is seen to be there. */
    mark() {
      const { strings } = this.answers;
      const shown = this.adders().filter((each) => !each.parentElement.hidden);
      this.querySelector("[data-extras]").hidden = shown.length === 0;
      for (const button of shown) {
        const done = this.answers.answered(this.question(button));
        button.toggleAttribute("data-done", done);
        button.querySelector(".cnj-icon").className = `cnj-icon cnj-icon--${done ? "check" : "plus"}`;
        button.querySelector("[data-done-words]").textContent = done ? strings.marks.done : "";
      }
    }
  }

  function icon(name) {
    const made = document.createElement("span");
    made.className = `cnj-icon cnj-icon--${name}`;
    made.setAttribute("aria-hidden", "true");
    return made;
  }

  customElements.define("cnj-end", CnjEnd);
})();
