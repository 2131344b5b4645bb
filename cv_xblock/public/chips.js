/* <cnj-chips>: a list of words that can be added and removed: wanted jobs, skills.
 *
 * Events, both for whoever is around: "cnj-changed", and "cnj-note" with what is to be said
 * beside the list.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-chips")) return;

  class CnjChips extends HTMLElement {
    /* label(value): the words of a value; two values of the same words are the same. */
    setup({ strings, label = (value) => value }) {
      Object.assign(this, { strings, label, values: new WeakMap() });
      this.list = this.querySelector("[data-chips]");
      this.input = this.querySelector("[data-adder] input");
      this.limit = Number(this.dataset.limit);
    }

    read() {
      const items = [...this.list.querySelectorAll("li")];
      return items.filter((chip) => this.values.has(chip)).map((chip) => this.values.get(chip));
    }

    show(items) {
      this.list.replaceChildren();
      for (const each of items) this.add(each);
    }

    labelAt(number) {
      const value = this.read()[number];
      return value && this.label(value);
    }

    /* From the person: no double, no more than fit. */
    take(value) {
      const words = this.label(value).toLowerCase();
      const known = this.read().some((each) => this.label(each).toLowerCase() === words);
      const full = !known && this.read().length >= this.limit;
      const sentence = full ? this.strings.full.replace("{limit}", this.limit) : "";
      this.tell("cnj-note", { path: this.dataset.part, sentence });
      if (full) return;
      if (!known) this.add(value);
      this.input.value = "";
      this.tell("cnj-changed");
    }

    add(value) {
      const chip = document.createElement("li");
      this.values.set(chip, value);
      const pill = document.createElement("span");
      pill.className = "cnj-chip";
      const words = document.createElement("bdi");
      words.textContent = this.label(value);
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "cnj-chip__remove";
      remove.setAttribute("aria-label", this.strings.remove.replace("{what}", () => this.label(value)));
      const cross = document.createElement("span");
      cross.className = "cnj-icon cnj-icon--cross";
      cross.setAttribute("aria-hidden", "true");
      remove.append(cross);
      remove.addEventListener("click", () => {
        document.createElement("cnj-undo").replace(chip, this.label(value), this.strings);
      });
      pill.append(words, remove);
      chip.append(pill);
      this.list.append(chip);
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
    }
  }

  customElements.define("cnj-chips", CnjChips);
})();
