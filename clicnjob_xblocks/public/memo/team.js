/* <cnj-memo-team>: for the course's team, to send a memo sheet to their learners. */
(function () {
  "use strict";

  if (customElements.get("cnj-memo-team")) return;

  class CnjMemoTeam extends HTMLElement {
    start(strings, call) {
      Object.assign(this, { strings, call, learners: [] });
      const fold = this.querySelector("details");
      fold.addEventListener("toggle", () => fold.open && this.load());
      this.part("all").addEventListener("change", ({ target }) => {
        for (const box of this.boxes()) box.checked = target.checked;
        this.count();
      });
      this.part("list").addEventListener("change", () => {
        this.part("all").checked = this.boxes().every((box) => box.checked);
        this.count();
      });
      this.part("ask").addEventListener("click", () => this.ask());
      this.part("back").addEventListener("click", () => this.choose());
      this.part("send").addEventListener("click", () => this.send());
    }

    part(name) {
      return this.querySelector(`[data-team="${name}"]`);
    }

    boxes() {
      return [...this.part("list").querySelectorAll("input:enabled")];
    }

    chosen() {
      const ids = new Set(this.boxes().filter((box) => box.checked).map((box) => Number(box.value)));
      return this.learners.filter(({ id }) => ids.has(id));
    }

    counted(name, count) {
      return this.strings[count === 1 ? `${name}_one` : name].replace("{count}", count);
    }

    say(sentence) {
      this.part("told").textContent = sentence;
    }

    async load() {
      const answer = await this.call("team_learners", {});
      if (answer.ok) this.show(answer.body.learners);
      this.say(answer.ok ? "" : this.refusal(answer));
      if (answer.ok && !this.learners.length) this.say(this.strings.nobody);
    }

    refusal({ status, body }) {
      return body.error ?? (status ? this.strings.failed : this.strings.offline);
    }

    show(learners) {
      this.learners = learners;
      this.part("list").replaceChildren(...learners.map((learner) => this.row(learner)));
      this.part("all").checked = false;
      this.part("all").disabled = !this.boxes().length;
      this.choose();
    }

    row({ id, name, has_it: hasIt }) {
      const row = document.createElement("li");
      const choice = document.createElement("label");
      choice.className = "cnj-choice";
      const box = Object.assign(document.createElement("input"), { type: "checkbox", value: id, disabled: hasIt });
      const words = document.createElement("span");
      const who = document.createElement("bdi");
      who.textContent = name;
      words.append(who);
      if (hasIt) {
        const said = document.createElement("span");
        said.className = "cnj-small cnj-soft";
        said.textContent = ` – ${this.strings.have_it}`;
        words.append(said);
      }
      choice.append(box, words);
      row.append(choice);
      return row;
    }

    count() {
      const { length } = this.chosen();
      this.part("count").textContent = length ? this.counted("count", length) : this.strings.count_none;
    }

    choose() {
      this.part("choosing").hidden = !this.learners.length;
      this.part("sure").hidden = true;
      this.count();
    }

    /* Asked once more, with every name. */
    ask() {
      const chosen = this.chosen();
      this.count();
      if (!chosen.length) return;
      this.part("sure-words").textContent = this.counted("sure", chosen.length);
      const names = chosen.map(({ name }) => {
        const item = document.createElement("li");
        const who = document.createElement("bdi");
        who.textContent = name;
        item.append(who);
        return item;
      });
      this.part("names").replaceChildren(...names);
      this.part("choosing").hidden = true;
      this.part("sure").hidden = false;
      this.part("sure").focus();
    }

    async send() {
      const button = this.part("send");
      if (button.disabled) return;
      const ids = this.chosen().map(({ id }) => id);
      button.disabled = true;
      const answer = await this.call("team_send", { ids, confirmed: ids.length });
      button.disabled = false;
      // Refused because somebody came or went: the list as it is now.
      if (answer.body.learners) this.show(answer.body.learners);
      this.say(answer.ok ? this.counted("sent", answer.body.sent) : this.refusal(answer));
      this.part("told").focus();
    }
  }

  customElements.define("cnj-memo-team", CnjMemoTeam);
})();
