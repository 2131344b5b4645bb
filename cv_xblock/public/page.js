/* <cnj-page>: the pages made from one's answers: which one is shown, and what it is made of.
 *
 * It holds no state of its own but which page is looked at: everything else stands in the
 * document, and goes there through cv.change(), so that it is saved like any answer.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-page")) return;

  const SIDES = ["preview", "cvs", "photo", "send", "file"];
  const tidy = (text) => customElements.get("cnj-block").tidy(text);

  class CnjPage extends HTMLElement {
    /* cv: the document and its ways, see cv.js. blank: a page with nothing chosen. */
    setup({ cv, own, strings, blank, words }) {
      Object.assign(this, { cv, strings, blank, words, photoSince: own.photo, chosen: "", asked: 0 });
      this.remarks = this.querySelector("cnj-remarks");
      this.remarks.setup();
      this.problems = own.problems;
      for (const name of SIDES) {
        this[name] = this.querySelector(`cnj-${name}`);
        this[name].setup(this);
      }
      this.listen();
      this.querySelector(".cnj-page__all").disabled = false;
      this.refresh();
    }

    listen() {
      this.closest("cnj-block").addEventListener("cnj-document", () => this.refresh());
      this.closest("cnj-panels").addEventListener("cnj-panel", async () => {
        if (!this.seen()) return;
        this.refresh();
        await this.cv.flush();
        this.draw();
      });
      this.addEventListener("input", ({ target }) => {
        const name = target.dataset.pageText;
        if (name) this.change({ [name]: tidy(target.value) });
      });
      this.addEventListener("change", ({ target }) => {
        if (target.dataset.pageFlag) this.change({ [target.dataset.pageFlag]: target.checked });
        const ticks = target.closest("[data-ticks]");
        if (ticks) this.tick(ticks, target);
      });
    }

    /* Whether this side is the one that is shown. */
    seen() {
      return !this.closest("[data-panel]").hidden;
    }

    /* ---- The pages ------------------------------------------------------------------ */

    pages() {
      const { pages } = this.cv.document();
      return pages?.length ? pages : [this.blank];
    }

    page() {
      const pages = this.pages();
      return pages.find((each) => each.id === this.chosen) ?? pages[0];
    }

    nameOf(page) {
      if (page.name) return page.name;
      if (page.headline) return this.strings.page_for.replace("{job}", () => page.headline);
      const number = this.pages().indexOf(page) + 1;
      return number > 1 ? this.strings.page_number.replace("{number}", number) : this.strings.main_page;
    }

    /* Change the page that is shown. The first change makes it a page of its own. */
    change(part) {
      const page = this.page();
      const changed = { ...page, ...part, id: page.id || newId() };
      this.chosen = changed.id;
      this.setPages(this.pages().map((each) => (each.id === page.id ? changed : each)));
    }

    setPages(pages) {
      this.cv.change({ pages });
    }

    choose(id) {
      this.chosen = id;
      this.refresh();
      this.draw();
    }

    add(part) {
      const pages = this.pages().map((each) => ({ ...each, id: each.id || newId() }));
      const made = { ...this.page(), ...part, id: newId() };
      this.chosen = made.id;
      this.setPages([...pages, made]);
    }

    /* ---- What is shown --------------------------------------------------------------- */

    refresh() {
      const page = this.page();
      for (const input of this.querySelectorAll("[data-page-text]")) {
        const value = page[input.dataset.pageText];
        if (tidy(input.value) !== value) input.value = value;
      }
      for (const box of this.querySelectorAll("[data-page-flag]")) box.checked = page[box.dataset.pageFlag];
      this.showMissing(page);
      this.showTicks(page);
      for (const name of SIDES) this[name].refresh(page);
      this.sayWhich(page);
    }

    /* On every side: which of several CVs is open, and that the answers are those of all. */
    sayWhich(page) {
      const { length } = this.pages();
      const line = this.closest("cnj-panels").querySelector("[data-open-cv]");
      line.hidden = length < 2;
      const words = this.strings.open_cv.replace("{name}", () => `\u2068${this.nameOf(page)}\u2069`);
      line.textContent = words.replace("{count}", length);
    }

    /* To something of this side that may be folded. */
    reveal(control) {
      for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      control.scrollIntoView({ block: "center" });
      control.focus({ preventScroll: true });
    }

    /* What is to be printed and is not there yet. */
    showMissing(page) {
      const document = this.cv.document();
      const there = { photo: this.photoSince, age: document.birth_date, address: document.address };
      const missing = Object.keys(there).filter((name) => page[name] && !there[name]);
      const hint = this.querySelector("[data-nothing-yet]");
      hint.textContent = missing.map((name) => this.strings[`no_${name}`]).join(" ");
      hint.hidden = missing.length === 0;
    }

    showTicks(page) {
      const document = this.cv.document();
      const rows = (name, where) =>
        document[name]
          .filter((each) => each.title || each[where])
          .map((each) => [each.id, [each.title, each[where]].filter(Boolean).join(" – ")]);
      this.showList("experiences", rows("experiences", "employer"), page.hidden);
      this.showList("training", rows("training", "school"), page.hidden);
      this.showList("skills", document.skills.map((each) => [each, each]), page.hidden_skills);
    }

    /* The boxes are made anew only when there are others: who ticks one keeps the focus. */
    showList(name, items, hidden) {
      const box = this.querySelector(`[data-ticks="${name}"]`);
      const key = JSON.stringify(items);
      box.hidden = items.length === 0;
      if (box.dataset.key !== key) {
        box.dataset.key = key;
        box.querySelector("[data-list]").replaceChildren(...items.map(([value, words]) => choice(value, words)));
      }
      for (const input of box.querySelectorAll("input")) input.checked = !hidden.includes(input.value);
    }

    tick(box, input) {
      const name = box.dataset.ticks === "skills" ? "hidden_skills" : "hidden";
      const others = this.page()[name].filter((each) => each !== input.value);
      this.change({ [name]: input.checked ? others : [...others, input.value] });
    }

    /* ---- What was saved -------------------------------------------------------------- */

    saved(problems) {
      this.remark(problems);
      if (!this.seen()) return;
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.draw(), 150);
    }

    /* Of the document's remarks those on the page that is shown. */
    remark(problems) {
      const mine = `pages.${this.pages().indexOf(this.page())}.`;
      this.remarks.show(
        problems
          .filter((each) => each.path.startsWith(mine))
          .map((each) => ({ ...each, path: each.path.slice(mine.length) }))
      );
    }

    /* Draws the page as it is stored, and asks how it fits. */
    async draw() {
      // What is not saved yet cannot be drawn: the saving calls again.
      if (this.cv.dirty()) {
        if (!navigator.onLine) this.preview.fail();
        return;
      }
      const page = this.page();
      this.preview.draw(page);
      this.send.address(page);
      const turn = ++this.asked;
      const answer = await this.cv.call("page_state", { page: page.id });
      if (!answer.ok || turn !== this.asked) return;
      this.state = answer.body;
      this.preview.showFit(answer.body);
      this.send.showLetter(answer.body);
    }

    /* To what makes the page long: the model and what the page leaves out are chosen here, the
       words themselves stand in the answers. */
    goTo(path) {
      const [name, id, field] = path.split(".");
      const own = name === "introduction" && this.page().introduction ? '[data-page-text="introduction"]' : "";
      const here = { model: "[type=radio]:checked", skills: '[data-ticks="skills"] input' }[name] ?? own;
      const ticked = id && !field ? `[data-ticks] input[value="${CSS.escape(id)}"]` : "";
      const training = name === "training" ? '[data-ticks="training"] input' : "";
      const target = here || ticked || training;
      if (target) {
        this.reveal(this.querySelector(target));
        return;
      }
      const rows = id ? this.cv.document()[name].findIndex((each) => each.id === id) : "";
      this.cv.goTo([name, rows, field].filter((each) => each !== "" && each !== undefined).join("."));
    }

    /* A photo was saved, or erased. Who has just chosen one wants it on this page. */
    setPhoto(since, { chosen = false } = {}) {
      this.photoSince = since;
      if (since && chosen && !this.page().photo) this.change({ photo: true });
      else {
        this.refresh();
        this.draw();
      }
    }
  }

  const newId = () => Math.random().toString(36).slice(2, 10);

  function choice(value, words) {
    const label = document.createElement("label");
    label.className = "cnj-choice";
    const input = document.createElement("input");
    input.type = "checkbox";
    input.value = value;
    const text = document.createElement("bdi");
    text.textContent = words;
    label.append(input, text);
    return label;
  }

  customElements.define("cnj-page", CnjPage);
})();
