/* <cnj-trouble>: what keeps the CV from being saved, where it is not in view, and the way to it. */
(function () {
  "use strict";

  if (customElements.get("cnj-trouble")) return;

  class CnjTrouble extends HTMLElement {
    /* place(path): the element that says what is wrong; lead(element): brings it into view. */
    setup({ place, lead }) {
      Object.assign(this, { place, problems: [] });
      this.querySelector("button").addEventListener("click", () => {
        const [note] = this.unseen();
        if (note) lead(note);
        this.look();
      });
    }

    show(problems) {
      this.problems = problems;
      this.look();
    }

    look() {
      this.hidden = this.unseen().length === 0;
    }

    unseen() {
      const hard = this.problems.filter((each) => each.hard);
      const notes = hard.map((each) => this.place(each.path)).filter(Boolean);
      return notes.filter((note) => note.closest("[data-off], [hidden]"));
    }
  }

  customElements.define("cnj-trouble", CnjTrouble);
})();
