/* <cnj-remarks>: says beside the fields inside it what is wrong with them. */
(function () {
  "use strict";

  if (customElements.get("cnj-remarks")) return;

  class CnjRemarks extends HTMLElement {
    setup() {
      this.staying = new Map();
      this.addEventListener("cnj-note", ({ detail }) => this.take(detail));
    }

    show(problems) {
      for (const place of this.all("[data-note]")) place.textContent = "";
      for (const input of this.all("[aria-invalid]")) {
        input.removeAttribute("aria-invalid");
        input.removeAttribute("data-doubtful");
      }
      for (const detail of this.staying.values()) this.note(detail.path, detail.sentence, detail);
      for (const problem of problems) {
        const [name, number, field] = problem.path.split(".");
        const part = field && this.querySelector(`[data-part="${CSS.escape(name)}"]`);
        const chip = part?.labelAt?.(Number(number));
        const sentence = chip ? `${chip} – ${problem.message}` : problem.message;
        if (!this.place(problem.path)?.textContent) this.note(problem.path, sentence, problem);
      }
    }

    /* A remark of the page itself. One that stays is of what the document does not hold yet. */
    take(detail) {
      const before = this.staying.get(detail.path);
      if (!detail.sentence && detail.stays && !before) return;
      this.staying.delete(detail.path);
      if (detail.sentence && detail.stays) this.staying.set(detail.path, detail);
      this.note(detail.path, detail.sentence, detail);
      if (detail.sentence) this.place(detail.path)?.scrollIntoView({ block: "nearest" });
    }

    note(path, sentence, { hard = false, wrong = false } = {}) {
      const place = this.place(path);
      if (!place) return;
      place.textContent = sentence;
      place.toggleAttribute("data-hard", hard);
      const described = place.id && this.querySelector(`[aria-describedby~="${CSS.escape(place.id)}"]`);
      if (!described) return;
      const isGroup = described.matches("fieldset");
      const inputs = isGroup ? described.querySelectorAll("input, select") : [described];
      if (!sentence) for (const input of inputs) input.removeAttribute("aria-invalid");
      if (!wrong) return;
      for (const input of inputs) {
        input.setAttribute("aria-invalid", "true");
        input.toggleAttribute("data-doubtful", !hard);
      }
    }

    /* "experiences.0.start" is in the first row; "skills.3" and "wanted_jobs.0.label" are beside
       the field that adds them. */
    place(path) {
      const [name, number, field] = path.split(".");
      const row = this.querySelector(`[data-rows="${CSS.escape(name)}"]`)?.kept()[Number(number)];
      if (row && field) return row.querySelector(`[data-note="${CSS.escape(field)}"]`);
      const places = this.all("[data-note]").filter((each) => !each.closest(".cnj-cv__row"));
      const at = (wanted) => places.find((each) => each.dataset.note === wanted);
      return at(path) ?? at(name);
    }

    all(selector) {
      return [...this.querySelectorAll(selector)];
    }
  }

  customElements.define("cnj-remarks", CnjRemarks);
})();
