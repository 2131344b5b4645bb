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
      this.longest = Number(this.dataset.longest);
      this.input.addEventListener("input", () => this.note(""));
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

    /* From the person: no double, no more than fit. What does not fit stays in the field.
     * Whether it is in the list now. */
    take(value) {
      const words = this.label(value);
      const known = this.has(words);
      const sentence = known ? "" : this.refusal(words);
      this.note(sentence);
      if (sentence) {
        this.input.value = words;
        return false;
      }
      if (!known) this.add(value);
      this.input.value = "";
      this.tell("cnj-changed");
      return true;
    }

    has(words) {
      return this.read().some((each) => this.label(each).toLowerCase() === words.toLowerCase());
    }

    drop(words) {
      const chip = this.chip(words);
      if (!chip) return;
      chip.remove();
      this.tell("cnj-changed");
    }

    chip(words) {
      return [...this.list.children].find(
        (each) => this.values.has(each) && this.label(this.values.get(each)) === words
      );
    }

    refusal(words) {
      const { strings, limit, longest } = this;
      const length = [...words].length;
      if (length > longest) {
        return strings.too_long.replace("{length}", length).replace("{limit}", longest);
      }
      return this.read().length >= limit ? strings.full.replace("{limit}", limit) : "";
    }

    note(sentence) {
      const wrong = Boolean(sentence);
      this.tell("cnj-note", { path: this.dataset.part, sentence, hard: wrong, wrong, stays: true });
    }

    /* The words `from`, if they are still there, are better said by `value`. Whether they were. */
    better(from, value) {
      const chip = this.chip(from);
      if (!chip) return false;
      const focused = chip.contains(document.activeElement);
      if (this.has(this.label(value))) chip.remove();
      else {
        chip.replaceChildren();
        this.fill(chip, value);
        if (focused) chip.querySelector("button").focus();
      }
      this.tell("cnj-changed");
      return true;
    }

    /* Changes a part of the value of these words that does not show in them. */
    amend(words, part) {
      const chip = this.chip(words);
      if (!chip) return;
      this.values.set(chip, { ...this.values.get(chip), ...part });
      this.tell("cnj-changed");
    }

    add(value) {
      const chip = document.createElement("li");
      this.fill(chip, value);
      this.list.append(chip);
    }

    fill(chip, value) {
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
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
    }
  }

  customElements.define("cnj-chips", CnjChips);
})();
