/* <cnj-part>: one part of the CV in the list of all: what is in it, and whether it is done. */
(function () {
  "use strict";

  if (customElements.get("cnj-part")) return;

  const titles = (rows) => rows.map((row) => row.title || row.employer || row.school);
  /* What a part holds, in few words; nothing where it is empty. */
  const SUMMARIES = {
    who: (cv) => [`${cv.first_name} ${cv.last_name}`.trim(), cv.email, cv.phone],
    wanted_jobs: (cv) => cv.wanted_jobs.map((job) => job.label),
    place: (cv) => [cv.commune?.name, ...cv.licences],
    experiences: (cv) => titles(cv.experiences),
    training: (cv) => titles(cv.training),
    skills: (cv) => cv.skills,
    languages: (cv, { languages }) => cv.languages.map((each) => languages[each.language] ?? each.language),
    introduction: (cv) => [cv.introduction],
    interests: (cv) => cv.interests,
    personal: (cv) => [cv.birth_date.split("-").reverse().join("/"), cv.address],
  };
  const LONGEST = 90;
  const ICONS = { done: "check", todo: "pen", change: "flag", free: "plus" };

  class CnjPart extends HTMLElement {
    /* Where only the questions are looked at, the head is away and the body is always open. */
    look(all) {
      this.querySelector("[data-head]").toggleAttribute("data-off", !all);
      this.body().hidden = all && !this.isOpen();
    }

    isOpen() {
      return this.button().getAttribute("aria-expanded") === "true";
    }

    open(is) {
      this.button().setAttribute("aria-expanded", String(is));
      this.body().hidden = !is;
    }

    toggle() {
      this.open(!this.isOpen());
    }

    /* missing: whether something that a CV needs is not there; wrong: an answer to change. */
    tell(cv, strings, { missing, wrong }) {
      const told = SUMMARIES[this.dataset.name](cv, strings).filter(Boolean);
      // Each in its own direction of writing, whatever stands beside it.
      const summary = told.map((each) => `\u2068${each}\u2069`).join(", ");
      const short = [...summary];
      const words = short.length > LONGEST ? `${short.slice(0, LONGEST).join("")}…` : summary;
      this.querySelector("[data-summary]").textContent = words;
      const state = wrong ? "change" : missing ? "todo" : summary ? "done" : "free";
      const mark = this.querySelector("[data-mark]");
      mark.dataset.mark = state;
      mark.querySelector(".cnj-icon").className = `cnj-icon cnj-icon--${ICONS[state]}`;
      this.querySelector("[data-mark-words]").textContent = strings.marks[state];
    }

    button() {
      return this.querySelector("[data-toggle]");
    }

    body() {
      return this.querySelector("[data-body]");
    }
  }

  customElements.define("cnj-part", CnjPart);
})();
