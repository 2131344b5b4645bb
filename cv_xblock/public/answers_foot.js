/* <cnj-foot>: the way on, at thumb's reach, named after what comes; what is still missing; the way back. */
(function () {
  "use strict";

  if (customElements.get("cnj-foot")) return;

  /* What a CV needs of a question, as far as the question alone can tell. */
  const LACKS = {
    name: (cv) => !cv.first_name || !cv.last_name,
    contact: (cv) => !cv.email && !cv.phone,
    wanted_jobs: (cv) => cv.wanted_jobs.length === 0,
    place: (cv) => !cv.commune,
  };

  class CnjFoot extends HTMLElement {
    connectedCallback() {
      if (this.next) return;
      const piece = (name) => this.querySelector(`[data-${name}]`);
      Object.assign(this, { next: piece("next"), back: piece("back"), later: piece("later"), words: piece("lack") });
    }

    /* next: the words of the one button, none where there is no way on; quiet: nothing is lost by
     * it. back: whether there is a way back. */
    show({ next, quiet = false, back = false }) {
      this.hidden = !next && !back;
      this.next.hidden = !next;
      if (this.next.textContent !== next) this.next.textContent = next;
      this.next.classList.toggle("cnj-button--primary", !quiet);
      this.way = back;
      this.back.hidden = !back || !this.later.hidden;
    }

    /* Whether something that a CV needs of a question is not there: then it is said, with a way past. */
    stops(step, cv) {
      const lacks = Boolean(LACKS[step]?.(cv));
      this.say(lacks ? this.strings.lacks[step] : "");
      return lacks;
    }

    /* Something was answered: what was said of it may be over. */
    heed(step, cv) {
      if (!LACKS[step]?.(cv)) this.quiet();
    }

    quiet() {
      this.say("");
    }

    say(sentence) {
      this.words.hidden = !sentence;
      this.words.textContent = sentence;
      this.later.hidden = !sentence;
      this.back.hidden = !this.way || Boolean(sentence);
    }
  }

  customElements.define("cnj-foot", CnjFoot);
})();
