/* A live quiz on the wall, with its trainer's buttons. */
(function () {
  "use strict";

  const LETTERS = "ABCDEFGHIJKL";

  class CnjLiveProjector extends customElements.get("cnj-live-page") {
    begin() {
      this.addEventListener("click", ({ target }) => this.press(target.closest("[data-action]")));
      // What a remote control for slides sends.
      document.addEventListener("keydown", (event) => {
        if (event.key !== "PageDown" || event.repeat || !this.state || this.state.step === "over") return;
        event.preventDefault();
        this.press(this.part("go_on"));
      });
    }

    async press(button) {
      if (!button || this.busy || !this.state) return;
      const { action } = button.dataset;
      if (!this.sure(button)) return;
      const data = {
        go_on: { version: this.state.version, step: this.state.step },
        rank: { on: !this.state.show_ranking },
        remove: { player: Number(button.dataset.player) },
        end: {},
      }[action];
      this.busy = true;
      try {
        const response = await this.post(this.addresses.control, { action, ...data });
        const body = await response.json();
        this.tell("error", response.ok ? "" : body.error);
        if (response.ok) {
          this.poll.forget();
          this.show(body);
        }
      } catch {
        this.tell("error", this.strings.not_done);
      }
      this.busy = false;
    }

    /* What cannot be taken back takes two presses. */
    sure(button) {
      const sentence = { end: this.strings.end_sure, remove: this.strings.remove_sure }[button.dataset.action];
      if (!sentence || button.dataset.sure) return true;
      const words = button.textContent;
      const label = button.getAttribute("aria-label");
      button.dataset.sure = "yes";
      button.textContent = sentence.replace("{name}", words);
      button.removeAttribute("aria-label");
      setTimeout(() => {
        delete button.dataset.sure;
        button.textContent = words;
        if (label) button.setAttribute("aria-label", label);
      }, 5000);
      return false;
    }

    show(state) {
      const before = this.state;
      // Read before a press, and arrived after it.
      if (before && state.version < before.version) return;
      this.state = state;
      this.count(state.seconds);
      const same = before && ["step", "place", "show_ranking"].every((name) => before[name] === state[name]);
      this.people(state.players);
      this.tell("count", this.counted(state));
      this.buttons(state);
      this.part("lobby").hidden = state.step !== "lobby";
      if (same && state.step === "open") return;
      this.part("body").replaceChildren();
      this[state.step](state);
    }

    counted({ step, answered, players }) {
      if (step === "lobby" || step === "over") return this.fill("players", { count: players.length });
      return this.fill("answered", { count: answered, of: players.length });
    }

    buttons({ step, place, of, show_ranking: ranked }) {
      const last = place >= of;
      const words = { lobby: "begin", open: "close", closed: last ? "finish" : "next" }[step];
      this.part("go_on").hidden = step === "over";
      if (words) this.tell("go_on", this.strings[words]);
      this.part("end").hidden = step === "over";
      this.part("rank").hidden = step !== "over";
      this.tell("rank", this.strings[ranked ? "rank_off" : "rank_on"]);
      this.classList.toggle("cnj-live--over", step === "over");
    }

    people(players) {
      const known = players.map(({ id }) => id).join();
      if (this.known === known) return;
      this.known = known;
      const list = players.map(({ id, name }) => this.make("li", {}, this.make("button", {
        type: "button", class: "cnj-button cnj-live__player", "data-action": "remove", "data-player": id,
        "aria-label": this.fill("remove", { name: name || "?" }), text: name || "?",
      })));
      this.part("people").replaceChildren(...list);
    }

    lobby({ players }) {
      this.tell("heading", this.strings.join);
      const names = players.map(({ name }) => this.make("li", { class: "cnj-badge cnj-badge--primary cnj-live__name", dir: "auto", text: name || "?" }));
      this.part("body").append(this.make("ul", { class: "cnj-cluster cnj-live__names" }, ...names));
    }

    head({ question, place, of }) {
      this.question(question, this.fill("progress", { number: place, count: of }));
    }

    open(state) {
      this.head(state);
      const { asked, widget } = state.question;
      if (widget === "choose") {
        this.part("body").append(this.make("ol", { class: "cnj-live__choices" }, ...asked.choices.map(({ html }, n) =>
          this.make("li", {}, this.make("span", { class: "cnj-live__letter", "aria-hidden": "true", text: LETTERS[n] }), this.make("span", { html })))));
      } else {
        this.widget(state.question).lock(true);
      }
    }

    closed(state) {
      this.head(state);
      const most = Math.max(1, ...state.bars.map(({ count }) => count));
      const rows = state.bars.map((bar, n) => this.bar(bar, n, most));
      this.part("body").append(this.make("ul", { class: "cnj-live__bars" }, ...rows));
      this.correction(state);
    }

    bar({ html, verdict, right, count }, n, most) {
      const words = verdict ? this.make("span", { text: this.strings[`share_${verdict}`] }) : this.make("span", { html });
      const label = this.make("span", { class: "cnj-live__label" }, words);
      if (!verdict) label.prepend(this.make("span", { class: "cnj-live__letter", "aria-hidden": "true", text: LETTERS[n] ?? "" }));
      if (right && !verdict) label.append(this.make("span", { class: "cnj-badge cnj-badge--success", text: `✓ ${this.strings.mark_right}` }));
      const fill = this.make("span", { class: "cnj-live__fill" });
      fill.style.inlineSize = `${(100 * count) / most}%`;
      const row = this.make("li", right ? { "data-right": "yes" } : {}, label);
      row.append(this.make("span", { class: "cnj-live__track", "aria-hidden": "true" }, fill));
      row.append(this.make("strong", { class: "cnj-live__number", text: this.fill(this.one(count) ? "answer_one" : "answers", { count }) }));
      return row;
    }

    /* In French, none is one too. */
    one(count) {
      return new Intl.PluralRules(document.documentElement.lang || undefined).select(count) === "one";
    }

    over({ review, ranking }) {
      this.tell("heading", this.strings.over);
      const body = this.part("body");
      if (ranking) body.append(this.ranked(ranking));
      const again = review.filter((each) => each.again);
      body.append(this.make("h2", { text: this.strings.review }));
      if (!again.length) body.append(this.make("p", { text: this.strings.review_none }));
      if (review.length) {
        body.append(this.make("ol", { class: "cnj-live__review" }, ...review.map((each) => this.reviewed(each))));
      }
    }

    reviewed({ number, html, right, of, again }) {
      const row = this.make("li", { value: number }, this.make("div", { html }));
      row.append(this.make("span", { class: "cnj-soft", text: this.fill("right_of", { right, count: of }) }));
      if (again) row.append(this.make("span", { class: "cnj-badge cnj-badge--warning", text: this.strings.again_badge }));
      return row;
    }

    ranked(ranking) {
      const rows = ranking.map(({ place, name, percent }) => this.make("li", { value: place },
        this.make("bdi", { text: name || "?" }), this.make("span", { class: "cnj-soft", text: ` ${percent} %` })));
      return this.make("section", { class: "cnj-stack" }, this.make("h2", { text: this.strings.ranking }), this.make("ol", { class: "cnj-live__ranking" }, ...rows));
    }

    network(there) {
      this.part("network").hidden = there;
      this.tell("network", there ? "" : this.strings.no_network_wall);
    }

    refused(sentence) {
      this.tell("error", sentence);
    }
  }

  customElements.define("cnj-live-projector", CnjLiveProjector);
})();
