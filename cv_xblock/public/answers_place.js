/* <cnj-place>: keeps in this phone where the person is, and follows the phone's Back button.
 *
 * Back goes to the former question where the page is a page of its own; in a frame the entries
 * would stand between the person and the page around it.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-place")) return;

  class CnjPlace extends HTMLElement {
    /* The place that was kept; follow() is called with one to go back to. */
    setup({ key, follow }) {
      this.key = key;
      this.alone = window === window.top;
      if (!this.alone) return;
      window.addEventListener("popstate", ({ state }) => {
        if (state?.clicnjob?.key === key) follow(state.clicnjob.place);
      });
    }

    recall() {
      try {
        return JSON.parse(localStorage.getItem(this.key) ?? "null");
      } catch {
        return null;
      }
    }

    /* The first place of a visit takes the entry that the page has. */
    begin(place) {
      this.note(place, "replaceState");
    }

    keep(place) {
      try {
        localStorage.setItem(this.key, JSON.stringify({ ...place, at: Date.now() }));
      } catch {
        // no storage: the next visit begins with the first question that has no answer
      }
      if (this.last !== mark(place)) this.note(place, "pushState");
    }

    note(place, how) {
      this.last = mark(place);
      if (this.alone) history[how]({ ...history.state, clicnjob: { key: this.key, place } }, "");
    }
  }

  const mark = ({ way, name, row, inner }) =>
    way === "all" ? way : [name, row, inner].filter(Boolean).join("/");

  customElements.define("cnj-place", CnjPlace);
})();
