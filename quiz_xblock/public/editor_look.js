/* <cnj-quiz-look>: a question in the editor, as learners see it, and what it says once answered. */
(function () {
  "use strict";

  if (customElements.get("cnj-quiz-look")) return;

  class CnjQuizLook extends HTMLElement {
    show(shown, { strings, words }) {
      this.className = "cnj-quiz cnj-edit__look";
      const asking = document.createElement(`cnj-quiz-${shown.widget}`);
      asking.ask({ ...shown.asked, picture: shown.picture }, strings);
      const parts = [html("cnj-quiz__question", shown.html)];
      if (shown.picture && shown.widget !== "zones") {
        const image = Object.assign(document.createElement("img"), { src: shown.picture.url, alt: shown.picture.alt });
        const frame = element("div", "cnj-quiz__picture");
        frame.append(image);
        parts.push(frame);
      }
      parts.push(asking, element("p", "cnj-label", words.right_answer));
      for (const line of shown.correction) parts.push(html("cnj-quiz__key-line", line));
      for (const name of ["hint", "explanation"]) {
        if (shown[name]) parts.push(element("p", "cnj-label", words[name]), html("", shown[name]));
      }
      this.replaceChildren(...parts);
    }
  }

  function element(tag, name, text = "") {
    return Object.assign(document.createElement(tag), { className: name, textContent: text });
  }

  function html(name, innerHTML) {
    return Object.assign(document.createElement("div"), { className: name, innerHTML });
  }

  customElements.define("cnj-quiz-look", CnjQuizLook);
})();
