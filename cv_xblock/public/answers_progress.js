/* <cnj-progress>: how far one is with what a first page needs; what may be added besides is not counted. */
(function () {
  "use strict";

  if (customElements.get("cnj-progress")) return;

  class CnjProgress extends HTMLElement {
    show(answers) {
      const needed = answers.needed();
      const index = needed.indexOf(answers.step(answers.at.name));
      if (index < 0) this.tell(...this.beyond(answers, needed.length));
      else this.tell(...this.within(answers, index, needed.length));
    }

    /* One of the questions: which of how many, and how much of an entry is behind. */
    within(answers, index, total) {
      const { strings, at } = answers;
      const words = strings.question.replace("{number}", index + 1).replace("{total}", total);
      const row = answers.rowOf(at);
      if (!row) return [words, index / total];
      const inner = answers.innerSteps(row).filter((each) => each.dataset.step !== "kind");
      const place = Math.max(inner.indexOf(answers.shown()), 0) + 1;
      const part = inner.length > 1 ? ` (${place}/${inner.length})` : "";
      const share = (index + place / (inner.length + 2)) / total;
      return [`${words}\n${row.getAttribute("aria-label")}${part}`, share];
    }

    /* The end, and what it offers. */
    beyond(answers, total) {
      const { strings, at, missing } = answers;
      const end = missing.length ? strings.left.replace("{count}", missing.length) : strings.finished;
      const share = 1 - Math.min(missing.length, total - 1) / total;
      return [at.name === "end" ? end : strings.extra, share];
    }

    tell(words, share) {
      const count = this.querySelector("[data-count]");
      if (count.textContent !== words) count.textContent = words;
      this.querySelector("[data-bar]").style.inlineSize = `${Math.round(share * 100)}%`;
    }
  }

  customElements.define("cnj-progress", CnjProgress);
})();
