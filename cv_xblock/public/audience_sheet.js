/* <cnj-sheet>: a page of a CV in words, to read; all that people wrote goes in as text. */
(function () {
  "use strict";

  if (customElements.get("cnj-sheet")) return;

  class CnjSheet extends HTMLElement {
    show(sheet) {
      const { headings } = sheet;
      this.lang = sheet.language;
      this.replaceChildren();
      this.line("cnj-sheet__name", [sheet.name, sheet.headline].filter(Boolean).join(" – "));
      this.list("", sheet.contacts.map((each) => each.text));
      for (const each of sheet.introduction) this.line("", each);
      const training = () => this.entries(headings.training, sheet.training);
      if (sheet.training_first) training();
      this.entries(headings.experience, sheet.experiences);
      if (!sheet.training_first) training();
      this.list(headings.skills, sheet.skills);
      this.list(headings.languages, sheet.languages.map((each) => [each.name, each.level].filter(Boolean).join(", ")));
      this.list(headings.practical, sheet.practical);
      this.list(headings.interests, sheet.interests);
    }

    line(className, words, into = this) {
      if (!words) return;
      const line = document.createElement("p");
      if (className) line.className = className;
      line.dir = "auto";
      line.textContent = words;
      into.append(line);
    }

    heading(words) {
      const heading = document.createElement("h5");
      heading.textContent = words;
      this.append(heading);
    }

    list(heading, items, into = this) {
      if (!items.length) return;
      if (heading) this.heading(heading);
      const list = document.createElement("ul");
      for (const words of items) {
        const item = document.createElement("li");
        item.dir = "auto";
        item.textContent = words;
        list.append(item);
      }
      into.append(list);
    }

    entries(heading, entries) {
      if (!entries.length) return;
      this.heading(heading);
      for (const entry of entries) {
        this.line("cnj-sheet__title", entry.title);
        this.line("cnj-soft", [entry.where, entry.kind, entry.period].filter(Boolean).join(" · "));
        this.list("", entry.tasks);
      }
    }
  }

  customElements.define("cnj-sheet", CnjSheet);
})();
