/* <cnj-edit-tags>: competences, chosen in a list. */
(function () {
  "use strict";

  if (customElements.get("cnj-edit-tags")) return;

  let count = 0;

  class CnjEditTags extends HTMLElement {
    draw(field, tags, { words, competences }) {
      Object.assign(this, { words, most: field.most, tags: [...tags], labels: new Map(competences) });
      const id = `cnjet${(count += 1)}`;
      const label = Object.assign(document.createElement("label"), { className: "cnj-label", htmlFor: id, textContent: field.label });
      const help = Object.assign(document.createElement("p"), { className: "cnj-hint", id: `${id}-hint`, textContent: field.help });
      const note = Object.assign(document.createElement("p"), { className: "cnj-error" });
      note.dataset.mend = field.name;
      this.list = Object.assign(document.createElement("ul"), { className: "cnj-cluster cnj-edit__tags" });
      this.select = Object.assign(document.createElement("select"), { className: "cnj-input", id });
      this.select.setAttribute("aria-describedby", help.id);
      this.select.append(new Option(words.add_competence, ""));
      for (const [tag, text] of competences) this.select.append(new Option(text, tag));
      this.select.addEventListener("change", () => this.add(this.select.value));
      this.list.addEventListener("click", ({ target }) => this.remove(target.closest("[data-tag]")?.dataset.tag));
      this.replaceChildren(label, help, this.list, this.select, note);
      this.show();
    }

    get value() {
      return [...this.tags];
    }

    add(tag) {
      if (tag && !this.tags.includes(tag) && this.tags.length < this.most) this.tags.push(tag);
      this.select.value = "";
      this.show();
      this.dispatchEvent(new CustomEvent("cnj-edited", { bubbles: true }));
    }

    remove(tag) {
      if (!tag) return;
      this.tags = this.tags.filter((each) => each !== tag);
      this.show();
      this.select.focus();
      this.dispatchEvent(new CustomEvent("cnj-edited", { bubbles: true }));
    }

    show() {
      this.list.replaceChildren(...this.tags.map((tag) => {
        const label = this.labels.get(tag) ?? tag;
        const words = Object.assign(document.createElement("bdi"), { textContent: label });
        const away = Object.assign(document.createElement("button"), { type: "button", className: "cnj-chip__remove", textContent: "×" });
        away.dataset.tag = tag;
        away.setAttribute("aria-label", this.words.remove_competence.replace("{label}", label));
        const item = Object.assign(document.createElement("li"), { className: "cnj-chip" });
        item.append(words, away);
        return item;
      }));
      this.list.hidden = !this.tags.length;
    }
  }

  customElements.define("cnj-edit-tags", CnjEditTags);
})();
