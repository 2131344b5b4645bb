/* A live quiz on a phone. What is answered stays in the phone until the host has it. */
(function () {
  "use strict";

  const AGAIN = 2000;

  class CnjLivePhone extends customElements.get("cnj-live-page") {
    begin() {
      this.kept = `clicnjob.live.${this.dataset.code}.${this.dataset.player}`;
      this.waiting = this.read();
      this.part("send").addEventListener("click", () => this.submit());
      addEventListener("online", () => this.send());
      this.send();
    }

    read() {
      try {
        return JSON.parse(localStorage.getItem(this.kept));
      } catch {
        return null;
      }
    }

    keep(waiting) {
      this.waiting = waiting;
      try {
        if (waiting) localStorage.setItem(this.kept, JSON.stringify(waiting));
        else localStorage.removeItem(this.kept);
      } catch {
        // A browser that keeps nothing: it stays in the page.
      }
    }

    show(state) {
      const same = this.state?.step === state.step && this.state?.place === state.place;
      this.state = state;
      this.count(state.seconds);
      if (same && state.step === "open") {
        // Read before the answer was in, and read again since.
        if (state.answered && !this.waiting) this.tell("said", this.strings.noted);
        return;
      }
      this.part("send").hidden = true;
      this.tell("error", "");
      this.tell("said", "");
      this.part("body").replaceChildren();
      this[state.step]();
      this.part("heading").focus({ preventScroll: true });
    }

    lobby() {
      this.tell("heading", this.fill("welcome", { name: this.state.name }));
      this.tell("said", this.strings.lobby);
    }

    place() {
      return this.fill("progress", { number: this.state.place, count: this.state.of });
    }

    open() {
      const { question, answered } = this.state;
      this.question(question, this.place());
      this.asking = this.widget(question);
      const waits = this.waiting?.question === question.id;
      if (waits) this.asking.value = this.waiting.answer;
      this.asking.lock(answered || waits);
      this.part("send").hidden = answered || waits;
      if (answered) this.tell("said", this.strings.noted);
    }

    closed() {
      const { question } = this.state;
      this.question(question, this.place());
      const asking = this.widget(question);
      asking.lock(true);
      if (question.said) asking.mark(question.said.marks);
      const verdict = question.said ? { right: "right", partly: "partly_end", not_yet: "not_yet_end" }[question.said.verdict] : "none";
      this.part("body").append(this.make("p", { class: "cnj-live__verdict", text: this.strings[verdict] }));
      for (const html of question.said?.feedback ?? []) this.part("body").append(this.make("div", { html }));
      this.correction(this.state);
      this.tell("said", this.strings.look_up);
    }

    over() {
      const { right, of } = this.state.result;
      this.tell("heading", this.strings.over);
      this.part("body").append(this.make("p", { class: "cnj-live__verdict", text: this.fill("result_live", { right, count: of }) }));
      // An answer that is still on its way counts too.
      if (!this.waiting) this.poll.stop();
    }

    submit() {
      const answer = this.asking.value;
      if (answer === null) {
        this.tell("error", this.strings.choose_first);
        return;
      }
      this.tell("error", "");
      this.keep({ question: this.state.question.id, answer });
      this.asking.lock(true);
      this.part("send").hidden = true;
      this.tell("said", this.strings.sending);
      this.part("heading").focus({ preventScroll: true });
      this.send();
    }

    async send() {
      const item = this.waiting;
      if (!item || this.sends || this.aged) return;
      this.sends = true;
      clearTimeout(this.timer);
      let wait = AGAIN;
      try {
        const response = await this.post(this.addresses.answer, item);
        if (response.status === 429) {
          wait = 1000 * (Number(response.headers.get("Retry-After")) || 5);
        } else if (response.status < 500) {
          await this.read_reply(item, response);
          wait = 0;
        }
      } catch {
        // No network: once more, in a while.
      }
      this.sends = false;
      if (!this.waiting || this.aged) return;
      // With nothing to wait for, it is another answer, given while the first one was on its way.
      if (wait) this.tell("said", this.strings.will_be_sent);
      this.timer = setTimeout(() => this.send(), wait);
    }

    async read_reply(item, response) {
      const json = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
      if (json || response.ok) this.arrived(item, response.ok, await response.json());
      else this.age();
    }

    /* Refused before our view was asked, such as for its token: no second try helps. The answer stays
     * in the phone, and goes out from a new page. */
    age() {
      this.aged = true;
      this.tell("said", "");
      this.tell("error", this.strings.load_anew);
    }

    arrived(item, ok, body) {
      if (this.waiting !== item) return;
      this.keep(null);
      const here = this.state?.question?.id === item.question;
      const step = this.state?.step;
      if (ok && step === "open") {
        if (here) this.tell("said", this.strings.noted);
        return;
      }
      if (ok) {
        // What is shown was read before the answer was in.
        this.poll.forget();
        this.poll.now();
        return;
      }
      this.tell("said", "");
      this.tell("error", body.error ?? this.strings.not_kept);
      if (step === "over") this.poll.stop();
      if (here && step === "open" && body.code !== "closed") {
        this.asking.lock(false);
        this.part("send").hidden = false;
      }
    }

    network(there) {
      const line = this.part("network");
      line.hidden = there;
      this.tell("network", there ? "" : this.strings.no_network);
      if (there) this.send();
    }

    refused(sentence) {
      this.keep(null);
      this.count(null);
      this.part("body").replaceChildren();
      this.part("send").hidden = true;
      this.tell("said", "");
      this.tell("heading", sentence);
      this.part("heading").focus();
    }
  }

  customElements.define("cnj-live-phone", CnjLivePhone);
})();
