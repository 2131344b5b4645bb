/* <cnj-quiz-editor>: the questions of a quiz, in their order; kept with the block's settings.
 *
 * <cnj-quiz-raw>: the text of a quiz that this version cannot read.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-quiz-editor")) return;

  class CnjQuizEditor extends HTMLElement {
    start({ quiz, problems, forms, words, strings }, call) {
      Object.assign(this, { forms, words, strings, call });
      for (const [name, { label }] of Object.entries(forms.kinds)) this.part("kind").append(new Option(label, name));
      this.tellKind();
      for (const question of quiz.questions) this.put(question);
      this.settle();
      this.problems(problems);
      this.part("kind").addEventListener("change", () => this.tellKind());
      this.part("add").addEventListener("click", () => this.add());
      this.part("list").addEventListener("click", ({ target }) => this.press(target.closest("[data-act]")));
      this.part("list").addEventListener("pointerdown", (event) => this.grab(event));
      this.part("file").addEventListener("change", () => this.bring());
      this.addEventListener("click", ({ target }) => {
        const format = target.closest("[data-export]")?.dataset.export;
        if (format) this.takeOut(format);
      });
      this.part("go-on").addEventListener("click", () => this.answer(false));
      this.part("anyway").addEventListener("click", () => this.answer(true));
    }

    part(name) {
      return this.querySelector(`[data-quiz-part="${name}"]`);
    }

    get value() {
      return { schema: 1, questions: this.items().map((item) => item.value) };
    }

    items() {
      return [...this.part("list").querySelectorAll("cnj-quiz-edit-question")];
    }

    put(question, { isOpen = false, before = null } = {}) {
      const item = document.createElement("cnj-quiz-edit-question");
      item.draw(question, { forms: this.forms, words: this.words, strings: this.strings, call: this.call, isOpen });
      const row = document.createElement("li");
      row.append(item);
      this.part("list").insertBefore(row, before);
      return item;
    }

    settle() {
      const items = this.items();
      items.forEach((item, place) => item.place(place + 1, items.length));
      this.part("count").textContent = this.words.count.replace("{count}", items.length);
    }

    tellKind() {
      this.part("kind-help").textContent = this.forms.kinds[this.part("kind").value].help;
    }

    add() {
      const kind = this.part("kind").value;
      const body = structuredClone(this.forms.kinds[kind].blank);
      const item = this.put({ id: this.freshId(), kind, text: "", body }, { isOpen: true });
      this.settle();
      item.querySelector("textarea").focus();
      item.scrollIntoView({ block: "start" });
    }

    freshId() {
      const taken = new Set(this.items().map((item) => item.question.id));
      for (;;) {
        const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (each) => (each % 36).toString(36)).join("");
        if (!taken.has(id)) return id;
      }
    }

    press(tool) {
      const item = tool?.closest("cnj-quiz-edit-question");
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
      const question = item.value;
      const row = item.closest("li");
      const next = row.nextElementSibling;
      row.remove();
      const undo = this.part("undo");
      const back = Object.assign(document.createElement("button"), { type: "button", className: "cnj-button", textContent: this.words.undo });
      back.addEventListener("click", () => {
        this.put(question, { isOpen: true, before: next?.isConnected ? next : null }).toggle.focus();
        undo.hidden = true;
        this.settle();
      });
      undo.replaceChildren(document.createTextNode(`${this.words.removed} `), back);
      undo.hidden = false;
      back.focus();
    }

    grab(event) {
      const grip = event.target.closest(".cnj-quiz-editor__grip");
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
      for (const [place, item] of this.items().entries()) item.problems(list.filter(({ number }) => number === place + 1));
    }

    /* Before it is kept: what is to be mended is shown, and may stay so. */
    async ready() {
      const answer = await this.call("check_questions", { quiz: this.value });
      if (!answer.ok) return true; // Keeping it says what is wrong.
      const { problems } = answer.body;
      this.problems(problems);
      if (!problems.length) return true;
      this.part("mend-list").replaceChildren(...problems.map(({ number, sentence }) =>
        Object.assign(document.createElement("li"), { textContent: `${this.words.question.replace("{number}", number)} : ${sentence}` })));
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

    async bring() {
      const [file] = this.part("file").files;
      if (!file) return;
      const answer = await this.call("import_questions", { text: await file.text() });
      this.part("file").value = "";
      const told = this.part("brought");
      if (!answer.ok) {
        told.replaceChildren(line("cnj-error", answer.body.error ?? this.words.offline));
        return;
      }
      const { quiz, left_out: leftOut } = answer.body;
      for (const question of quiz.questions) this.put({ ...question, id: this.freshId() });
      this.settle();
      const lines = [line("", this.words.imported.replace("{count}", quiz.questions.length))];
      if (leftOut.length) lines.push(line("cnj-label", this.words.left_out_title));
      for (const each of leftOut) lines.push(line("cnj-remark", this.words.left_out.replace("{line}", each.line).replace("{sentence}", each.sentence)));
      told.replaceChildren(...lines);
      const checked = await this.call("check_questions", { quiz: this.value });
      if (checked.ok) this.problems(checked.body.problems);
    }

    async takeOut(format) {
      const told = this.part("brought");
      if (!this.items().length) {
        told.replaceChildren(line("cnj-remark", this.words.nothing_to_export));
        return;
      }
      const answer = await this.call("export_questions", { quiz: this.value, format });
      if (!answer.ok) {
        told.replaceChildren(line("cnj-error", answer.body.error ?? this.words.offline));
        return;
      }
      const { name, text, left_out: left } = answer.body;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      told.replaceChildren(...(left.length ? [line("cnj-remark", this.words.exported_less.replace("{numbers}", left.join(", ")))] : []));
    }
  }

  class CnjQuizRaw extends HTMLElement {
    start({ problems }) {
      const list = this.querySelector('[data-quiz-part="problems"]');
      list.replaceChildren(...problems.map(({ sentence }) => Object.assign(document.createElement("li"), { textContent: sentence })));
    }

    get value() {
      return this.querySelector("textarea").value;
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

  function line(name, text) {
    return Object.assign(document.createElement("p"), { className: name, textContent: text });
  }

  customElements.define("cnj-quiz-editor", CnjQuizEditor);
  customElements.define("cnj-quiz-raw", CnjQuizRaw);
})();
