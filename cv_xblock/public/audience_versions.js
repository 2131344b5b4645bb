/* <cnj-versions>: the CV as it was before: look at it, go back to it. */
(function () {
  "use strict";

  customElements.whenDefined("cnj-asker").then(() => {
    if (customElements.get("cnj-versions")) return;

    class CnjVersions extends customElements.get("cnj-asker") {
      async refresh() {
        const found = await this.ask("list_versions", {});
        if (!found) return;
        this.say(found.versions.length ? "" : this.strings.versions_none);
        this.$("[data-list]").replaceChildren(...found.versions.map((each) => this.row(each)));
      }

      row(version) {
        const { strings } = this;
        const row = this.make("li");
        const when = this.moment(version.at);
        row.append(this.make("h4", "", when), this.make("p", "cnj-soft", this.difference(version)));
        const box = this.make("div", "cnj-cluster");
        const look = this.button(strings.look, () => this.turn(row, version, look));
        look.setAttribute("aria-expanded", "false");
        look.append(this.hint(when));
        box.append(look);
        if (version.differs.length) {
          const take = this.button(strings.take, (button) => this.take(version, button));
          take.append(this.hint(when));
          box.append(take);
        }
        row.append(box);
        return row;
      }

      /* The same words on each button: what they are about is said to who hears them. */
      hint(when) {
        return this.make("span", "cnj-visually-hidden", ` (${when})`);
      }

      difference({ differs }) {
        if (!differs.length) return this.strings.same;
        const parts = new Intl.ListFormat(this.strings.language, { type: "conjunction" });
        const named = differs.map((part) => this.strings.parts[part]);
        return this.words("differs", { parts: parts.format(named) });
      }

      async turn(row, version, button) {
        const open = row.querySelector("cnj-sheet");
        if (open) open.remove();
        else {
          const found = await this.ask("show_version", { id: version.id }, button);
          if (!found) return;
          const sheet = document.createElement("cnj-sheet");
          sheet.setAttribute("role", "group");
          sheet.setAttribute("aria-label", this.words("version_of", { moment: this.moment(version.at) }));
          sheet.show(found.sheet);
          row.append(sheet);
        }
        button.setAttribute("aria-expanded", String(!open));
        button.firstChild.textContent = open ? this.strings.look : this.strings.look_away;
        button.focus();
      }

      /* What is not saved yet is saved first: then it is kept like any earlier version. */
      async take(version, button) {
        if (!(await this.autosave.flush()) || this.autosave.dirty()) {
          this.wrong(this.strings.unsaved);
          return;
        }
        const data = { id: version.id, version: this.autosave.version };
        const body = await this.ask("go_back", data, button);
        if (!body) return;
        this.autosave.replace(body);
        await this.refresh();
        this.say(this.words("taken", { moment: this.moment(version.at) }));
        const said = this.place("said");
        said.tabIndex = -1;
        said.focus();
        said.scrollIntoView({ block: "center" });
      }
    }

    customElements.define("cnj-versions", CnjVersions);
  });
})();
