/* <cnj-outbox>: what a learner did, on its way. Each thing is kept in the phone until the server has it.
 *
 * put(handler, about, data)   sends data to the handler; of several about the same, the last counts
 * note(about, value, edition) what is chosen or typed and not sent yet
 *
 * What is sent bears an id of its own: what is sent twice counts once. The event "cnj-arrived" says
 * what the server answered ({item, answer}), "cnj-waiting" how many are still to be sent.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-outbox")) return;

  const TRY_AGAIN_MS = 10_000;

  class CnjOutbox extends HTMLElement {
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

    note(about, value, edition) {
      if (value === null) delete this.typed[about];
      else this.typed[about] = { value, edition };
      this.keep();
    }

    /* Only where it is still asked in the same way. */
    typedFor({ id, edition }) {
      const kept = this.typed[id];
      return kept?.edition === edition ? kept.value : undefined;
    }

    put(handler, about, data) {
      for (const each of this.items) if (each.about === about) this.gone.add(each.submission);
      this.items = this.items.filter((each) => each.about !== about);
      this.items.push({ handler, about, data, submission: crypto.randomUUID?.() ?? anyId() });
      delete this.typed[about];
      this.keep();
      return this.flush();
    }

    /* What is on its way, to be seen until the server has it. */
    waiting(about) {
      return this.items.find((item) => item.about === about)?.data;
    }

    waits(about) {
      return this.items.some((item) => item.about === about);
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
        const answer = await this.call(item.handler, { ...item.data, submission: item.submission });
        if (answer.status === 0) break;
        // One that the server fails on, or a page to log in takes, does not keep back the others.
        if (answer.status >= 500 || (!answer.ok && answer.status < 400)) continue;
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

    /* Another tab of the same block may keep something too: it stays. */
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

  customElements.define("cnj-outbox", CnjOutbox);
})();
