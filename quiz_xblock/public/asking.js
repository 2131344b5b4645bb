/* What the elements of all kinds of questions share. They ask; the server alone knows the answer.
 *
 * ask(asked, strings)   draw the question, from what the server gives of it
 * value                 what is answered, as the server takes it; null where nothing is yet
 * lock(is)              whether it is only shown
 * mark(marks)           say of what was answered whether it is right
 * The event "cnj-answer" says that the answer has changed.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-quiz-asking")) return;

  let count = 0;

  class CnjQuizAsking extends HTMLElement {
    ask(asked, strings) {
      this.asked = asked;
      this.strings = strings;
      this.base = `cnjq${(count += 1)}`;
      this.replaceChildren();
      this.draw();
    }

    /* An element with its attributes; html comes clean from the server. */
    make(tag, { html, text, ...attributes } = {}, ...children) {
      const made = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) {
        if (value === true) made.setAttribute(name, "");
        else if (value !== false && value != null) made.setAttribute(name, value);
      }
      if (html !== undefined) made.innerHTML = html;
      if (text !== undefined) made.textContent = text;
      made.append(...children);
      return made;
    }

    say(name, values = {}) {
      let sentence = this.strings[name];
      for (const [key, value] of Object.entries(values)) sentence = sentence.replace(`{${key}}`, value);
      return sentence;
    }

    changed() {
      this.dispatchEvent(new CustomEvent("cnj-answer", { bubbles: true }));
    }

    lock(is) {
      for (const field of this.querySelectorAll("input, button, select, textarea")) field.disabled = is;
    }

    mark() {}

    /* A sign and a word: not a colour alone. */
    markOn(place, right) {
      place.dataset.mark = right ? "right" : "wrong";
      let sign = place.querySelector(":scope > .cnj-quiz__mark");
      if (!sign) {
        sign = this.make("span", { class: "cnj-quiz__mark" });
        place.append(sign);
      }
      sign.replaceChildren(
        this.make("span", { class: `cnj-icon cnj-icon--${right ? "check" : "undo"}`, "aria-hidden": "true" }),
        this.make("span", { class: "cnj-visually-hidden", text: this.strings[right ? "mark_right" : "mark_wrong"] }),
      );
    }

    unmark() {
      for (const place of this.querySelectorAll("[data-mark]")) {
        delete place.dataset.mark;
        place.querySelector(":scope > .cnj-quiz__mark")?.remove();
      }
    }
  }

  customElements.define("cnj-quiz-asking", CnjQuizAsking);
})();
