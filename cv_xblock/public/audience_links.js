/* <cnj-links>: the links that show the CV to employers: make one, see them all. */
(function () {
  "use strict";

  customElements.whenDefined("cnj-asker").then(() => {
    if (customElements.get("cnj-links")) return;

    class CnjLinks extends customElements.get("cnj-asker") {
      /* Where links are switched off there is no way to make one; those there are can be ended. */
      begin() {
        this.$("[data-make]")?.addEventListener("click", ({ target }) => this.add(target));
        this.addEventListener("cnj-link-ended", ({ detail }) => {
          this.show(detail);
          this.say(this.strings.link_ended);
          this.focusOn(this.$("summary"));
        });
      }

      async refresh() {
        // What was asked before a link was made, and comes after it, is no news.
        const turn = this.turn;
        const found = await this.ask("list_links", {});
        if (found && turn === this.turn) this.show(found);
      }

      /* What the link shows is what stands on the page: it is saved first. */
      async add(button) {
        this.say("");
        this.wrong("");
        await this.autosave.flush();
        this.turn = (this.turn ?? 0) + 1;
        const days = Number(this.$("[data-days] input:checked").value);
        const page = this.$("[data-page]").value;
        const anonymous = this.$("[data-anonymous]").checked;
        const found = await this.ask("make_link", { page, days, anonymous }, button);
        if (!found) return;
        this.$("[data-making]").open = false;
        this.show(found);
        this.$("cnj-link").say(this.strings.made);
        this.focusOn(this.$("cnj-link button"));
      }

      show({ links, pages, days }) {
        if (this.$("[data-making]")) {
          this.offer(pages, days);
          this.$("[data-make]").disabled = false;
        } else {
          this.hidden = !links.length;
        }
        const live = links.filter((link) => link.live);
        const old = links.filter((link) => !link.live);
        this.$("[data-links]").replaceChildren(...live.map((link) => this.card(link)));
        this.$("[data-old]").replaceChildren(...(old.length ? [this.oldOnes(old)] : []));
      }

      offer(pages, days) {
        const select = this.$("[data-page]");
        const chosen = select.value;
        const name = (page, at) => page.name || (at ? `${this.strings.first_page} ${at + 1}` : this.strings.first_page);
        select.replaceChildren(...pages.map((page, at) => new Option(name(page, at), page.id)));
        if (pages.some((page) => page.id === chosen)) select.value = chosen;
        this.$("[data-page-field]").hidden = pages.length < 2;
        const choices = this.$("[data-days]");
        if (!choices.children.length) choices.append(...days.map((each, at) => this.choice(each, at === 1)));
      }

      choice(days, checked) {
        const label = this.make("label", "cnj-choice");
        const input = this.make("input");
        Object.assign(input, { type: "radio", name: `${this.id || "cnj"}-days-${this.mark()}`, value: days, checked });
        label.append(input, this.words("days", { count: days }));
        return label;
      }

      /* Two blocks of one page must not share their radio buttons. */
      mark() {
        this.number ??= crypto.getRandomValues(new Uint32Array(1))[0];
        return this.number;
      }

      card(link) {
        const card = document.createElement("cnj-link");
        card.setup({ call: this.call, strings: this.strings });
        card.show(link);
        return card;
      }

      oldOnes(old) {
        const box = this.make("details", "cnj-cv__more");
        const list = this.make("ul", "cnj-cv__looks");
        list.setAttribute("role", "list");
        box.append(this.make("summary", "", this.words("old_links", { count: old.length })), list);
        for (const link of old) {
          const row = this.make("li");
          row.append(this.make("strong", "", link.page_name || this.strings.first_page), this.why(link));
          row.append(this.make("span", "cnj-soft", this.words(...viewsOf(link, this))));
          list.append(row);
        }
        return box;
      }

      why(link) {
        const over = new Date(link.expires_at) < new Date();
        const [name, moment] = link.revoked_at
          ? ["ended", link.revoked_at]
          : over ? ["expired", link.expires_at] : ["page_gone", link.expires_at];
        return this.make("span", "cnj-soft", this.words(name, { day: this.day(moment) }));
      }

      focusOn(element) {
        element?.focus();
        element?.scrollIntoView({ block: "center" });
      }
    }

    /* How often a link was opened: the name of the sentence, and what goes into it. */
    function viewsOf(link, part) {
      if (!link.views) return ["views_none", {}];
      const values = { count: link.views, day: part.day(link.last_view_at) };
      return [link.views === 1 ? "views_one" : "views", values];
    }

    customElements.define("cnj-links", CnjLinks);
  });
})();
