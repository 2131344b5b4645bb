/* <cnj-cvs>: the CVs that a person has made from the same answers: make, name, delete one. */
(function () {
  "use strict";

  if (customElements.get("cnj-cvs")) return;

  const tidy = (text) => customElements.get("cnj-block").tidy(text);
  let stamped = 0;

  class CnjCvs extends HTMLElement {
    setup(page) {
      this.owner = page;
      this.limit = Number(this.dataset.limit);
      this.list = this.querySelector("[data-list]");
      this.jobs = this.querySelector("[data-jobs]");
      this.button = this.querySelector("[data-make]");
      this.button.addEventListener("click", () => this.ask());
      this.list.addEventListener("input", () => this.store());
      this.addEventListener("cnj-changed", () => this.store());
    }

    /* The lines are made anew only when there are others: what stands in their place stays. */
    refresh() {
      const pages = this.owner.pages();
      const there = this.items();
      const same = there.length === pages.length && there.every((each, at) => each.page.id === pages[at].id);
      if (!same) this.list.replaceChildren(...pages.map((each) => this.item(each)));
      this.items().forEach((item, at) => {
        item.page = pages[at];
        const input = item.querySelector("[data-name]");
        const name = this.owner.nameOf(pages[at]);
        if (tidy(input.value) !== name && document.activeElement !== input) input.value = name;
        item.querySelector("[data-delete]").hidden = pages.length < 2;
        item.querySelector("[data-see]").hidden = pages[at].id === this.owner.page().id;
      });
      this.list.hidden = pages.length < 2 && this.list.children.length < 2;
    }

    items() {
      return [...this.list.querySelectorAll(".cnj-page__item")];
    }

    item(page) {
      const template = this.querySelector("template").content;
      const item = document.importNode(template, true).firstElementChild;
      item.page = page;
      const input = item.querySelector("[data-name]");
      input.id = `${this.id || "cnj-cvs"}-${++stamped}`;
      item.querySelector("label").htmlFor = input.id;
      item.querySelector("[data-see]").addEventListener("click", () => this.see(item.page));
      item.querySelector("[data-delete]").addEventListener("click", () => {
        document.createElement("cnj-undo").replace(item, tidy(input.value), this.owner.words);
      });
      return item;
    }

    store() {
      const named = (item) => {
        const name = tidy(item.querySelector("[data-name]").value);
        const kept = name === this.owner.nameOf(item.page) ? item.page.name : name;
        return { ...item.page, name: kept };
      };
      this.owner.setPages(this.items().map(named));
      this.owner.draw();
    }

    see(page) {
      this.owner.choose(page.id);
      this.owner.preview.welcome(this.owner.strings.shown.replace("{name}", () => this.owner.nameOf(page)));
    }

    /* ---- Another one ------------------------------------------------------------------ */

    ask() {
      const { strings } = this.owner;
      if (this.owner.pages().length >= this.limit) {
        this.note(strings.pages_full.replace("{limit}", this.limit));
        return;
      }
      const jobs = this.owner.state?.jobs ?? [];
      const open = this.jobs.hidden && jobs.length > 0;
      this.jobs.hidden = !open;
      this.button.setAttribute("aria-expanded", String(open));
      if (jobs.length === 0) this.make("");
      if (!open) return;
      this.jobs.querySelector("[data-job-list]").replaceChildren(
        ...[...jobs, ""].map((job) => {
          const button = document.createElement("button");
          button.type = "button";
          button.className = "cnj-button";
          button.textContent = job || strings.other_job;
          button.addEventListener("click", () => this.make(job));
          return button;
        })
      );
      this.jobs.querySelector("button").focus();
    }

    make(job) {
      const { owner } = this;
      const { strings } = owner;
      this.jobs.hidden = true;
      this.button.setAttribute("aria-expanded", "false");
      const number = String(owner.pages().length + 1);
      const name = job
        ? strings.page_for.replace("{job}", () => job)
        : strings.page_number.replace("{number}", number);
      owner.add({ name: name.slice(0, 120), headline: job });
      owner.cv.flush();
      this.note("");
      owner.preview.welcome(strings.made);
    }

    note(sentence) {
      this.querySelector("[data-pages-note]").textContent = sentence;
    }
  }

  customElements.define("cnj-cvs", CnjCvs);
})();
