/* <cnj-quiz-live>: the way into a live session of this quiz, and the team's button to start one. */
(function () {
  "use strict";

  const name = "cnj-quiz-live";
  if (customElements.get(name)) return;

  class CnjQuizLive extends HTMLElement {
    begin(call, strings) {
      this.call = call;
      this.strings = strings;
      this.look();
      // Who comes back to the page may find a session that has begun since.
      document.addEventListener("visibilitychange", () => !document.hidden && this.isConnected && this.look());
    }

    async look() {
      const answer = await this.call("live_here", {});
      if (answer.ok) this.show(answer.body);
    }

    show({ may_start: mayStart, join, projector, last, seconds }) {
      const shown = [];
      if (join) shown.push(this.line(this.strings.live_on), this.link(join, this.strings.live_join, true));
      if (projector) shown.push(this.link(projector, this.strings.live_projector, false));
      if (mayStart && !join) shown.push(...this.starter(seconds));
      if (last) {
        const words = this.strings.live_last.replace("{right}", last.right).replace("{count}", last.of).replace("{day}", this.day(last.day));
        shown.push(this.line(words));
      }
      this.hidden = !shown.length;
      this.replaceChildren(...shown);
    }

    day(iso) {
      return new Date(`${iso}T12:00`).toLocaleDateString(document.documentElement.lang || undefined);
    }

    line(text) {
      return Object.assign(document.createElement("p"), { textContent: text });
    }

    link(href, textContent, first) {
      const made = Object.assign(document.createElement("a"), { href, textContent, target: "_blank", rel: "noopener" });
      made.className = `cnj-button${first ? " cnj-button--primary" : ""}`;
      return made;
    }

    starter(seconds) {
      const label = document.createElement("label");
      label.className = "cnj-field";
      const words = Object.assign(document.createElement("span"), { className: "cnj-label", textContent: this.strings.live_seconds });
      const select = Object.assign(document.createElement("select"), { className: "cnj-input cnj-input--short" });
      for (const each of seconds) {
        select.append(new Option(each ? this.strings.live_timer.replace("{count}", each) : this.strings.live_no_timer, each));
      }
      label.append(words, select);
      const button = Object.assign(document.createElement("button"), { type: "button", className: "cnj-button", textContent: this.strings.live_start });
      const error = Object.assign(document.createElement("p"), { className: "cnj-error" });
      error.setAttribute("role", "alert");
      button.addEventListener("click", async () => {
        button.disabled = true;
        const answer = await this.call("start_live", { seconds: Number(select.value) });
        button.disabled = false;
        if (answer.ok) location.assign(answer.body.projector);
        else error.textContent = answer.body.error ?? this.strings.not_kept;
      });
      return [label, button, error];
    }
  }

  customElements.define(name, CnjQuizLive);
})();
