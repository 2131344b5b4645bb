/* <cnj-mailbox-team>: for the course's team, what each of their learners has met, mission by mission. */
(function () {
  "use strict";

  if (customElements.get("cnj-mailbox-team")) return;

  const Part = customElements.get("cnj-mailbox-part");

  class CnjMailboxTeam extends Part {
    start(strings, call) {
      Object.assign(this, { strings, call });
      this.listen();
      const fold = this.querySelector("details");
      fold.addEventListener("toggle", ({ target }) => target === fold && fold.open && this.load());
    }

    piece(name) {
      return this.querySelector(`[data-team="${name}"]`);
    }

    async load() {
      const answer = await this.call("learners", {});
      if (answer.ok) this.show(answer.body.learners);
      else this.say(answer.body.error ?? this.strings.failed);
    }

    say(sentence) {
      this.piece("told").textContent = sentence;
    }

    show(learners) {
      this.say(learners.length ? "" : this.strings.nobody);
      this.piece("list").replaceChildren(...learners.map((learner) => this.row(learner)));
    }

    row({ id, name, missions }) {
      const list = this.make("ul", "cnj-mailbox__their", ...missions.filter((mission) => mission.begun || mission.tries).map((mission) => this.mission(mission)));
      const clear = this.button("cnj-button cnj-button--quiet", "clear", this.strings.clear);
      Object.assign(clear.dataset, { learner: id, name });
      clear.setAttribute("aria-label", this.fill("clear_of", { name }));
      return this.make("li", "", this.make("strong", "", name), list, clear);
    }

    mission({ title, passed, tries, met, missing, text }) {
      const state = this.make("span", `cnj-badge cnj-badge--${passed ? "success" : "primary"}`, this.strings[passed ? "passed" : "begun"]);
      const row = this.make("li", "", this.make("span", "cnj-mailbox__point", this.make("span", "", title), state));
      const told = [tries ? this.fill("tries", { count: tries }) : "", met.length ? this.fill("met", { list: met.join(" · ") }) : "", missing.length ? this.fill("missing", { list: missing.join(" · ") }) : ""];
      for (const line of told.filter(Boolean)) row.append(this.make("span", "cnj-small cnj-soft", line));
      if (text) {
        const fold = this.make("details", "", this.make("summary", "", this.strings.read), this.make("div", "cnj-mailbox__text", text));
        row.append(fold);
      }
      return row;
    }

    /* Asked once more, in the place of the button. */
    on_clear(button) {
      const { name, learner } = button.dataset;
      const yes = this.button("cnj-button cnj-button--danger", "erase", this.strings.clear_yes);
      const no = this.button("cnj-button", "keep", this.strings.clear_no);
      Object.assign(yes.dataset, { name, learner });
      const box = this.make("div", "cnj-notice cnj-notice--warning", this.make("p", "", this.fill("clear_sure", { name })), yes, no);
      this.asked = { box, button };
      button.replaceWith(box);
      no.focus();
    }

    on_keep() {
      this.asked.box.replaceWith(this.asked.button);
      this.asked.button.focus();
    }

    async on_erase({ dataset: { name, learner } }) {
      const answer = await this.call("clear_learner", { id: Number(learner) });
      if (answer.ok) this.show(answer.body.learners);
      this.say(answer.ok ? this.fill("cleared", { name }) : answer.body.error ?? this.strings.failed);
      this.querySelector("summary").focus();
    }
  }

  customElements.define("cnj-mailbox-team", CnjMailboxTeam);
})();
