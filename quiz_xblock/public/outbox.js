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
      this.gone = new Set();
      window.addEventListener("online", () => this.flush());
      if (this.items.length) this.flush();
    }

    /* What is chosen or typed and not sent yet. */
    note(question, value, edition) {
      if (value === null) delete this.typed[question];
      else this.typed[question] = { value, edition };
      this.keep();
    }

    /* Only where the question is still asked in the same way. */
    typedFor({ id, edition }) {
      const kept = this.typed[id];
      return kept?.edition === edition ? kept.value : undefined;
    }

    put(item) {
      // The last word on a question is the one that counts.
      for (const each of this.items) if (each.question === item.question) this.gone.add(each.submission);
      this.items = this.items.filter((each) => each.question !== item.question);
      this.items.push({ ...item, submission: crypto.randomUUID?.() ?? anyId() });
      delete this.typed[item.question];
      this.keep();
      return this.flush();
    }

    /* What is on its way, to be seen until the server has it. */
    waiting(question) {
      return this.items.find((item) => item.question === question)?.answer;
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
      const tried = new Set();
      for (;;) {
        const item = this.items.find((each) => !tried.has(each.submission));
        if (!item) break;
        tried.add(item.submission);
        const answer = await this.call("submit", item);
        if (answer.status === 0) break;
        // One that the server fails on does not keep back the others.
        if (answer.status >= 500) continue;
        this.gone.add(item.submission);
        this.items = this.items.filter((each) => each.submission !== item.submission);
        this.keep();
        this.tell("cnj-arrived", { item, answer });
      }
      if (!this.items.length) return true;
      this.later = setTimeout(() => this.flush(), TRY_AGAIN_MS);
      this.tell("cnj-waiting", this.items.length);
      return false;
    }

    /* Another tab of the same quiz may keep answers too: they stay. */
    keep() {
      const own = new Set(this.items.map((item) => item.submission));
      const others = (this.draft.recall()?.items ?? []).filter(({ submission }) => !own.has(submission) && !this.gone.has(submission));
      const items = [...others, ...this.items];
      if (items.length || Object.keys(this.typed).length) this.draft.keep({ items, typed: this.typed });
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
