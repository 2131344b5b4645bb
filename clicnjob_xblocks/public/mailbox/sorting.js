/* <cnj-mailbox-sorting>: which mails are true, and which are traps. */
(function () {
  "use strict";

  if (customElements.get("cnj-mailbox-sorting")) return;

  const Part = customElements.get("cnj-mailbox-part");

  class CnjMailboxSorting extends Part {
    start(mission, desk) {
      Object.assign(this, { mission, desk, strings: desk.strings });
      this.listen();
      this.count = this.make("p", "cnj-mailbox__count");
      this.count.setAttribute("role", "status");
      this.box = document.createElement("cnj-mailbox-box");
      this.end = this.make("div", "");
      this.replaceChildren(this.count, this.box, this.end);
      this.box.start({
        mails: mission.mails,
        strings: this.strings,
        actions: (mail, where) => this.actions(mail, where),
        rowNote: (mail) => this.rowNote(mail),
      });
      this.addEventListener("cnj-go-on", () => this.again());
      this.update();
    }

    rowNote(mail) {
      const found = this.mission.sorted[mail.id];
      if (!found) return null;
      const words = this.strings[found.right ? "sorted_right" : "sorted_wrong"];
      return this.make("span", `cnj-badge cnj-badge--${found.right ? "success" : "warning"}`, words);
    }

    actions(mail, where) {
      const { strings } = this;
      const found = this.mission.sorted[mail.id];
      const choices = ["true_mail", "trap"].map((name) => {
        const button = this.button("cnj-button", "sort", this.icon(name === "trap" ? "flag" : "check"), strings[name]);
        button.dataset.mail = mail.id;
        button.dataset.trap = String(name === "trap");
        button.setAttribute("aria-pressed", String(found?.trap === (name === "trap")));
        return button;
      });
      const group = this.make("div", "cnj-mailbox__two", ...choices);
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", strings.true_or_trap);
      const said = this.make("div", "cnj-mailbox__verdict");
      said.setAttribute("role", "status");
      this.error = this.make("p", "cnj-error");
      this.error.setAttribute("role", "alert");
      where.classList.add("cnj-mailbox__sort");
      where.append(this.make("p", "cnj-mailbox__question", strings.true_or_trap), group, this.error, said);
      if (found) this.explain(said, found);
    }

    explain(where, found) {
      const trap = found.trap === found.right;
      const sentence = this.strings[`${found.right ? "right" : "wrong"}_${trap ? "trap" : "true"}`];
      const next = this.mission.mails.find((mail) => !this.mission.sorted[mail.id]);
      const box = this.make("div", `cnj-notice cnj-notice--${found.right ? "success" : "warning"}`, this.make("p", "cnj-notice__title", sentence), this.make("p", "", found.why));
      where.replaceChildren(box);
      if (next) where.append(this.button("cnj-button cnj-button--primary", "next", this.strings.next_mail));
    }

    async on_sort(button) {
      const { mail } = button.dataset;
      const group = button.parentElement;
      const said = group.parentElement.querySelector(".cnj-mailbox__verdict");
      const answer = await this.desk.submit({ mail, trap: button.dataset.trap === "true" }, mail);
      this.error.textContent = answer.ok ? "" : answer.sentence;
      if (!answer.ok) return;
      this.mission = answer.mission;
      this.box.rows();
      for (const each of group.children) each.setAttribute("aria-pressed", String(each === button));
      this.explain(said, this.mission.sorted[mail]);
      this.update({ fresh: true });
    }

    on_next() {
      this.box.open(this.mission.mails.find((mail) => !this.mission.sorted[mail.id]).id);
    }

    again() {
      const wrong = this.mission.mails.find((mail) => !this.mission.sorted[mail.id]?.right) ?? this.mission.mails[0];
      this.box.open(wrong.id);
      this.box.scrollIntoView();
    }

    update({ fresh = false } = {}) {
      const { mission, strings } = this;
      const count = Object.keys(mission.sorted).length;
      this.count.textContent = this.fill("sorted_count", { count, of: mission.mails.length });
      this.end.replaceChildren();
      if (!mission.outcome) return;
      const outcome = document.createElement("cnj-mailbox-outcome");
      this.end.append(outcome);
      const passedWords = mission.outcome.passed ? mission.passed_words : "";
      outcome.start({ outcome: mission.outcome, passedWords, strings, again: strings.try_again });
      if (fresh && mission.outcome.passed) outcome.scrollIntoView({ block: "nearest" });
    }
  }

  customElements.define("cnj-mailbox-sorting", CnjMailboxSorting);
})();
