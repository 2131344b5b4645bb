/* <cnj-edit-item>: one item of a document: its line in the list, its form, a look at it. */
(function () {
  "use strict";

  if (customElements.get("cnj-edit-item")) return;

  class CnjEditItem extends HTMLElement {
    /* forms: the descriptions; call: asks a handler. */
    draw(item, { forms, words, strings, call, isOpen }) {
      Object.assign(this, { item, forms, words, strings, call, addresses: {} });
      this.kind = forms.kinds[item?.kind];
      this.className = "cnj-edit__item";
      this.head = element("div", "cnj-edit__head");
      this.toggle = button("cnj-edit__open");
      this.toggle.dataset.act = "open";
      this.grip = element("span", "cnj-edit__grip", "⠿");
      this.grip.title = words.drag;
      this.grip.setAttribute("aria-hidden", "true");
      this.state = element("span", "cnj-badge");
      this.head.append(this.grip, this.toggle, this.state);
      this.body = element("div", "cnj-edit__body cnj-stack");
      // What is wrong and has no field.
      this.rest = element("p", "cnj-error");
      this.replaceChildren(this.head, this.body, this.tools());
      this.open(Boolean(isOpen));
    }

    tools() {
      const tools = element("div", "cnj-cluster cnj-edit__tools");
      for (const act of ["up", "down", "duplicate", "remove"]) {
        const made = button("cnj-button", { up: "↑", down: "↓" }[act] ?? this.words[act]);
        made.dataset.act = act;
        if (this.kind || act !== "duplicate") tools.append(made);
      }
      return tools;
    }

    /* The form is drawn when it is first opened: two hundred forms are long to draw. */
    open(is) {
      if (is && !this.body.hasChildNodes()) this.drawBody();
      this.body.hidden = !is;
      this.toggle.setAttribute("aria-expanded", String(is));
    }

    drawBody() {
      if (!this.kind) {
        this.body.append(
          element("p", "cnj-hint", this.words.unknown_help),
          element("pre", "cnj-edit__raw", JSON.stringify(this.item, null, 2)),
          this.rest,
        );
        this.problems(this.found ?? []);
        return;
      }
      const context = {
        words: this.words,
        competences: this.forms.competences,
        rows: (path) => (valueAt(this.form.value, path) ?? []).map((row, place) => ({ id: row.id, words: `${place + 1}. ${row.text ?? ""}` })),
        picture: () => {
          const url = this.form.value.picture?.url ?? "";
          return { url, shown: this.addresses[url] ?? url };
        },
      };
      this.form = document.createElement("cnj-edit-fields");
      this.form.draw(this.kind.fields, this.item, context);
      this.look = button("cnj-button", this.words.preview);
      this.look.dataset.act = "preview";
      this.shown = element("div", "cnj-edit__preview clicnjob");
      this.shown.setAttribute("role", "status");
      this.shown.hidden = true;
      this.body.append(element("p", "cnj-hint", this.kind.help), this.rest, this.form, this.look, this.shown);
      this.body.addEventListener("cnj-edited", () => this.tell());
      this.problems(this.found ?? []);
    }

    get value() {
      return this.form ? this.form.value : this.item;
    }

    /* What it is called in the list. */
    tell() {
      const number = element("strong", "", `${this.number}. `);
      if (!this.kind) {
        this.toggle.replaceChildren(number, this.words.unknown.replace("{kind}", this.item?.kind ?? "?"));
        return;
      }
      // Where it may stay empty, by its text.
      const names = [this.value[this.kind.named_by], this.value.text];
      const text = (names.find((each) => typeof each === "string" && each.trim()) ?? "").replace(/[*_#]/g, "").trim();
      const line = text.split("\n")[0].slice(0, 90) || this.words.empty_text;
      this.toggle.replaceChildren(number, line, element("span", "cnj-small cnj-soft", ` ${this.kind.label}`));
    }

    place(number, count) {
      this.number = number;
      const say = (name) => this.words[name].replace("{number}", number);
      for (const act of ["up", "down"]) this.querySelector(`[data-act=${act}]`).setAttribute("aria-label", say(act));
      this.querySelector("[data-act=up]").setAttribute("aria-disabled", String(number === 1));
      this.querySelector("[data-act=down]").setAttribute("aria-disabled", String(number === count));
      this.tell();
    }

    /* What is to be mended, each under its own field. */
    problems(list) {
      this.found = list;
      this.state.className = `cnj-badge ${list.length ? "cnj-badge--warning" : "cnj-badge--success"}`;
      this.state.textContent = list.length ? this.words.to_mend.replace("{count}", list.length) : "✓";
      const rest = this.form ? tellProblems(this.form, list) : list.map(({ sentence }) => sentence);
      this.rest.textContent = rest.join(" ");
    }

    async preview() {
      const answer = await this.call("preview_item", { item: this.value });
      this.shown.hidden = false;
      if (!answer.ok) {
        this.shown.replaceChildren(element("p", "cnj-error", answer.body.error ?? this.words.offline));
        return;
      }
      const { html, shown, problems, addresses } = answer.body;
      this.problems(problems);
      this.addresses = addresses ?? {};
      if (html) this.shown.innerHTML = html;
      else if (shown) this.draws(shown);
      else this.shown.replaceChildren(...problems.map(({ sentence }) => element("p", "cnj-remark", sentence)));
      for (const each of this.form.querySelectorAll("cnj-edit-zones")) each.show();
    }

    /* A block may have an element that shows an item: forms.look names it. */
    draws(shown) {
      const look = document.createElement(this.forms.look);
      this.shown.replaceChildren(look);
      look.show(shown, { strings: this.strings, words: this.words });
    }
  }

  /* Under each field what is wrong with it; returns what has no field. */
  function tellProblems(form, list) {
    for (const note of form.querySelectorAll("[data-mend]")) {
      note.textContent = "";
      input(note)?.removeAttribute("aria-invalid");
    }
    const rest = [];
    for (const { field, sentence } of list) {
      const note = form.note(field);
      if (!note) {
        rest.push(sentence);
        continue;
      }
      note.textContent = [note.textContent, sentence].filter(Boolean).join(" ");
      input(note)?.setAttribute("aria-invalid", "true");
    }
    return rest;
  }

  CnjEditItem.tellProblems = tellProblems;

  function input(note) {
    return note.parentElement.querySelector(":scope > .cnj-input");
  }

  function valueAt(value, path) {
    return path.split(".").reduce((inner, name) => inner?.[name], value);
  }

  function element(tag, name, text = "") {
    return Object.assign(document.createElement(tag), { className: name, textContent: text });
  }

  function button(name, text = "") {
    return Object.assign(document.createElement("button"), { type: "button", className: name, textContent: text });
  }

  customElements.define("cnj-edit-item", CnjEditItem);
})();
