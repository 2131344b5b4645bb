/* <cnj-edit-rows>: a list of objects in the editor; added, taken away, moved by buttons. */
(function () {
  "use strict";

  if (customElements.get("cnj-edit-rows")) return;

  class CnjEditRows extends HTMLElement {
    draw(field, value, context) {
      Object.assign(this, { field, context });
      this.className = "cnj-edit__rows";
      this.dataset.field = field.name;
      const title = Object.assign(document.createElement("p"), { className: "cnj-label", textContent: field.label });
      this.list = Object.assign(document.createElement("ol"), { className: "cnj-edit__rowlist" });
      this.remark = Object.assign(document.createElement("p"), { className: "cnj-error" });
      this.remark.dataset.mend = field.name;
      this.add = button("cnj-button", context.words.add_row.replace("{one}", field.one.toLocaleLowerCase()));
      this.add.addEventListener("click", () => this.addRow());
      const help = Object.assign(document.createElement("p"), { className: "cnj-hint", textContent: field.help });
      this.replaceChildren(title, ...(field.help ? [help] : []), this.list, this.remark, this.add);
      for (const row of value) this.list.append(this.row(row));
      this.settle();
      this.list.addEventListener("click", ({ target }) => this.press(target.closest("[data-row]")));
    }

    row(value) {
      const item = document.createElement("li");
      item.className = "cnj-edit__row";
      const head = Object.assign(document.createElement("div"), { className: "cnj-edit__rowhead" });
      const title = Object.assign(document.createElement("span"), { className: "cnj-small cnj-soft" });
      title.dataset.title = "";
      const tools = ["up", "down", "remove"].map((act) => {
        const made = button("cnj-button cnj-button--quiet", { up: "↑", down: "↓", remove: "×" }[act]);
        made.dataset.row = act;
        return made;
      });
      head.append(title, ...tools);
      const form = document.createElement("cnj-edit-fields");
      form.draw(this.field.fields, value, this.context);
      item.append(head, form);
      return item;
    }

    items() {
      return [...this.list.children];
    }

    addRow() {
      const taken = new Set(this.value.map((each) => each.id));
      const made = this.row({ id: freshId(taken) });
      this.list.append(made);
      this.settle();
      made.querySelector("input, textarea, select")?.focus();
      this.edited();
    }

    press(tool) {
      if (!tool) return;
      const item = tool.closest("li");
      // A list within a list has its own tools.
      if (item.parentElement !== this.list) return;
      const { row: act } = tool.dataset;
      if (act === "remove") this.takeAway(item);
      else if (act === "up" && item.previousElementSibling) item.previousElementSibling.before(item);
      else if (act === "down" && item.nextElementSibling) item.nextElementSibling.after(item);
      this.settle();
      if (act !== "remove") tool.focus();
      this.edited();
    }

    takeAway(item) {
      const next = item.nextElementSibling ?? item.previousElementSibling;
      item.remove();
      (next?.querySelector("[data-row=remove]") ?? this.add).focus();
    }

    /* Numbers, the words of the buttons, and whether one may be added. */
    settle() {
      const { words } = this.context;
      const say = (name, number) => words[name].replace("{one}", this.field.one).replace("{number}", number);
      this.items().forEach((item, place) => {
        const head = item.firstElementChild;
        head.querySelector("[data-title]").textContent = say("row", place + 1);
        head.querySelector("[data-row=up]").setAttribute("aria-label", say("row_up", place + 1));
        head.querySelector("[data-row=down]").setAttribute("aria-label", say("row_down", place + 1));
        head.querySelector("[data-row=remove]").setAttribute("aria-label", say("remove_row", place + 1));
      });
      this.add.hidden = this.items().length >= this.field.most;
    }

    /* "1.text": in the form of the row of that place. */
    note(path) {
      const [place, ...rest] = path.split(".");
      return this.items()[place]?.querySelector(":scope > cnj-edit-fields").note(rest.join(".")) ?? null;
    }

    edited() {
      this.dispatchEvent(new CustomEvent("cnj-edited", { bubbles: true }));
    }

    get value() {
      return this.items().map((item) => item.querySelector(":scope > cnj-edit-fields").value);
    }
  }

  function button(name, text) {
    return Object.assign(document.createElement("button"), { type: "button", className: name, textContent: text });
  }

  function freshId(taken) {
    for (let number = 1; ; number += 1) if (!taken.has(`r${number}`)) return `r${number}`;
  }

  customElements.define("cnj-edit-rows", CnjEditRows);
})();
