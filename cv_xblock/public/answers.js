/* <cnj-answers>: two ways to look at one set of fields: one question at a time, or every part.
 *
 * A [data-step] is a question; those of a row belong to one entry of a list, whose own question
 * (data-hub) shows what is in it. What does not belong to the view is marked data-off. The
 * event "cnj-place" (detail: the place) tells that another question is shown.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-answers")) return;

  const ROW = ".cnj-cv__row";
  /* Nobody waits longer for a guess on the way to the next question. */
  const PATIENCE_MS = 1200;

  class CnjAnswers extends HTMLElement {
    /* kept: {way, name, row, inner, open} as it was when the person left, if it is known.
     * ask(handler, data): what the help to write asks, once all that was typed is saved. */
    setup({ strings, kept, way, ask }) {
      Object.assign(this, { strings, ask });
      this.way = kept?.way ?? way;
      this.steps = this.all("[data-step]").filter((each) => !each.closest(ROW));
      this.at = this.find(kept) ?? this.firstOpen();
      for (const part of this.parts()) part.open(Boolean(kept?.open?.includes(part.dataset.name)));
      this.addEventListener("click", (event) => this.press(event));
      // Before the field itself hears it, which may empty it.
      this.addEventListener("keydown", (event) => this.enter(event), { capture: true });
      this.addEventListener("input", () => this.nameNext());
      this.addEventListener("change", () => this.nameNext());
      this.addEventListener("cnj-changed", () => this.view());
      this.addEventListener("cnj-added", ({ detail }) => this.openRow(detail));
      this.view();
    }

    /* ---- Where -------------------------------------------------------------------- */

    parts() {
      return this.all("cnj-part");
    }

    step(name) {
      return this.steps.find((each) => each.dataset.step === name);
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
      return { name: this.steps.find((each) => !this.answered(each)).dataset.step };
    }

    answered(step) {
      if (step.dataset.step === "end") return false;
      if (step.matches("[data-hub]")) return this.listOf(step.dataset.step).rows().length > 0;
      const typed = [...step.querySelectorAll("input, textarea")].some((input) =>
        ["checkbox", "radio"].includes(input.type) ? input.checked && input.value !== "unknown" : input.value
      );
      return typed || step.querySelector("[data-chips] > li") !== null;
    }

    forward(at = this.at) {
      const row = this.rowOf(at);
      if (row) {
        const inner = this.innerSteps(row);
        const next = inner[inner.indexOf(this.shown(at)) + 1];
        return next ? { ...at, inner: next.dataset.step } : { name: at.name };
      }
      const next = this.steps[this.steps.indexOf(this.step(at.name)) + 1];
      return next && { name: next.dataset.step };
    }

    backward(at = this.at) {
      const row = this.rowOf(at);
      if (row) {
        const inner = this.innerSteps(row);
        const before = inner[inner.indexOf(this.shown(at)) - 1];
        return before ? { ...at, inner: before.dataset.step } : { name: at.name };
      }
      const before = this.steps[this.steps.indexOf(this.step(at.name)) - 1];
      return before && { name: before.dataset.step };
    }

    /* ---- Going ---------------------------------------------------------------------- */

    /* Shows a question and puts the focus on its words. */
    go(at, { told = true } = {}) {
      if (!at) return;
      const left = this.at;
      this.at = at;
      if (left.row && left.row !== at.row) this.listOf(left.name)?.prune();
      this.view();
      if (this.way === "questions") this.bringUp();
      if (told) this.tell();
    }

    /* Back by the phone's own button. */
    follow(place) {
      this.way = place.way;
      this.go(this.find(place) ?? this.firstOpen(), { told: false });
    }

    look(way) {
      this.way = way;
      if (way === "questions") this.at = this.find(this.at) ?? this.firstOpen();
      this.view();
      this.bringUp(way === "all" ? this.querySelector("[data-overview] button") : undefined);
      this.tell();
    }

    /* To one question, whichever way is taken: from the list it opens its part. */
    lead(at) {
      if (this.way !== "all") {
        this.go(at);
        return;
      }
      const step = this.shown(at);
      step.closest("cnj-part").open(true);
      this.view();
      this.tell();
      const target = step.querySelector("input, textarea, select, button");
      target.focus();
      target.scrollIntoView({ block: "center" });
    }

    openRow(row) {
      const list = row.closest("cnj-rows");
      const name = list.dataset.rows;
      const first = this.innerSteps(row).find((each) => !this.answered(each));
      this.at = { name, row: row.dataset.id, inner: first.dataset.step };
      this.view();
      if (this.way === "all") row.querySelector("input").focus();
      else this.bringUp();
      this.tell();
    }

    bringUp(target = this.shown().querySelector(".cnj-cv__question")) {
      target.focus({ preventScroll: true });
      this.scrollIntoView({ block: "start" });
    }

    where() {
      const open = this.parts().filter((part) => part.isOpen()).map((part) => part.dataset.name);
      return { way: this.way, ...this.at, open };
    }

    tell() {
      this.dispatchEvent(new CustomEvent("cnj-place", { detail: this.where() }));
    }

    /* ---- What the person does --------------------------------------------------------- */

    press({ target }) {
      const button = target.closest("button");
      if (!button || !this.contains(button)) return;
      const { wayTo, addKind, entry, drop } = button.dataset;
      if (wayTo) this.look(wayTo);
      else if ("next" in button.dataset) this.leave();
      else if ("back" in button.dataset) this.go(this.backward());
      else if (addKind) button.closest("cnj-rows").addNew({ kind: addKind });
      else if (entry || drop) this.useEntry(button.closest("cnj-rows"), entry, drop);
      else if ("toggle" in button.dataset) {
        button.closest("cnj-part").toggle();
        this.tell();
      }
    }

    useEntry(list, entry, drop) {
      const row = list.rows().find((each) => each.dataset.id === (entry ?? drop));
      if (drop) list.remove(row);
      else this.go({ name: this.at.name, row: entry, inner: this.innerSteps(row)[0].dataset.step });
    }

    /* On to the next question; what was just found to say of this one is shown first, once. */
    async leave() {
      const shown = this.shown();
      const box = shown.querySelector("cnj-combobox, cnj-email");
      if (box?.settling) await Promise.race([box.settling, new Promise((go) => setTimeout(go, PATIENCE_MS))]);
      const said = shown.querySelector(".cnj-combobox__guess button, cnj-email [data-help]:not([hidden]) [data-say]");
      const heard = said?.textContent ?? "";
      if (heard && heard !== this.heard) {
        this.heard = heard;
        said.scrollIntoView({ block: "nearest" });
        return;
      }
      if (shown === this.shown()) this.go(this.forward());
    }

    /* Enter goes on where a field has one line; where words are added, once there are none. */
    enter(event) {
      const { target } = event;
      if (event.key !== "Enter" || event.isComposing || this.way === "all") return;
      if (!target.matches("input")) return;
      if (target.closest("[data-adder], cnj-combobox") && target.value.trim()) return;
      event.preventDefault();
      this.leave();
    }

    /* ---- The view --------------------------------------------------------------------- */

    view() {
      const all = this.way === "all";
      this.dataset.way = this.way;
      if (!this.shown()) this.at = this.find(this.at) ?? this.firstOpen();
      const shown = this.shown();
      const off = (each, is) => each.toggleAttribute("data-off", is);
      for (const part of this.parts()) {
        off(part, !all && !part.contains(shown));
        part.look(all);
      }
      const end = this.step("end");
      for (const step of this.all("[data-step]")) off(step, step === end ? all || step !== shown : !all && step !== shown);
      for (const row of this.all(ROW)) off(row, !all && !row.contains(shown));
      this.querySelector("[data-progress]").hidden = all;
      this.querySelector("[data-overview]").hidden = !all;
      this.querySelector("[data-foot]").hidden = all;
      this.querySelector("[data-back]").hidden = !this.backward();
      for (const list of this.all("cnj-rows")) list.showEntries();
      if (!all) this.count(shown === end);
      this.nameNext();
      this.dispatchEvent(new CustomEvent("cnj-viewed"));
    }

    count(isEnd) {
      const { strings } = this;
      const total = this.steps.length - 1;
      const number = this.steps.indexOf(this.step(this.at.name)) + 1;
      const row = this.rowOf(this.at);
      const words = strings.question.replace("{number}", number).replace("{total}", total);
      const where = row ? `${words}\n${row.getAttribute("aria-label")}` : words;
      this.querySelector("[data-count]").textContent = isEnd ? strings.finished : where;
      const share = isEnd ? 100 : ((number - 1) / total) * 100;
      this.querySelector("[data-bar]").style.inlineSize = `${share}%`;
    }

    nameNext() {
      const shown = this.shown();
      const next = this.querySelector("[data-next]");
      const empty = !this.answered(shown);
      const skips = empty && shown.matches("[data-optional]");
      next.hidden = shown.dataset.step === "end";
      next.textContent = skips ? this.strings.skip : this.strings.next;
      next.classList.toggle("cnj-button--primary", !skips);
    }

    all(selector) {
      return [...this.querySelectorAll(selector)];
    }
  }

  customElements.define("cnj-answers", CnjAnswers);
})();
