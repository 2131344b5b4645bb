/* <cnj-answers>: two ways to look at one set of fields: one question at a time, or every part.
 *
 * What does not belong to the view is marked data-off. The event "cnj-place" (detail: the place)
 * tells that another question is shown.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-answers")) return;

  const ROW = ".cnj-cv__row";
  /* Nobody waits longer for a guess on the way to the next question. */
  const PATIENCE_MS = 1200;
  const SAID = ".cnj-combobox__guess button, cnj-email [data-help]:not([hidden]) [data-say]";

  customElements.whenDefined("cnj-steps").then(() => {
    class CnjAnswers extends customElements.get("cnj-steps") {
      /* kept: {way, name, row, inner, open} as it was when the person left, if it is known.
       * read(): the document now. ask(handler, data): what the help to write asks, once all that
       * was typed is saved. */
      setup({ strings, kept, way, ask, read }) {
        Object.assign(this, { strings, ask, read, back: null, missing: [] });
        this.foot = this.querySelector("cnj-foot");
        this.foot.strings = strings;
        this.progress = this.querySelector("cnj-progress");
        this.way = kept?.way ?? way;
        this.order();
        this.at = this.find(kept) ?? this.firstOpen();
        for (const part of this.parts()) part.open(Boolean(kept?.open?.includes(part.dataset.name)));
        this.addEventListener("click", (event) => this.press(event));
        this.addEventListener("pointerdown", ({ target }) => {
          if (target.closest("[data-next]")) this.before = this.said()?.textContent ?? "";
        });
        // Before the field itself hears it, which may empty it.
        this.addEventListener("keydown", (event) => this.enter(event), { capture: true });
        this.addEventListener("input", () => this.heed());
        this.addEventListener("change", () => this.nameNext());
        this.addEventListener("cnj-changed", () => {
          this.heed();
          this.view();
        });
        this.addEventListener("cnj-added", ({ detail }) => this.openRow(detail));
        this.view();
      }

      /* ---- Going ---------------------------------------------------------------------- */

      /* Shows a question. back: {words, go}, where one came from, and goes back to once it is done. */
      go(at, { told = true, back = null } = {}) {
        if (!at?.name) return;
        const left = this.at;
        this.at = this.into(at);
        this.back = back && { ...back, from: back.from ?? (at.row ? this.shown() : null) };
        if (left.row && left.row !== this.at.row) this.listOf(left.name)?.prune();
        this.forget();
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
        this.back = null;
        if (way === "questions") this.at = this.into(this.find(this.at) ?? this.firstOpen());
        this.forget();
        this.view();
        this.bringUp(way === "all" ? this.querySelector("[data-overview] button") : undefined);
        this.tell();
      }

      /* As who has no answer yet sees it. */
      restart() {
        this.way = "questions";
        this.go({ name: this.steps[0].dataset.step });
      }

      /* The list of what would better the CV, in either way. */
      toList() {
        if (this.way === "questions") {
          this.go({ name: "end" });
          return;
        }
        this.back = null;
        this.view();
        this.bringUp(this.querySelector("[data-overview] cnj-better button") ?? this.querySelector("[data-overview] button"));
      }

      listBack() {
        return { words: this.strings.to_list, go: () => this.toList() };
      }

      /* To one question, or a field of it, whichever way is taken: from the list it opens its part. */
      lead(at, { back = null, field = null } = {}) {
        if (this.way !== "all") {
          this.go(at, { back });
          if (field && !this.isTouch()) field.focus({ preventScroll: true });
          field?.scrollIntoView({ block: "center" });
          return;
        }
        this.back = back;
        const step = this.shown(at);
        step.closest("cnj-part").open(true);
        this.view();
        this.tell();
        const target = field ?? step.querySelector("input, textarea, select, button");
        target.focus();
        target.scrollIntoView({ block: "center" });
      }

      openRow(row) {
        const list = row.closest("cnj-rows");
        const name = list.dataset.rows;
        const first = this.innerSteps(row).find((each) => !this.answered(each));
        this.at = { name, row: row.dataset.id, inner: first.dataset.step };
        this.forget();
        this.view();
        if (this.way === "all") row.querySelector("input").focus();
        else this.bringUp();
        this.tell();
      }

      bringUp(target = this.firstFocus()) {
        target.focus({ preventScroll: true });
        this.scrollIntoView({ block: "start" });
      }

      /* What the server finds missing of the CV that is stored. */
      hear(missing) {
        this.missing = missing;
        this.progress.show(this);
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
        const { wayTo, addKind, addPart, entry, drop } = button.dataset;
        if (wayTo) this.look(wayTo);
        else if ("next" in button.dataset) this.leave();
        else if ("later" in button.dataset) this.leave({ later: true });
        else if ("back" in button.dataset) this.go(this.backward());
        else if (addPart) this.go({ name: addPart }, { back: this.listBack() });
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
        else this.go({ name: this.at.name, row: entry, inner: this.innerSteps(row)[0].dataset.step }, { back: this.back });
      }

      /* On to the next question. What is missing of this one, or was just found to say of it, is
       * shown first; the button says that another tap goes on. */
      async leave({ later = false } = {}) {
        if (this.way === "all") {
          this.back?.go();
          return;
        }
        const shown = this.shown();
        const { heard } = this;
        const before = this.before ?? this.said()?.textContent ?? "";
        this.before = undefined;
        const field = document.activeElement;
        // What was typed last is looked at as well; then the finger stays where it was.
        if (shown.contains(field) && field.matches("input")) {
          field.blur();
          field.focus({ preventScroll: true });
        }
        const box = shown.querySelector("cnj-email, cnj-combobox");
        if (box?.settling) await Promise.race([box.settling, new Promise((go) => setTimeout(go, PATIENCE_MS))]);
        if (shown !== this.shown()) return;
        if (!later && this.foot.stops(shown.dataset.step, this.read())) return;
        const said = this.said();
        const words = said?.textContent ?? "";
        if (words && words !== before && words !== heard) {
          this.heard = words;
          this.nameNext();
          said.scrollIntoView({ block: "center" });
          return;
        }
        if (this.returns()) this.back.go();
        else this.go(this.forward(), { back: this.back });
      }

      said() {
        return this.shown().querySelector(SAID);
      }

      /* Whether this is what one came for from elsewhere, and no entry on the way to it. */
      returns() {
        if (!this.back) return false;
        return !this.at.row || this.shown() === this.back.from || this.isFirst(this.at);
      }

      /* Something was answered: what was said of it is over. */
      heed() {
        this.foot.heed(this.shown().dataset.step, this.read());
        this.heard = "";
        this.nameNext();
      }

      forget() {
        this.foot.quiet();
        this.heard = "";
      }

      /* Enter goes on where a field has one line; where words are added, once there are none. */
      enter(event) {
        const { target } = event;
        if (event.key !== "Enter" || event.isComposing || this.way === "all") return;
        if (!target.matches("input")) return;
        if (target.closest("[data-adder]") && target.value.trim()) return;
        if (target.getAttribute("aria-expanded") === "true") return;
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
        this.progress.hidden = all;
        this.querySelector("[data-overview]").hidden = !all;
        for (const list of this.all("cnj-rows")) list.showEntries();
        this.nameQuestion(all ? null : shown);
        if (!all) this.progress.show(this);
        this.nameNext();
        this.dispatchEvent(new CustomEvent("cnj-viewed"));
      }

      /* Whoever lands in a field hears the question first: it is the name of the group. */
      nameQuestion(shown) {
        for (const step of this.all("[data-step][role=group]")) {
          step.removeAttribute("role");
          step.removeAttribute("aria-label");
        }
        const question = shown?.querySelector("[data-question]");
        if (!question) return;
        shown.setAttribute("role", "group");
        shown.setAttribute("aria-label", question.textContent);
      }

      nameNext() {
        const { strings } = this;
        const shown = this.shown();
        if (this.way === "all") {
          this.foot.show({ next: this.back?.words ?? "" });
          return;
        }
        const isEnd = shown.dataset.step === "end";
        const skips = shown.matches("[data-optional]") && !this.answered(shown);
        const next = this.forward();
        const goes = next?.name !== "end" ? strings.next : shown.closest("[data-extra]") ? strings.to_list : strings.finish;
        const words = this.heard ? strings.anyway : this.returns() ? this.back.words : skips ? strings.skip : goes;
        const quiet = Boolean(this.heard) || (skips && !this.returns());
        this.foot.show({ next: isEnd ? "" : words, quiet, back: !this.returns() && Boolean(this.backward()) });
      }
    }

    customElements.define("cnj-answers", CnjAnswers);
  });
})();
