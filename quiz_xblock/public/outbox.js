/* <cnj-quiz-outbox>: answers on their way. Each is kept in the phone until the server has it.
 *
 * An answer bears an id of its own: what is sent twice counts once. The event "cnj-arrived" says
 * what the server answered ({item, answer}), "cnj-waiting" how many are still to be sent.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-quiz-outbox")) return;

  const TRY_AGAIN_MS = 10_000;

  class CnjQuizOutbox extends HTMLElement {
    start(call, key) {
      this.call = call;
      this.draft = document.createElement("cnj-draft").under(key);
      const kept = this.draft.recall();
      this.items = kept?.items ?? [];
      this.typed = kept?.typed ?? {};
      window.addEventListener("online", () => this.flush());
      if (this.items.length) this.flush();
    }

    /* What is chosen or typed and not sent yet. */
    note(question, value) {
      if (value === null) delete this.typed[question];
      else this.typed[question] = value;
      this.keep();
    }

    put(item) {
      // The last word on a question is the one that counts.
      this.items = this.items.filter((each) => each.question !== item.question);
      this.items.push({ ...item, submission: crypto.randomUUID?.() ?? anyId() });
      delete this.typed[item.question];
      this.keep();
      return this.flush();
    }

    waits(question) {
      return this.items.some((item) => item.question === question);
    }

    /* Sends what there is, one after the other. Whether all of it has left. */
    async flush() {
      this.flushing ??= this.send().finally(() => {
        this.flushing = null;
      });
      return this.flushing;
    }

    async send() {
      clearTimeout(this.later);
      while (this.items.length) {
        const item = this.items[0];
        const answer = await this.call("submit", item);
        if (answer.status === 0 || answer.status >= 500) {
          this.later = setTimeout(() => this.flush(), TRY_AGAIN_MS);
          this.tell("cnj-waiting", this.items.length);
          return false;
        }
        this.items = this.items.filter((each) => each.submission !== item.submission);
        this.keep();
        this.tell("cnj-arrived", { item, answer });
      }
      return true;
    }

    keep() {
      if (this.items.length || Object.keys(this.typed).length) this.draft.keep({ items: this.items, typed: this.typed });
      else this.draft.forget();
    }

    forgetTyped() {
      this.typed = {};
      this.keep();
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }
  }

  /* Where the page is not over https, the browser gives no randomUUID. */
  function anyId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (each) => each.toString(16).padStart(2, "0")).join("");
  }

  customElements.define("cnj-quiz-outbox", CnjQuizOutbox);
})();
