/* <cnj-quiz-team>: for the course's team, how far each of their learners is. */
(function () {
  "use strict";

  if (customElements.get("cnj-quiz-team")) return;

  class CnjQuizTeam extends HTMLElement {
    start(strings, call, address, learner) {
      Object.assign(this, { strings, call });
      const fold = this.querySelector("details");
      const file = new URL(address("answers_csv"), location.href);
      file.searchParams.set("learner", learner);
      this.querySelector("[data-team=file]").href = file;
      fold.addEventListener("toggle", () => fold.open && this.load());
      this.addEventListener("click", ({ target }) => {
        const button = target.closest("[data-clear]");
        if (button) this.ask(button);
      });
    }

    part(name) {
      return this.querySelector(`[data-team="${name}"]`);
    }

    fill(name, values) {
      return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), this.strings[name]);
    }

    async load() {
      const answer = await this.call("learners", {});
      if (answer.ok) this.show(answer.body.learners);
      else this.say(answer.body.error ?? this.strings.failed);
    }

    say(sentence) {
      this.part("told").textContent = sentence;
    }

    show(learners) {
      if (!learners.length) this.say(this.strings.nobody);
      this.part("file").hidden = !learners.length;
      this.part("list").replaceChildren(...learners.map((learner) => this.row(learner)));
    }

    row({ id, name, answered, of, attempts, percent }) {
      const told = [this.fill("answered", { count: answered, of })];
      if (percent !== null) told.push(this.fill("percent", { percent }));
      if (attempts) told.push(this.fill("attempts", { count: attempts }));
      const row = document.createElement("li");
      const who = element("strong", "", name);
      const how = element("span", "cnj-small cnj-soft", told.join(" · "));
      const clear = element("button", "cnj-button cnj-button--quiet", this.strings.clear);
      clear.type = "button";
      clear.dataset.clear = id;
      clear.dataset.name = name;
      clear.setAttribute("aria-label", this.fill("clear_of", { name }));
      row.append(who, how, clear);
      return row;
    }

    /* Asked once more, in the place of the button. */
    ask(button) {
      const { name, clear: id } = button.dataset;
      const box = element("div", "cnj-notice cnj-notice--warning");
      const yes = element("button", "cnj-button cnj-button--danger", this.strings.clear_yes);
      const no = element("button", "cnj-button", this.strings.clear_no);
      yes.type = no.type = "button";
      box.append(element("p", "", this.fill("clear_sure", { name })), yes, no);
      button.replaceWith(box);
      no.focus();
      no.addEventListener("click", () => {
        box.replaceWith(button);
        button.focus();
      });
      yes.addEventListener("click", async () => {
        const answer = await this.call("clear_learner", { id: Number(id) });
        if (answer.ok) this.show(answer.body.learners);
        this.say(answer.ok ? this.fill("cleared", { name }) : answer.body.error ?? this.strings.failed);
        this.querySelector("summary").focus();
      });
    }
  }

  function element(tag, name, text = "") {
    return Object.assign(document.createElement(tag), { className: name, textContent: text });
  }

  customElements.define("cnj-quiz-team", CnjQuizTeam);
})();
