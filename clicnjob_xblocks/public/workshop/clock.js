/* <cnj-workshop-clock>: how much of each step is spent. Never shown; it outlives a reload of the page.
 *
 * "cnj-tick" is told each half second while it runs, and at each change.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-workshop-clock")) return;

  class CnjWorkshopClock extends HTMLElement {
    /* steps: the id and the minutes of each. */
    begin(steps, key) {
      Object.assign(this, { steps, key });
      const { at, spent = {}, running = false, since = 0, isShown = false } = recall(key) ?? {};
      this.at = Math.max(0, steps.findIndex(({ id }) => id === at));
      this.spent = spent;
      // Of a step that its author took away the time is over.
      this.running = running && steps.some(({ id }) => id === at);
      Object.assign(this, { since, isShown });
      this.begun = Boolean(Object.keys(spent).length) || this.running;
      if (this.running) this.tick();
    }

    get step() {
      return this.steps[this.at];
    }

    start() {
      if (this.running) return;
      Object.assign(this, { running: true, begun: true, since: Date.now() });
      this.changed();
    }

    pause() {
      this.settle();
      this.running = false;
      this.changed();
    }

    go(place) {
      this.settle();
      this.at = Math.min(Math.max(0, place), this.steps.length - 1);
      this.changed();
    }

    reset() {
      Object.assign(this, { at: 0, spent: {}, running: false, begun: false });
      this.changed();
    }

    /* In seconds; below 0 once the time is over. */
    get left() {
      return this.leftOf(this.at);
    }

    /* Of all steps from this one on. */
    get wholeLeft() {
      return this.steps.reduce((sum, _step, place) => (place < this.at ? sum : sum + Math.max(0, this.leftOf(place))), 0);
    }

    leftOf(place) {
      const { id, minutes } = this.steps[place];
      const now = this.running && place === this.at ? Date.now() - this.since : 0;
      return minutes * 60 - ((this.spent[id] ?? 0) + now) / 1000;
    }

    settle() {
      if (!this.running) return;
      const { id } = this.step;
      this.spent[id] = (this.spent[id] ?? 0) + Date.now() - this.since;
      this.since = Date.now();
    }

    changed() {
      this.keep();
      this.tick();
    }

    keep() {
      const { spent, running, since, isShown } = this;
      keep(this.key, this.begun || isShown ? { at: this.step.id, spent, running, since, isShown } : null);
    }

    /* Whether the page of the clock is open: then it is so again after a reload. */
    shown(is) {
      this.isShown = is;
      this.keep();
    }

    tick() {
      clearTimeout(this.next);
      this.dispatchEvent(new CustomEvent("cnj-tick"));
      if (this.running) this.next = setTimeout(() => this.tick(), 500);
    }
  }

  function recall(key) {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  function keep(key, value) {
    try {
      if (value) sessionStorage.setItem(key, JSON.stringify(value));
      else sessionStorage.removeItem(key);
    } catch {
      // closed to this page: the clock goes on as long as the page is open
    }
  }

  customElements.define("cnj-workshop-clock", CnjWorkshopClock);
})();
