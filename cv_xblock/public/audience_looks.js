/* <cnj-looks>: which advisors read the CV, the newest first. */
(function () {
  "use strict";

  customElements.whenDefined("cnj-asker").then(() => {
    if (customElements.get("cnj-looks")) return;

    class CnjLooks extends customElements.get("cnj-asker") {
      begin() {
        this.$("[data-more]").addEventListener("click", ({ target }) => this.more(target));
      }

      async refresh() {
        const found = await this.ask("list_looks", { skip: 0 });
        if (!found) return;
        this.$("[data-list]").replaceChildren();
        const { total } = found;
        const name = total === 0 ? "looks_none" : total === 1 ? "looks_one" : "looks";
        this.say(this.words(name, { count: total }));
        this.showSheet(found.sheet);
        this.add(found);
      }

      /* Who has a password for it could have looked too. */
      showSheet(sheet) {
        const lines = [];
        if (sheet) lines.push(this.words("sheet_made", { name: sheet.made_by, day: this.day(sheet.made_at) }));
        if (sheet?.renewed_at) {
          const moment = this.moment(sheet.renewed_at);
          lines.push(this.words("sheet_renewed", { name: sheet.renewed_by, moment }));
        }
        this.$("[data-sheet]").replaceChildren(...lines.map((words) => this.make("p", "cnj-soft", words)));
      }

      async more(button) {
        const list = this.$("[data-list]");
        const found = await this.ask("list_looks", { skip: list.children.length }, button);
        if (!found) return;
        const first = this.add(found);
        // The button may be gone: whoever uses the keyboard goes on where the new ones begin.
        first?.setAttribute("tabindex", "-1");
        first?.focus();
      }

      add({ looks, more }) {
        const rows = looks.map((look) => {
          const row = this.make("li");
          const name = this.make("strong", "", look.name);
          name.dir = "auto";
          row.append(name, this.make("span", "cnj-soft", this.hour(look.at)));
          return row;
        });
        this.$("[data-list]").append(...rows);
        this.$("[data-more]").hidden = !more;
        return rows[0];
      }
    }

    customElements.define("cnj-looks", CnjLooks);
  });
})();
