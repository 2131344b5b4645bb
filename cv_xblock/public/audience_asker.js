/* <cnj-asker>: what the parts of the side "who sees it" have in common. They ask a handler, say
 * what came of it, and write moments in the page's language.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-asker")) return;

  class CnjAsker extends HTMLElement {
    /* call(handler, data), address(handler), autosave, strings. */
    setup(host) {
      Object.assign(this, host);
      this.begin?.();
    }

    $(selector) {
      return this.querySelector(selector);
    }

    /* Asks, and says what went wrong. Resolves to what was answered, or null. */
    async ask(handler, data, button) {
      this.wrong("");
      if (button) button.disabled = true;
      const answer = await this.call(handler, data);
      if (button) button.disabled = false;
      if (answer.ok) return answer.body;
      this.wrong(answer.body.error ?? this.strings.failed);
      return null;
    }

    say(sentence) {
      this.place("said").textContent = sentence;
    }

    wrong(sentence) {
      this.place("wrong").textContent = sentence;
    }

    /* Its own place to say something: a part within this one has another. */
    place(name) {
      const places = [...this.querySelectorAll(`[data-${name}]`)];
      return places.find((each) => each.parentElement.closest("cnj-link, .cnj-cv__part") === this);
    }

    words(name, values) {
      return fill(this.strings[name], values);
    }

    /* A moment comes as the clock shows it where the server stands, and is said so: the phone may
     * lie elsewhere, and one look must not be of two days. */
    clock(moment) {
      return new Date(`${moment.slice(0, 16)}Z`);
    }

    day(moment) {
      const { language } = this.strings;
      const words = this.clock(moment).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
      // French counts the first of a month.
      return language.startsWith("fr") ? words.replace(/^1 /, "1er ") : words;
    }

    moment(moment) {
      return this.words("at", { day: this.day(moment), time: this.time(this.clock(moment)) });
    }

    /* The hour that begins at a moment. */
    hour(moment) {
      const from = this.clock(moment);
      const to = new Date(from.getTime() + 3600 * 1000);
      return this.words("hour", { day: this.day(moment), from: this.time(from), to: this.time(to) });
    }

    time(date) {
      const minutes = String(date.getUTCMinutes()).padStart(2, "0");
      return this.words("time", { hours: date.getUTCHours(), minutes });
    }

    make(tag, className = "", words = "") {
      const element = document.createElement(tag);
      if (className) element.className = className;
      if (words) element.textContent = words;
      return element;
    }

    button(words, act, kind = "") {
      const button = this.make("button", `cnj-button ${kind}`.trim(), words);
      button.type = "button";
      button.addEventListener("click", () => act(button));
      return button;
    }
  }

  function fill(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  }

  customElements.define("cnj-asker", CnjAsker);
})();
