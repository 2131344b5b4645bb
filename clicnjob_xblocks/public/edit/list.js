/* <cnj-edit-list>: a document in Studio: what is said of the whole, and its items in their order.
 *
 * It is kept with the block's settings. <cnj-edit-raw>: the text of a document that this version
 * cannot read.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-edit-list")) return;

  const { tellProblems } = customElements.get("cnj-edit-item");

  class CnjEditList extends HTMLElement {
    start(args, call) {
      const { document: given, problems, forms, words, strings } = args;
      Object.assign(this, { given, forms, words, strings, call });
      const kinds = Object.entries(forms.kinds);
      for (const [name, { label }] of kinds) this.part("kind").append(new Option(label, name));
      this.part("kinds").hidden = kinds.length < 2;
      this.tellKind();
      this.head = this.part("head");
      this.head.draw(forms.head, given, { words, competences: forms.competences, rows: () => [], picture: () => ({}) });
      this.head.hidden = !forms.head.length;
      for (const item of given[forms.items]) this.put(item);
      this.settle();
      this.problems(problems);
      this.part("kind").addEventListener("change", () => this.tellKind());
      this.part("add").addEventListener("click", () => this.add());
      this.part("list").addEventListener("click", ({ target }) => this.press(target.closest("[data-act]")));
      this.part("list").addEventListener("pointerdown", (event) => this.grab(event));
      this.part("go-on").addEventListener("click", () => this.answer(false));
      this.part("anyway").addEventListener("click", () => this.answer(true));
      for (const more of this.querySelectorAll("[data-edit-more]")) more.begin(this, args, call);
    }

    part(name) {
      return this.querySelector(`[data-edit-part="${name}"]`);
    }

    get value() {
      const whole = this.head.value;
      return { ...whole, schema: this.forms.schema, [this.forms.items]: this.items().map((item) => item.value) };
    }

    items() {
      return [...this.part("list").querySelectorAll("cnj-edit-item")];
    }

    put(made, { isOpen = false, before = null } = {}) {
      const item = document.createElement("cnj-edit-item");
      item.draw(made, { forms: this.forms, words: this.words, strings: this.strings, call: this.call, isOpen });
      const row = document.createElement("li");
      row.append(item);
      this.part("list").insertBefore(row, before);
      return item;
    }

    settle() {
      const items = this.items();
      items.forEach((item, place) => item.place(place + 1, items.length));
      this.part("count").textContent = this.words.count.replace("{count}", items.length);
      this.part("add").hidden = items.length >= this.forms.most;
    }

    tellKind() {
      this.part("kind-help").textContent = this.forms.kinds[this.part("kind").value].help;
    }

    add() {
      const kind = this.part("kind").value;
      const item = this.put({ ...structuredClone(this.forms.kinds[kind].blank), id: this.freshId(), kind }, { isOpen: true });
      this.settle();
      item.querySelector("textarea, input, select")?.focus();
      item.scrollIntoView({ block: "start" });
    }

    freshId() {
      const taken = new Set(this.items().map((item) => item.item?.id));
      for (;;) {
        const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (each) => (each % 36).toString(36)).join("");
        if (!taken.has(id)) return id;
      }
    }

    press(tool) {
      const item = tool?.closest("cnj-edit-item");
      if (!item || tool.getAttribute("aria-disabled") === "true") return;
      const row = item.closest("li");
      const acts = {
        open: () => item.open(item.body.hidden),
        preview: () => item.preview(),
        up: () => row.previousElementSibling.before(row),
        down: () => row.nextElementSibling.after(row),
        duplicate: () => {
          const copy = this.put({ ...structuredClone(item.value), id: this.freshId() }, { isOpen: true, before: row.nextSibling });
          copy.scrollIntoView({ block: "nearest" });
        },
        remove: () => this.remove(item),
      };
      acts[tool.dataset.act]?.();
      this.settle();
      if (["up", "down"].includes(tool.dataset.act)) tool.focus();
    }

    /* Gone, and one press away. */
    remove(item) {
      const taken = item.value;
      const row = item.closest("li");
      const next = row.nextElementSibling;
      row.remove();
      const undo = this.part("undo");
      const back = Object.assign(document.createElement("button"), { type: "button", className: "cnj-button", textContent: this.words.undo });
      back.addEventListener("click", () => {
        this.put(taken, { isOpen: true, before: next?.isConnected ? next : null }).toggle.focus();
        undo.hidden = true;
        this.settle();
      });
      undo.replaceChildren(document.createTextNode(`${this.words.removed} `), back);
      undo.hidden = false;
      back.focus();
    }

    grab(event) {
      const grip = event.target.closest(".cnj-edit__grip");
      if (!grip || event.button) return;
      event.preventDefault();
      const row = grip.closest("li");
      row.dataset.held = "";
      // The list stays where it is; a row that moves in the page would let go.
      const list = this.part("list");
      list.setPointerCapture(event.pointerId);
      const follow = ({ clientY }) => {
        const before = row.previousElementSibling, after = row.nextElementSibling;
        if (before && clientY < middle(before)) before.before(row);
        else if (after && clientY > middle(after)) after.after(row);
      };
      const drop = () => {
        list.removeEventListener("pointermove", follow);
        delete row.dataset.held;
        this.settle();
      };
      list.addEventListener("pointermove", follow);
      list.addEventListener("pointerup", drop, { once: true });
      list.addEventListener("pointercancel", drop, { once: true });
    }

    problems(list) {
      tellProblems(this.head, list.filter(({ number }) => !number));
      for (const [place, item] of this.items().entries()) item.problems(list.filter(({ number }) => number === place + 1));
    }

    /* The item, and what the field is called in its form; of a row, what the rows are called. */
    placeOf({ number, field }) {
      const kind = number ? this.value[this.forms.items][number - 1]?.kind : null;
      const fields = number ? this.forms.kinds[kind]?.fields ?? [] : this.forms.head;
      const label = fields.find(({ name }) => name === field.split(".")[0])?.label;
      const item = number ? this.words.item.replace("{number}", number) : this.words.whole;
      return label ? [item, label] : [item];
    }

    /* Before it is kept: what is to be mended is shown, and may stay so. */
    async ready() {
      const answer = await this.call("check_document", { document: this.value });
      if (!answer.ok) return true; // Keeping it says what is wrong.
      const { problems } = answer.body;
      this.problems(problems);
      if (!problems.length) return true;
      this.part("mend-list").replaceChildren(...problems.map((problem) =>
        Object.assign(document.createElement("li"), { textContent: [...this.placeOf(problem), problem.sentence].join(" : ") })));
      this.part("mend").hidden = false;
      this.part("mend").focus();
      const anyway = await new Promise((resolve) => { this.answer = resolve; });
      this.part("mend").hidden = true;
      if (!anyway) this.show(problems[0].number);
      return anyway;
    }

    answer() {}

    show(number) {
      const item = this.items()[number - 1];
      item?.open(true);
      item?.toggle.focus();
    }

    /* What could not be kept, from the server. */
    refuse({ problems = [] }) {
      this.problems(problems);
      if (problems[0]?.number) this.show(problems[0].number);
    }
  }

  class CnjEditRaw extends HTMLElement {
    start({ problems }) {
      const list = this.querySelector('[data-edit-part="problems"]');
      list.replaceChildren(...problems.map(({ sentence }) => Object.assign(document.createElement("li"), { textContent: sentence })));
    }

    /* Untouched, it is not sent: the rest can be kept although this cannot be read. */
    get value() {
      const text = this.querySelector("textarea");
      return text.value === text.defaultValue ? undefined : text.value;
    }

    async ready() {
      return true;
    }

    refuse() {}
  }

  function middle(row) {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  }

  customElements.define("cnj-edit-list", CnjEditList);
  customElements.define("cnj-edit-raw", CnjEditRaw);
})();
