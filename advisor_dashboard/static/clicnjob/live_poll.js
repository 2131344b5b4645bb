/* <cnj-live-poll>: asks once a second whether there is anything new.
 *
 * "cnj-live-state"    what is new
 * "cnj-live-network"  whether the host can be reached
 * "cnj-live-refused"  why there is nothing more to come
 */
(function () {
  "use strict";

  const EVERY = 1000;
  const HIDDEN = 4000;
  const SLOWEST = 8000;

  class CnjLivePoll extends HTMLElement {
    start(address) {
      this.address = address;
      this.failed = 0;
      this.wake = () => this.now();
      addEventListener("online", this.wake);
      document.addEventListener("visibilitychange", this.wake);
      this.now();
    }

    disconnectedCallback() {
      this.stop();
      removeEventListener("online", this.wake);
      document.removeEventListener("visibilitychange", this.wake);
    }

    stop() {
      this.stopped = true;
      clearTimeout(this.timer);
    }

    /* Ask at once, whatever was asked before: after a press, nobody waits for the next second. */
    now() {
      if (this.stopped || this.asks) return;
      clearTimeout(this.timer);
      this.ask();
    }

    /* What was known does not count any more, nor what is on its way. */
    forget() {
      this.tag = null;
      this.forgot = true;
    }

    async ask() {
      this.asks = true;
      this.forgot = false;
      let wait = document.hidden ? HIDDEN : EVERY;
      try {
        const headers = this.tag ? { "If-None-Match": this.tag } : {};
        const response = await fetch(this.address, { headers, cache: "no-store", signal: AbortSignal.timeout(10000) });
        if (response.status === 429) {
          wait = 1000 * (Number(response.headers.get("Retry-After")) || 5);
        } else if (response.status >= 500) {
          throw new Error("the host is in trouble");
        } else {
          await this.take(response);
        }
        this.failed = 0;
        this.say("cnj-live-network", { there: true });
      } catch {
        this.failed += 1;
        wait = Math.min(SLOWEST, wait * 1.5 ** this.failed);
        this.say("cnj-live-network", { there: false });
      }
      this.asks = false;
      if (!this.stopped) this.timer = setTimeout(() => this.now(), wait);
    }

    async take(response) {
      if (response.status === 304) return;
      const body = await response.json();
      if (response.ok) {
        this.tag = this.forgot ? null : response.headers.get("ETag");
        this.say("cnj-live-state", body);
      } else {
        this.stop();
        this.say("cnj-live-refused", body);
      }
    }

    say(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }
  }

  customElements.define("cnj-live-poll", CnjLivePoll);

  /* <cnj-live-page>: what the phone and the projector have in common. */
  class CnjLivePage extends HTMLElement {
    connectedCallback() {
      const read = (id) => JSON.parse(document.getElementById(id).textContent);
      this.addresses = read("live-addresses");
      this.strings = read("live-strings");
      this.poll = document.createElement("cnj-live-poll");
      this.poll.addEventListener("cnj-live-state", ({ detail }) => this.show(detail));
      this.poll.addEventListener("cnj-live-network", ({ detail }) => this.network(detail.there));
      this.poll.addEventListener("cnj-live-refused", ({ detail }) => this.refused(detail.error));
      this.append(this.poll);
      this.begin();
      this.poll.start(this.addresses.state);
    }

    part(name) {
      return this.querySelector(`[data-live="${name}"]`);
    }

    fill(name, values) {
      return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), this.strings[name]);
    }

    /* html comes clean from the server. */
    make(tag, { html, text, ...attributes } = {}, ...children) {
      const made = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      if (html !== undefined) made.innerHTML = html;
      if (text !== undefined) made.textContent = text;
      made.append(...children);
      return made;
    }

    tell(name, text) {
      const part = this.part(name);
      if (part.textContent !== text) part.textContent = text;
    }

    post(address, data) {
      return fetch(address, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-CSRFToken": this.querySelector("[name=csrfmiddlewaretoken]").value,
        },
        body: JSON.stringify(data),
        signal: AbortSignal.timeout(10000),
      });
    }

    /* The seconds are counted here, from what the server said was left. */
    count(seconds) {
      clearInterval(this.clock);
      const line = this.part("time");
      line.hidden = seconds === null;
      if (seconds === null) return;
      const end = performance.now() + seconds * 1000;
      const tick = () => {
        const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
        line.textContent = this.fill("seconds", { count: left });
        if (!left) clearInterval(this.clock);
      };
      tick();
      this.clock = setInterval(tick, 500);
    }

    question(question, place) {
      const shown = [this.make("div", { html: question.html, class: "cnj-live__question" })];
      if (question.picture && question.widget !== "zones") {
        shown.push(this.make("img", { src: question.picture.url, alt: question.picture.alt, class: "cnj-live__picture" }));
      }
      this.part("body").replaceChildren(...shown);
      this.tell("heading", place);
    }

    widget(question) {
      const asking = document.createElement(`cnj-quiz-${question.widget}`);
      asking.className = "cnj-quiz__asking";
      this.part("body").append(asking);
      asking.ask({ ...question.asked, picture: question.picture }, this.strings);
      if (question.answer !== null) asking.value = question.answer;
      return asking;
    }

    correction({ correction, explanation }) {
      const shown = [];
      if (correction.length) {
        shown.push(this.make("h2", { text: this.strings.right_answer }));
        shown.push(this.make("ul", {}, ...correction.map((html) => this.make("li", { html }))));
      }
      if (explanation) shown.push(this.make("div", { html: explanation, class: "cnj-live__why" }));
      if (shown.length) this.part("body").append(this.make("div", { class: "cnj-notice cnj-live__correction" }, ...shown));
    }
  }

  customElements.define("cnj-live-page", CnjLivePage);
})();
