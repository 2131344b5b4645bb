/* <cnj-quiz-arrange>: put in order, by dragging or with two arrows each. */
(function () {
  "use strict";

  const name = "cnj-quiz-arrange";
  if (customElements.get(name)) return;

  class CnjQuizArrange extends customElements.get("cnj-quiz-asking") {
    draw() {
      this.touched = false;
      this.append(this.make("p", { class: "cnj-hint", id: `${this.base}-how`, text: this.say("arrange") }));
      this.list = this.make("ol", { class: "cnj-quiz__order", "aria-describedby": `${this.base}-how` });
      for (const item of this.asked.items) this.list.append(this.row(item));
      this.told = this.make("p", { class: "cnj-visually-hidden", "aria-live": "polite" });
      this.append(this.list, this.told);
      this.settle();
      this.list.addEventListener("click", ({ target }) => this.press(target.closest("[data-move]")));
      this.list.addEventListener("pointerdown", (event) => this.grab(event));
    }

    row(item) {
      const text = this.make("span", { class: "cnj-quiz__step", html: item.html });
      const grip = this.make("span", { class: "cnj-quiz__grip", "aria-hidden": "true", text: "⠿" });
      const row = this.make("li", { "data-id": item.id }, grip, text);
      for (const [move, icon] of [["up", "↑"], ["down", "↓"]]) {
        const label = this.say(move, { text: text.textContent });
        row.append(this.make("button", {
          type: "button", class: "cnj-button cnj-quiz__arrow", "data-move": move, "aria-label": label, text: icon,
        }));
      }
      return row;
    }

    rows() {
      return [...this.list.children];
    }

    /* The first cannot go up, the last cannot go down; the buttons stay, to keep the focus. */
    settle() {
      const rows = this.rows();
      rows.forEach((row, place) => {
        const [up, down] = row.querySelectorAll("[data-move]");
        up.setAttribute("aria-disabled", String(place === 0));
        down.setAttribute("aria-disabled", String(place === rows.length - 1));
      });
    }

    press(button) {
      if (!button || button.getAttribute("aria-disabled") === "true") return;
      const row = button.closest("li");
      if (button.dataset.move === "up") row.previousElementSibling.before(row);
      else row.nextElementSibling.after(row);
      button.focus();
      this.moved(row);
    }

    /* A finger drags by the grip, and scrolls the page everywhere else. */
    grab(event) {
      const row = event.target.closest("li");
      if (!row || event.target.closest("button") || this.locked || event.button) return;
      if (event.pointerType === "touch" && !event.target.closest(".cnj-quiz__grip")) return;
      event.preventDefault();
      // The list stays where it is; a row that moves in the page would let go.
      this.list.setPointerCapture(event.pointerId);
      row.dataset.held = "";
      const follow = ({ clientY }) => {
        const before = row.previousElementSibling, after = row.nextElementSibling;
        if (before && clientY < middle(before)) before.before(row);
        else if (after && clientY > middle(after)) after.after(row);
      };
      const drop = () => {
        this.list.removeEventListener("pointermove", follow);
        this.list.removeEventListener("pointerup", drop);
        this.list.removeEventListener("pointercancel", drop);
        delete row.dataset.held;
        this.moved(row);
      };
      this.list.addEventListener("pointermove", follow);
      this.list.addEventListener("pointerup", drop);
      this.list.addEventListener("pointercancel", drop);
    }

    moved(row) {
      this.touched = true;
      this.unmark();
      this.settle();
      const rows = this.rows();
      const text = row.querySelector(".cnj-quiz__step").textContent;
      this.told.textContent = this.say("moved", { text, place: rows.indexOf(row) + 1, count: rows.length });
      this.changed();
    }

    lock(is) {
      super.lock(is);
      this.locked = is;
      this.list.toggleAttribute("data-locked", is);
    }

    /* The order as it comes may be the right one: it is an answer without being touched. */
    get value() {
      return this.rows().map((row) => row.dataset.id);
    }

    set value(order) {
      const rows = (order ?? []).map((id) => this.rows().find((row) => row.dataset.id === id));
      if (!rows.length || rows.includes(undefined)) return;
      this.list.append(...rows);
      this.settle();
    }

    mark(marks) {
      this.unmark();
      for (const row of this.rows()) if (row.dataset.id in marks) this.markOn(row, marks[row.dataset.id]);
    }
  }

  function middle(row) {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  }

  customElements.define(name, CnjQuizArrange);
})();
