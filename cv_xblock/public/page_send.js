/* <cnj-send>: the page as files, and the message that goes along, to copy, mail or share. */
(function () {
  "use strict";

  if (customElements.get("cnj-send")) return;

  /* What the phone takes to send a file, once the tap is over. */
  const PDF = "application/pdf";

  class CnjSend extends HTMLElement {
    setup(page) {
      this.owner = page;
      this.links = [...page.querySelectorAll("[data-file]")];
      for (const link of this.links) link.addEventListener("click", (event) => this.download(event, link));
      this.fields = {};
      for (const each of this.querySelectorAll("[data-letter]")) this.fields[each.dataset.letter] = each;
      this.addEventListener("input", ({ target }) => {
        target.toggleAttribute("data-own-words", true);
        this.showMailto();
      });
      this.querySelector("[data-copy]").addEventListener("click", () => this.copy());
      this.share = page.querySelector("[data-share]");
      this.share.hidden = !navigator.share;
      this.share.addEventListener("click", () => this.sendFromPhone());
      const letter = page.querySelector("[data-to-letter]");
      letter.hidden = Boolean(navigator.share);
      letter.addEventListener("click", () => page.reveal(this.fields.subject));
      this.showMailto();
    }

    refresh() {}

    /* ---- Files ----------------------------------------------------------------------- */

    address(page) {
      for (const link of this.links) {
        const asked = { kind: link.dataset.file, page: page.id };
        if ("anonymous" in link.dataset) asked.anonymous = "1";
        link.href = this.owner.cv.address("page_file", asked);
      }
    }

    /* A file is made of what is saved: what is not yet goes first. */
    async download(event, link) {
      if (this.ready || !this.owner.cv.dirty()) return;
      event.preventDefault();
      if (!(await this.owner.cv.flush())) {
        this.note(this.owner.strings.unsaved);
        return;
      }
      this.note("");
      this.address(this.owner.page());
      this.ready = true;
      link.click();
      this.ready = false;
    }

    async sendFromPhone() {
      const { cv, strings } = this.owner;
      this.note("");
      if (cv.dirty() && !(await cv.flush())) {
        this.note(strings.unsaved);
        return;
      }
      try {
        const text = this.fields.body.value;
        const files = [await this.file()];
        const letter = { title: this.fields.subject.value, text };
        await navigator.share(navigator.canShare?.({ files }) ? { ...letter, files } : letter);
      } catch (error) {
        if (error.name !== "AbortError") this.note(strings.share_failed);
      }
    }

    async file() {
      const asked = { kind: "pdf", page: this.owner.page().id };
      const response = await fetch(this.owner.cv.address("page_file", asked), { credentials: "same-origin" });
      if (!response.ok) throw new Error(response.status);
      const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition"))?.[1];
      return new File([await response.blob()], name ?? "CV.pdf", { type: PDF });
    }

    note(sentence) {
      this.owner.querySelector("[data-send-note]").textContent = sentence;
    }

    /* ---- The message ------------------------------------------------------------------ */

    /* What the person has changed by hand stays. */
    showLetter(letter) {
      for (const [name, field] of Object.entries(this.fields)) {
        if (!field.hasAttribute("data-own-words")) field.value = letter[name];
      }
      this.showMailto();
    }

    showMailto() {
      const said = Object.entries(this.fields).map(([name, { value }]) => `${name}=${encodeURIComponent(value)}`);
      this.querySelector("[data-mailto]").href = `mailto:?${said.join("&")}`;
    }

    async copy() {
      const { subject, body } = this.fields;
      const line = this.querySelector("[data-copy-line]");
      let copied = false;
      try {
        await navigator.clipboard.writeText(`${subject.value}\n\n${body.value}`);
        copied = true;
      } catch {
        // Not allowed, or no clipboard: the older way copies what is selected.
        body.focus();
        body.select();
        copied = document.execCommand("copy");
      }
      line.textContent = copied ? this.owner.strings.copied : this.owner.strings.not_copied;
    }
  }

  customElements.define("cnj-send", CnjSend);
})();
