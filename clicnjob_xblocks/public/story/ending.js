/* <cnj-story-ending>: what stands after the last card: done, or what is still open. */
(function () {
  "use strict";

  if (customElements.get("cnj-story-ending")) return;

  class CnjStoryEnding extends HTMLElement {
    part(name) {
      return this.querySelector(`[data-part="${name}"]`);
    }

    /* open: the questions without an answer; todos: the cards that are not ticked. */
    show({ open, todos, waits, strings }) {
      this.part("title").textContent = open.length ? strings.almost : strings.over;
      if (this.part("on")) this.part("on").hidden = open.length > 0;
      const said = [];
      if (open.length) said.push(open.length === 1 ? strings.open_one : strings.open.replace("{count}", open.length));
      else if (waits) said.push(strings.over_waits);
      this.part("words").replaceChildren(...said.map((textContent) => Object.assign(document.createElement("p"), { textContent })));
      this.part("todos").replaceChildren(...todos.map((card) => row(card, strings)));
    }
  }

  function row(card, strings) {
    const what = (card.querySelector("h3") ?? card.querySelector(".cnj-story__tick")).textContent.trim();
    const button = Object.assign(document.createElement("button"), { type: "button", className: "cnj-button", textContent: strings.todo.replace("{what}", what) });
    button.dataset.go = card.dataset.card;
    const made = document.createElement("li");
    made.append(button);
    return made;
  }

  customElements.define("cnj-story-ending", CnjStoryEnding);
})();
