/* <cnj-quiz-edit-question>: one question in the editor: its line in the list, its form, a look. */
(function () {
  "use strict";

  if (customElements.get("cnj-quiz-edit-question")) return;

  class CnjQuizEditQuestion extends HTMLElement {
    /* forms: the descriptions; call: asks a handler. */
    draw(question, { forms, words, strings, call, isOpen }) {
      Object.assign(this, { question, forms, words, strings, call });
      this.kind = forms.kinds[question.kind];
      this.className = "cnj-quiz-editor__question";
      this.head = element("div", "cnj-quiz-editor__head");
      this.toggle = button("cnj-quiz-editor__open");
      this.toggle.dataset.act = "open";
      this.grip = element("span", "cnj-quiz-editor__grip", "⠿");
      this.grip.title = words.drag;
      this.grip.setAttribute("aria-hidden", "true");
      this.state = element("span", "cnj-badge");
      this.head.append(this.grip, this.toggle, this.state);
      this.body = element("div", "cnj-quiz-editor__body cnj-stack");
      this.replaceChildren(this.head, this.body, this.tools());
      if (isOpen) this.open(true);
      else this.open(false);
    }

    tools() {
      const tools = element("div", "cnj-cluster cnj-quiz-editor__tools");
      for (const act of ["up", "down", "duplicate", "remove"]) {
        const made = button("cnj-button", { up: "↑", down: "↓" }[act] ?? this.words[act]);
        made.dataset.act = act;
        tools.append(made);
      }
      return tools;
    }

    /* The form is drawn when it is first opened: two hundred forms are long to draw. */
    open(is) {
      if (is && !this.form) this.drawForm();
      this.body.hidden = !is;
      this.toggle.setAttribute("aria-expanded", String(is));
    }

    drawForm() {
      const { before, after, competences } = this.forms;
      const context = {
        words: this.words,
        rows: (name) => (this.inner.value[name] ?? []).map((row, place) => ({ id: row.id, words: `${place + 1}. ${row.text ?? ""}` })),
        picture: () => {
          const url = this.form.value.picture?.url ?? "";
          return { url, shown: this.addresses?.[url] ?? url };
        },
      };
      const fields = (list, value) => {
        const made = document.createElement("cnj-quiz-fields");
        made.draw(list, value, context);
        return made;
      };
      const { body, ...outer } = this.question;
      this.form = fields(before, outer);
      this.inner = fields(this.kind.fields, body);
      this.inner.dataset.inner = "";
      this.rest = fields(after, outer);
      this.tags = document.createElement("cnj-quiz-tags");
      this.tags.draw(outer.tags ?? [], competences, this.words);
      this.look = button("cnj-button", this.words.preview);
      this.look.dataset.act = "preview";
      this.shown = element("div", "cnj-quiz-editor__preview cnj-quiz clicnjob");
      this.shown.setAttribute("role", "status");
      this.shown.hidden = true;
      this.body.append(element("p", "cnj-hint", this.kind.help), this.form, this.inner, this.rest, this.tags, this.look, this.shown);
      this.body.addEventListener("cnj-edited", () => this.tell());
    }

    get value() {
      if (!this.form) return this.question;
      const rest = this.rest.value;
      const made = { ...this.form.value, hint: rest.hint, explanation: rest.explanation, weight: rest.weight, tags: this.tags.value };
      if (!made.picture?.url && !made.picture?.alt) delete made.picture;
      return { ...made, id: this.question.id, kind: this.question.kind, body: this.inner.value };
    }

    /* What it is called in the list. */
    tell() {
      const text = (this.form?.value.text ?? this.question.text).replace(/[*_#]/g, "").trim();
      const line = text.split("\n")[0].slice(0, 90) || this.words.empty_text;
      this.toggle.replaceChildren(element("strong", "", `${this.number}. `), line, element("span", "cnj-small cnj-soft", ` ${this.kind.label}`));
    }

    place(number, count) {
      this.number = number;
      const say = (name) => this.words[name].replace("{number}", number);
      for (const act of ["up", "down"]) this.querySelector(`[data-act=${act}]`).setAttribute("aria-label", say(act));
      this.querySelector("[data-act=up]").setAttribute("aria-disabled", String(number === 1));
      this.querySelector("[data-act=down]").setAttribute("aria-disabled", String(number === count));
      this.tell();
    }

    /* What is to be mended, each under its own field; the rest in one line. */
    problems(list) {
      this.state.className = `cnj-badge ${list.length ? "cnj-badge--warning" : "cnj-badge--success"}`;
      this.state.textContent = list.length ? this.words.to_mend.replace("{count}", list.length) : "✓";
      if (!this.form) return;
      for (const note of this.body.querySelectorAll("[data-mend]")) {
        note.textContent = "";
        input(note)?.removeAttribute("aria-invalid");
      }
      for (const { field, sentence } of list) {
        const note = this.note(field);
        if (!note) continue;
        note.textContent = [note.textContent, sentence].filter(Boolean).join(" ");
        input(note)?.setAttribute("aria-invalid", "true");
      }
    }

    /* "body.choices.1.text": the field of that name in the row of that place. */
    note(path) {
      const names = path.split(".");
      let place = this.body;
      if (names[0] === "body") {
        place = this.inner;
        names.shift();
      } else if (names[0] === "picture") {
        return place.querySelector(`[data-mend="${path}"]`);
      }
      let note = null;
      for (const name of names) {
        if (/^\d+$/.test(name)) place = place?.querySelector(":scope .cnj-quiz-editor__rowlist")?.children[name];
        else note = place?.querySelector(`[data-mend="${name}"]`) ?? note;
        if (place && !/^\d+$/.test(name)) place = place.querySelector(`[data-field="${name}"]`) ?? place;
      }
      return note;
    }

    async preview() {
      const answer = await this.call("preview_question", { question: this.value });
      this.shown.hidden = false;
      if (!answer.ok) {
        this.shown.replaceChildren(element("p", "cnj-error", answer.body.error ?? this.words.offline));
        return;
      }
      const { shown, problems } = answer.body;
      this.problems(problems);
      if (!shown) {
        this.shown.replaceChildren(...problems.map(({ sentence }) => element("p", "cnj-remark", sentence)));
        return;
      }
      if (shown.picture) this.addresses = { [this.form.value.picture.url]: shown.picture.url };
      const asking = document.createElement(`cnj-quiz-${shown.widget}`);
      asking.ask({ ...shown.asked, picture: shown.picture }, this.strings);
      const parts = [html("cnj-quiz__question", shown.html)];
      if (shown.picture && shown.widget !== "zones") {
        const image = Object.assign(document.createElement("img"), { src: shown.picture.url, alt: shown.picture.alt });
        const frame = element("div", "cnj-quiz__picture");
        frame.append(image);
        parts.push(frame);
      }
      parts.push(asking, element("p", "cnj-label", this.words.right_answer));
      for (const line of shown.correction) parts.push(html("cnj-quiz__key-line", line));
      for (const name of ["hint", "explanation"]) {
        if (shown[name]) parts.push(element("p", "cnj-label", this.words[name]), html("", shown[name]));
      }
      this.shown.replaceChildren(...parts);
      this.inner.dispatchEvent(new CustomEvent("cnj-edited", { bubbles: false }));
      for (const zones of this.inner.querySelectorAll("cnj-quiz-draw-zones")) zones.show();
    }
  }

  function input(note) {
    return note.parentElement.querySelector(":scope > .cnj-input");
  }

  function element(tag, name, text = "") {
    return Object.assign(document.createElement(tag), { className: name, textContent: text });
  }

  function html(name, innerHTML) {
    return Object.assign(document.createElement("div"), { className: name, innerHTML });
  }

  function button(name, text = "") {
    return Object.assign(document.createElement("button"), { type: "button", className: name, textContent: text });
  }

  customElements.define("cnj-quiz-edit-question", CnjQuizEditQuestion);
})();
