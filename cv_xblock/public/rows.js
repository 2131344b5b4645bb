/* <cnj-rows>: a list of groups of fields: experiences, training, languages.
 *
 * Its template holds one <cnj-fields>. Events, both for whoever is around: "cnj-changed", and
 * "cnj-note" with what is to be said beside the list.
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
      this.querySelector("[data-add]").addEventListener("click", () => this.addEmpty());
      this.addEventListener("change", (event) => {
        const row = event.target.closest(".cnj-cv__row");
        if (row) hideEnd(row);
      });
    }

    rows() {
      return [...this.list.querySelectorAll(".cnj-cv__row")];
    }

    read() {
      return this.rows().map((row) => this.readRow(row));
    }

    show(items) {
      this.list.replaceChildren();
      for (const each of items) this.add(each);
    }

    addEmpty() {
      if (this.rows().length >= this.limit) {
        const sentence = this.strings.full.replace("{limit}", this.limit);
        this.tell("cnj-note", { path: this.dataset.rows, sentence });
        return;
      }
      this.add({}).querySelector("input").focus();
      this.tell("cnj-changed");
    }

    add(values) {
      const template = this.querySelector("template").content;
      const row = document.importNode(template, true).firstElementChild;
      stamp(row, `-r${++stamped}`);
      row.held = values;
      row.dataset.id = values.id || Math.random().toString(36).slice(2, 8);
      const heading = this.querySelector("h3").textContent.trim();
      row.setAttribute("aria-label", `${heading} ${this.rows().length + 1}`);
      const known = this.strings.languages[values.language];
      row.show(known ? { ...values, language: known } : values);
      hideEnd(row);
      row.querySelector("[data-remove]").addEventListener("click", () => {
        const title = row.querySelector("[data-path=title], [data-path=language]");
        const name = title.value.normalize("NFC").trim();
        document.createElement("cnj-undo").replace(row, name, this.strings);
      });
      this.list.append(row);
      return row;
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

  /* The ids of a row are its own, and what refers to them follows. */
  function stamp(row, suffix) {
    for (const node of [row, ...row.querySelectorAll("*")]) {
      for (const name of ["id", "for"]) {
        if (node.hasAttribute(name)) node.setAttribute(name, node.getAttribute(name) + suffix);
      }
      const ids = node.getAttribute("aria-describedby");
      if (ids) node.setAttribute("aria-describedby", ids.replace(/\S+/g, `$&${suffix}`));
    }
  }

  function hideEnd(row) {
    const current = row.querySelector("[data-path=current]");
    if (current) row.querySelector("[data-month=end]").hidden = current.checked;
  }

  customElements.define("cnj-rows", CnjRows);
})();
