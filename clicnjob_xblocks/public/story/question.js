/* <cnj-story-asking>: the choices of a question's card. The server alone knows which one is right.
 *
 * show(said, {can, waiting, strings})   what is known of the answer, or which choice is on its way
 * The event "cnj-choose" (detail: the choice) says that one was tapped.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-story-asking")) return;

  class CnjStoryAsking extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      this.addEventListener("click", ({ target }) => {
        const button = target.closest("[data-choice]");
        if (!button || button.getAttribute("aria-disabled") === "true") return;
        this.dispatchEvent(new CustomEvent("cnj-choose", { bubbles: true, detail: button.dataset.choice }));
      });
    }

    show(said, { can, waiting, sentence, strings }) {
      const chosen = waiting ?? said?.choice;
      const verdict = waiting ? "waiting" : said?.verdict;
      for (const button of this.querySelectorAll("[data-choice]")) {
        const is = button.dataset.choice === chosen;
        button.setAttribute("aria-pressed", String(is));
        button.setAttribute("aria-disabled", String(!can || verdict === "right"));
        button.querySelector(".cnj-story__mark")?.remove();
        delete button.dataset.mark;
        if (is && said && !waiting) mark(button, verdict, strings);
      }
      const place = this.querySelector("[data-part=verdict]");
      const lines = sentence ? [line(sentence)] : [];
      if (said && !waiting) {
        lines.push(line(strings[verdict]));
        for (const html of [said.said, said.explanation]) {
          if (html) lines.push(Object.assign(document.createElement("div"), { innerHTML: html }));
        }
      }
      place.dataset.verdict = lines.length ? verdict ?? "waiting" : "";
      place.replaceChildren(...lines);
    }
  }

  /* A sign and a word: not a colour alone. */
  function mark(button, verdict, strings) {
    const right = verdict === "right";
    button.dataset.mark = right ? "right" : "wrong";
    const sign = Object.assign(document.createElement("span"), { className: "cnj-story__mark" });
    const icon = Object.assign(document.createElement("span"), { className: `cnj-icon cnj-icon--${right ? "check" : "undo"}`, ariaHidden: "true" });
    const word = Object.assign(document.createElement("span"), { className: "cnj-visually-hidden", textContent: strings[right ? "mark_right" : "mark_wrong"] });
    sign.append(icon, word);
    button.append(sign);
  }

  function line(textContent) {
    return Object.assign(document.createElement("p"), { className: "cnj-story__verdict-words", textContent });
  }

  customElements.define("cnj-story-asking", CnjStoryAsking);
})();
