/* <cnj-combobox>: suggestions under an input, by the ARIA 1.2 combobox pattern.
 *
 * The page calls setup() once. Picking fires "cnj-pick" with the choice as detail; for words
 * that are in no list the detail is {kept: text}. The page calls leave() when somebody goes on
 * without picking: the one choice of just that name is picked, if there is one ("same"); else
 * the best choice is offered below the field, and "instead" in the detail says for what. Until
 * that is known "settling" is the promise of it.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-combobox")) return;

  const PAUSE_MS = 160;
  let lists = 0;

  class CnjCombobox extends HTMLElement {
    /* search(text) resolves to choices {label, ...}, or to null when it failed.
     * keeps: whether the person's own words are offered as the last choice. */
    setup({ search, strings, keeps = false }) {
      Object.assign(this, { search, strings, keeps, choices: [], active: -1, asked: 0, left: 0, shown: "" });
      this.input = this.querySelector("input");
      this.list = document.createElement("ul");
      this.list.className = "cnj-combobox__list";
      this.list.id = `cnj-list-${++lists}`;
      this.list.hidden = true;
      this.list.setAttribute("role", "listbox");
      const label = document.querySelector(`label[for="${CSS.escape(this.input.id)}"]`);
      if (label) {
        label.id ||= `${this.list.id}-label`;
        this.list.setAttribute("aria-labelledby", label.id);
      }
      this.status = document.createElement("p");
      this.status.className = "cnj-visually-hidden";
      this.status.setAttribute("role", "status");
      this.guess = document.createElement("div");
      this.guess.className = "cnj-combobox__guess";
      this.guess.setAttribute("role", "status");
      this.append(this.list, this.status, this.guess);
      const roles = {
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-controls": this.list.id,
        "aria-expanded": "false",
      };
      for (const [name, value] of Object.entries(roles)) this.input.setAttribute(name, value);
      this.input.addEventListener("input", () => this.ask());
      this.input.addEventListener("keydown", (event) => this.steer(event));
      this.input.addEventListener("blur", () => this.close());
      // The input keeps the focus while a finger or the mouse is on the list.
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.pick(Number(option.dataset.number));
      });
    }

    ask() {
      clearTimeout(this.timer);
      const text = this.input.value.trim();
      const turn = ++this.asked;
      this.left += 1;
      this.guess.replaceChildren();
      if (!text) {
        this.close();
        return;
      }
      this.timer = setTimeout(async () => {
        const found = await this.search(text);
        // Another letter, or another field, in the meantime.
        if (turn !== this.asked || this.ownerDocument.activeElement !== this.input) return;
        this.show(text, found ?? [], found === null);
      }, PAUSE_MS);
    }

    show(text, found, failed) {
      const { strings } = this;
      this.choices = found;
      this.shown = text;
      if (this.keeps) {
        const known = found.some((choice) => choice.same);
        const kept = { kept: text, label: strings.keep.replace("{text}", text) };
        if (!known) this.choices = [...found, kept];
      }
      this.list.replaceChildren(
        ...this.choices.map((choice, number) => {
          const option = document.createElement("li");
          option.id = `${this.list.id}-${number}`;
          option.dataset.number = number;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.textContent = choice.label;
          return option;
        })
      );
      this.active = -1;
      this.input.removeAttribute("aria-activedescendant");
      const open = this.choices.length > 0;
      this.list.hidden = !open;
      this.list.scrollTop = 0;
      if (open) this.list.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-expanded", String(open));
      const counted = found.length === 1 ? strings.found_one : strings.found;
      const none = failed ? strings.suggestions_failed : strings.found_none;
      this.status.textContent = found.length ? counted.replace("{count}", found.length) : none;
    }

    close() {
      clearTimeout(this.timer);
      this.asked += 1;
      this.list.hidden = true;
      this.active = -1;
      this.status.textContent = "";
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    steer(event) {
      const open = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (open) this.move(event.key === "ArrowDown" ? 1 : -1);
        else this.ask();
        event.preventDefault();
      } else if (event.key === "Enter") {
        // Enter must not send the form, whatever is open.
        event.preventDefault();
        if (open && this.active >= 0) this.pick(this.active);
        else this.leave();
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        event.stopPropagation();
        this.close();
      }
    }

    move(step) {
      const options = this.list.children;
      const count = options.length;
      options[this.active]?.setAttribute("aria-selected", "false");
      this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
      const option = options[this.active];
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    }

    pick(number) {
      const choice = this.choices[number];
      this.close();
      this.tell(choice);
    }

    leave() {
      const text = this.input.value.trim();
      if (!text) return;
      const known = this.shown === text && this.choices.find((choice) => choice.same);
      this.close();
      if (known) {
        this.tell(known);
        return;
      }
      // Kept before the list is asked: nothing is lost if the page is left, or the network.
      if (this.keeps) this.tell({ kept: text, label: text });
      // The page has not taken it: what is still in the field is to be mended first.
      if (!this.keeps || !this.input.value) this.settling = this.lookUp(text);
    }

    async lookUp(text) {
      const turn = ++this.left;
      const found = (await this.search(text)) ?? [];
      const known = found.find((choice) => choice.same);
      if (known) this.tell({ ...known, instead: text });
      else if (found.length && turn === this.left) this.offer(found[0], text);
    }

    offer(choice, text) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cnj-button";
      button.textContent = this.strings.guess.replace("{label}", () => choice.label);
      button.addEventListener("click", () => {
        this.guess.replaceChildren();
        this.input.focus();
        this.tell({ ...choice, instead: text, chosen: true });
      });
      this.guess.replaceChildren(button);
    }

    tell(detail) {
      this.dispatchEvent(new CustomEvent("cnj-pick", { detail, bubbles: true }));
    }
  }

  customElements.define("cnj-combobox", CnjCombobox);
})();
