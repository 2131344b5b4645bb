/* <cnj-steps>: the questions, and what comes before and after each; the answers are made of it.
 *
 * A [data-step] is a question; those of a row belong to one entry of a list, whose own question
 * (data-hub) shows what is in it. Questions marked data-extra are no part of the way to a first
 * page: the end offers them. A place is {name} of a question, or {name, row, inner} of one within
 * an entry; "at" is the one that is shown.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-steps")) return;

  class CnjSteps extends HTMLElement {
    /* The end comes before what it offers. */
    order() {
      const steps = this.all("[data-step]").filter((each) => !each.closest(".cnj-cv__row"));
      const extra = (each) => each.matches("[data-extra]");
      this.steps = [...steps.filter((each) => !extra(each)), ...steps.filter(extra)];
    }

    parts() {
      return this.all("cnj-part");
    }

    step(name) {
      return this.steps.find((each) => each.dataset.step === name);
    }

    /* The questions that lead to a first page. */
    needed() {
      return this.steps.slice(0, this.steps.indexOf(this.step("end")));
    }

    /* The lists of entries: the element of a question that stands for one. */
    listOf(name) {
      const step = this.step(name);
      return step?.matches("[data-hub]") ? step.closest("cnj-rows") : null;
    }

    rowOf({ name, row }) {
      return row && this.listOf(name)?.rows().find((each) => each.dataset.id === row);
    }

    innerSteps(row) {
      return [...row.querySelectorAll("[data-step]")];
    }

    /* The element of a place: the question that is shown. */
    shown(at = this.at) {
      const row = this.rowOf(at);
      if (!row) return this.step(at.name);
      return this.innerSteps(row).find((each) => each.dataset.step === at.inner);
    }

    /* A place as it was kept, as far as it is still there. */
    find(kept) {
      if (!kept || !this.step(kept.name)) return null;
      const { name, row, inner } = kept;
      return this.rowOf(kept) && this.shown(kept) ? { name, row, inner } : { name };
    }

    firstOpen() {
      const open = this.needed().find((each) => !this.answered(each));
      return { name: open?.dataset.step ?? "end" };
    }

    answered(step) {
      if (step.matches("[data-hub]")) return this.listOf(step.dataset.step).kept().length > 0;
      const typed = [...step.querySelectorAll("input, textarea")].some((input) =>
        ["checkbox", "radio"].includes(input.type) ? input.checked && input.value !== "unknown" : input.value
      );
      return typed || step.querySelector("[data-chips] > li") !== null;
    }

    /* What comes after a place: within an entry its next question, then its list. */
    forward(at = this.at) {
      const row = this.rowOf(at);
      const step = this.step(at.name);
      if (row) {
        const inner = this.innerSteps(row);
        const next = inner[inner.indexOf(this.shown(at)) + 1];
        if (next) return { ...at, inner: next.dataset.step };
        if (!this.isFirst(at)) return { name: at.name };
      }
      if (step.matches("[data-extra]")) return { name: "end" };
      return { name: this.steps[this.steps.indexOf(step) + 1]?.dataset.step };
    }

    backward(at = this.at) {
      const row = this.rowOf(at);
      const step = this.step(at.name);
      if (row) {
        const inner = this.innerSteps(row);
        const before = inner[inner.indexOf(this.shown(at)) - 1];
        if (before) return { ...at, inner: before.dataset.step };
        if (!this.isFirst(at)) return { name: at.name };
      }
      if (step.matches("[data-extra]")) return { name: "end" };
      const before = this.steps[this.steps.indexOf(step) - 1];
      return before && { name: before.dataset.step };
    }

    /* Whether an entry that is still empty was opened in place of its empty list. */
    isFirst({ name }) {
      const list = this.listOf(name);
      return this.opensItself(list) && list.kept().length === 0;
    }

    opensItself(list) {
      return Boolean(list) && list.querySelector("[data-kinds]") === null;
    }

    /* A list without anything in it asks at once for its first entry. */
    into(at) {
      const list = !at.row && this.listOf(at.name);
      if (!list || !this.isFirst(at)) return at;
      const row = list.rows()[0] ?? list.add({});
      return { name: at.name, row: row.dataset.id, inner: this.innerSteps(row)[0].dataset.step };
    }

    /* Who types on keys goes on typing where a question begins with a field; on a touch screen
     * the words have the focus, and no keyboard comes up unasked. */
    firstFocus() {
      const shown = this.shown();
      const fields = [...shown.querySelectorAll("input, textarea, select")];
      const first = fields.find((each) => each.checkVisibility());
      const types = first?.matches("input:not([type=radio], [type=checkbox]), textarea");
      return types && !this.isTouch() ? first : shown.querySelector(".cnj-cv__question");
    }

    isTouch() {
      return matchMedia("(pointer: coarse)").matches;
    }

    all(selector) {
      return [...this.querySelectorAll(selector)];
    }
  }

  customElements.define("cnj-steps", CnjSteps);
})();
