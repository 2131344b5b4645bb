/* <cnj-rows>: a list of groups of fields: experiences, training, languages.
 *
 * Its template holds one <cnj-fields>. Events, for whoever is around: "cnj-changed"; "cnj-added"
 * (detail: the row) for one that the person has asked for; "cnj-note" with what is to be said
 * beside the list.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-rows")) return;

  let stamped = 0;

  class CnjRows extends HTMLElement {
    setup({ strings }) {
      this.strings = strings;
      this.list = this.querySelector("[data-list]");
      this.limit = Number(this.dataset.limit);
      this.querySelector("[data-add]").addEventListener("click", () => this.addNew());
      this.addEventListener("change", (event) => {
        const row = event.target.closest(".cnj-cv__row");
        if (row) this.follow(row);
      });
    }

    rows() {
      return [...this.list.querySelectorAll(".cnj-cv__row")];
    }

    /* Those in which something was typed: an entry that was only begun is not of the CV. */
    kept() {
      return this.rows().filter((row) => title(row) || Object.values(rest(row)).some(Boolean));
    }

    read() {
      return this.kept().map((row) => this.readRow(row));
    }

    show(items) {
      this.list.replaceChildren();
      for (const each of items) this.add(each);
    }

    /* A row that the person asks for; `values` are what is known of it already. */
    addNew(values = {}) {
      if (this.rows().length >= this.limit) {
        const sentence = this.strings.full.replace("{limit}", this.limit);
        this.tell("cnj-note", { path: this.dataset.rows, sentence });
        return;
      }
      const row = this.add(values);
      this.tell("cnj-changed");
      this.tell("cnj-added", row);
    }

    /* What a row asks follows what is answered: no end where it goes on, the words of its kind. */
    follow(row) {
      fit(row);
      const kind = row.querySelector("[data-choice=kind] input:checked")?.value;
      for (const [name, words] of Object.entries(this.strings.asked[kind] ?? {})) {
        for (const each of row.querySelectorAll(`[data-asked="${name}"]`)) each.textContent = words;
      }
    }

    /* Takes out rows in which nothing was typed. */
    prune() {
      const kept = this.kept();
      for (const row of this.rows()) if (!kept.includes(row)) row.remove();
    }

    remove(row) {
      document.createElement("cnj-undo").replace(row, title(row), this.strings);
    }

    add(values) {
      const template = this.querySelector("template").content;
      const row = document.importNode(template, true).firstElementChild;
      stamp(row, `-r${++stamped}`);
      row.held = values;
      row.dataset.id = values.id || Math.random().toString(36).slice(2, 8);
      row.setAttribute("aria-label", `${this.dataset.rowName} ${this.rows().length + 1}`);
      const known = this.strings.languages[values.language];
      row.show(known ? { ...values, language: known } : values);
      this.follow(row);
      row.querySelector("[data-remove]").addEventListener("click", () => this.remove(row));
      this.list.append(row);
      return row;
    }

    /* What is in the list, for the question that stands for it: each entry to open, or to remove. */
    showEntries() {
      const rows = this.kept();
      const question = this.querySelector("[data-hub] [data-question]");
      question.textContent = rows.length ? question.dataset.more : question.dataset.first;
      this.querySelector("[data-hub] [data-hint]").hidden = rows.length > 0;
      this.querySelector("[data-hub] > [data-add]").classList.toggle("cnj-button--primary", !rows.length);
      this.querySelector("[data-entries]").replaceChildren(...rows.map((row) => this.entry(row)));
    }

    entry(row) {
      const { strings } = this;
      const item = document.createElement("li");
      const words = document.createElement("bdi");
      words.textContent = title(row) || strings.untitled;
      const open = button("pen", strings.open_entry.replace("{what}", () => words.textContent));
      open.className = "cnj-cv__entry";
      open.dataset.entry = row.dataset.id;
      open.prepend(words);
      const remove = button("cross", strings.remove.replace("{what}", () => words.textContent));
      remove.className = "cnj-chip__remove";
      remove.dataset.drop = row.dataset.id;
      item.append(open, remove);
      return item;
    }

    readRow(row) {
      const values = row.read();
      if (values.current) values.end = "";
      if (!("language" in values)) return { ...row.held, id: row.dataset.id, ...values };
      const same = values.language.toLowerCase();
      const { languages } = this.strings;
      const code = Object.keys(languages).find((each) => languages[each].toLowerCase() === same);
      return { ...values, language: code ?? values.language };
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
    }
  }

  function button(icon, name) {
    const made = document.createElement("button");
    made.type = "button";
    made.setAttribute("aria-label", name);
    const picture = document.createElement("span");
    picture.className = `cnj-icon cnj-icon--${icon}`;
    picture.setAttribute("aria-hidden", "true");
    made.append(picture);
    return made;
  }

  /* The ids of a row are its own, and what refers to them follows. */
  function stamp(row, suffix) {
    for (const node of [row, ...row.querySelectorAll("*")]) {
      for (const name of ["id", "for", "name"]) {
        if (node.hasAttribute(name)) node.setAttribute(name, node.getAttribute(name) + suffix);
      }
      const ids = node.getAttribute("aria-describedby");
      if (ids) node.setAttribute("aria-describedby", ids.replace(/\S+/g, `$&${suffix}`));
    }
  }

  const title = (row) =>
    customElements.get("cnj-block").tidy(row.querySelector("[data-path=title], [data-path=language]").value);

  /* What somebody has to type: a kind or a level comes with the row. */
  function rest(row) {
    const { kind, level, ...typed } = row.read();
    return typed;
  }

  /* What does not apply is not asked: the end of what goes on, the firm of what is done at home. */
  function fit(row) {
    const current = row.querySelector("[data-path=current]");
    if (current) row.querySelector("[data-month=end]").hidden = current.checked;
    const kind = row.querySelector("[data-choice=kind] :checked")?.value;
    for (const box of row.querySelectorAll("[data-unless-kind]")) {
      box.hidden = box.dataset.unlessKind === kind && !box.querySelector("input").value;
    }
  }

  customElements.define("cnj-rows", CnjRows);
})();
