/* <cnj-quiz-card>: one question on the screen, its answer, and what is said of it.
 *
 * Events: "cnj-submit" (detail: the answer), "cnj-hint", "cnj-reveal", "cnj-typed".
 */
(function () {
  "use strict";

  if (customElements.get("cnj-quiz-card")) return;

  class CnjQuizCard extends HTMLElement {
    connectedCallback() {
      if (this.ready) return;
      this.ready = true;
      this.addEventListener("click", ({ target }) => {
        const act = target.closest("[data-act]")?.dataset.act;
        if (act === "answer") this.submit();
        else if (act === "hint" || act === "reveal") this.tell(`cnj-${act}`);
      });
      this.addEventListener("cnj-answer", () => {
        this.part("error").textContent = "";
        this.part("answer").hidden = false;
        this.part("answer").textContent = this.strings.answer;
        this.tell("cnj-typed", this.asking.value);
      });
    }

    part(name) {
      return this.querySelector(`[data-part="${name}"]`);
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }

    /* typed: what was chosen here before and not sent. */
    show(question, { mode, strings, can, readAloud, typed, waiting }) {
      const same = this.question?.id === question.id;
      Object.assign(this, { question, mode, strings, can });
      this.part("text").innerHTML = question.html;
      this.picture(question);
      this.ask(question, typed);
      this.part("hint").hidden = !question.has_hint || !can;
      if (!same) {
        this.part("hint-text").replaceChildren();
        this.part("error").textContent = "";
      }
      this.part("aloud").hidden = !readAloud;
      if (readAloud) {
        const words = { read: strings.read_aloud, stop: strings.stop_reading };
        this.part("aloud").offer(words, () => this.spoken());
      }
      this.said(question, waiting);
    }

    picture({ picture, widget }) {
      const place = this.part("picture");
      place.replaceChildren();
      // Its own element shows it, with the places on it.
      if (!picture || widget === "zones") return;
      const image = document.createElement("img");
      image.src = picture.url;
      image.alt = picture.alt;
      place.append(image);
    }

    ask(question, typed) {
      this.asking = document.createElement(`cnj-quiz-${question.widget}`);
      this.part("asking").replaceChildren(this.asking);
      this.asking.ask({ ...question.asked, picture: question.picture }, this.strings);
      const { answer } = question;
      if (answer !== null && answer !== undefined) this.asking.value = answer;
      // What was tried before is not sent a second time.
      const tried = question.tries && this.mode === "training" && question.at_once;
      this.tried = tried ? JSON.stringify(this.asking.value) : null;
      // A scene goes on from what the server has; what was chosen there is only one step of it.
      if (question.at_once && typed !== null && typed !== undefined) this.asking.value = typed;
    }

    said({ said, answer, answered, at_once: atOnce, tries }, waiting) {
      const place = this.part("verdict");
      place.replaceChildren();
      place.hidden = true;
      delete place.dataset.verdict;
      if (waiting) this.verdict("waiting", this.strings.will_be_sent);
      else if (said) this.judged(said);
      else if (answer !== null && atOnce && this.can) this.verdict("noted", this.strings.noted);
      const open = this.can && !(answered && this.mode !== "test");
      this.asking.lock(!open && (atOnce || answered));
      const button = this.part("answer");
      button.textContent = tries && this.mode === "training" ? this.strings.answer_again : this.strings.answer;
      // A test's kept answer is sent again only once it is changed.
      button.hidden = !open || (this.mode === "test" && (atOnce ? answer !== null : answered));
      this.part("reveal").hidden = !said?.may_see_answer || !this.can;
    }

    judged({ verdict, marks, feedback, explanation, correction }) {
      const ended = this.mode === "training" ? "" : "_end";
      const sentence = verdict === "right" ? "right" : `${verdict}${ended}`;
      const place = this.verdict(verdict, this.strings[sentence]);
      for (const html of feedback) place.append(block("cnj-quiz__feedback", html));
      if (correction.length && verdict !== "right") place.append(...this.key(correction));
      if (explanation) place.append(block("cnj-quiz__explanation", explanation));
      this.asking.mark(marks);
    }

    key(lines) {
      const title = document.createElement("p");
      title.className = "cnj-label";
      title.textContent = this.strings.right_answer;
      const list = document.createElement("ul");
      list.className = "cnj-quiz__key";
      for (const line of lines) list.append(Object.assign(document.createElement("li"), { innerHTML: line }));
      return [title, list];
    }

    reveal({ correction, explanation }) {
      const place = this.part("verdict");
      place.hidden = false;
      if (place.querySelector(".cnj-quiz__key")) return;
      place.append(...this.key(correction));
      if (explanation) place.append(block("cnj-quiz__explanation", explanation));
      this.part("reveal").hidden = true;
    }

    verdict(kind, sentence) {
      const place = this.part("verdict");
      place.hidden = false;
      place.dataset.verdict = kind;
      const words = document.createElement("p");
      words.className = "cnj-quiz__verdict-words";
      words.textContent = sentence;
      place.replaceChildren(words);
      return place;
    }

    hint(html) {
      this.part("hint-text").innerHTML = html;
      this.part("hint").hidden = true;
    }

    error(sentence) {
      this.part("error").textContent = sentence;
    }

    submit() {
      if (this.part("answer").getAttribute("aria-disabled") === "true") return;
      const value = this.asking.value;
      if (value === null && this.asking.restart?.()) {
        this.part("verdict").hidden = true;
        this.part("answer").textContent = this.strings.answer;
        return;
      }
      if (JSON.stringify(value) === this.tried) {
        if (this.part("verdict").hidden) this.error(this.strings.choose_other);
        else this.openAnew();
        return;
      }
      if (value === null) {
        this.error(this.question.widget === "fill" ? this.strings.type_first : this.strings.choose_first);
        this.asking.querySelector("input, select, button")?.focus();
        return;
      }
      this.error("");
      this.tell("cnj-submit", value);
    }

    /* After an answer that was not right: the question as before it. What takes long to set stays set. */
    openAnew() {
      this.part("verdict").hidden = true;
      this.asking.unmark();
      if (this.asking.querySelector("input[type=radio]")) this.asking.value = null;
      this.part("answer").textContent = this.strings.answer;
      this.asking.querySelector("input, select, button")?.focus({ preventScroll: true });
      this.asking.scrollIntoView({ block: "nearest" });
    }

    busy(is) {
      const button = this.part("answer");
      button.setAttribute("aria-disabled", String(is));
      if (is) button.textContent = this.strings.sending;
    }

    focusText() {
      this.part("text").focus({ preventScroll: true });
    }

    focusVerdict() {
      const place = this.part("verdict");
      if (place.hidden) return;
      place.focus({ preventScroll: true });
      place.scrollIntoView({ block: "nearest" });
    }

    spoken() {
      const options = this.part("asking").querySelectorAll(".cnj-choice, .cnj-quiz__step, .cnj-label, .cnj-quiz__text, .cnj-quiz__passage, .cnj-quiz__moment");
      return [this.part("text"), ...options];
    }
  }

  function block(name, html) {
    return Object.assign(document.createElement("div"), { className: name, innerHTML: html });
  }

  customElements.define("cnj-quiz-card", CnjQuizCard);
})();
