/* <cnj-link>: one link that works: copy it, send it, show its code, stop it. */
(function () {
  "use strict";

  customElements.whenDefined("cnj-asker").then(() => {
    if (customElements.get("cnj-link")) return;

    class CnjLink extends customElements.get("cnj-asker") {
      show(link) {
        this.link = link;
        const { strings } = this;
        const title = this.make("h4", "", link.page_name || strings.first_page);
        title.dir = "auto";
        this.append(title);
        if (link.anonymous) this.append(this.make("p", "cnj-cv__badge", strings.nameless_link));
        this.append(this.make("p", "", this.words("works_until", { day: this.day(link.expires_at) })));
        this.append(this.make("p", "cnj-soft", this.views()), this.address(), this.actions());
        this.append(this.code(), this.ending());
        const said = this.make("p", "cnj-soft");
        said.dataset.said = "";
        said.setAttribute("role", "status");
        const wrong = this.make("p", "cnj-error");
        wrong.dataset.wrong = "";
        wrong.setAttribute("role", "alert");
        this.append(said, wrong);
      }

      views() {
        const { views, last_view_at: last } = this.link;
        if (!views) return this.strings.views_none;
        const name = views === 1 ? "views_one" : "views";
        return this.words(name, { count: views, day: this.day(last) });
      }

      address() {
        this.field = this.make("input", "cnj-input");
        Object.assign(this.field, { readOnly: true, value: this.link.address, type: "url" });
        this.field.setAttribute("aria-label", this.strings.address);
        return this.field;
      }

      actions() {
        const { strings } = this;
        const box = this.make("div", "cnj-cluster");
        box.append(this.button(strings.copy, () => this.copy(), "cnj-button--primary"));
        if (navigator.share) box.append(this.button(strings.send, () => this.send()));
        this.toggle = this.button(strings.show_code, () => this.turn());
        this.toggle.setAttribute("aria-expanded", "false");
        this.stopper = this.button(strings.end, () => this.askFirst(true), "cnj-button--quiet");
        box.append(this.toggle, this.stopper);
        return box;
      }

      code() {
        this.picture = this.make("figure", "cnj-cv__code");
        this.picture.hidden = true;
        const image = this.make("img");
        Object.assign(image, { src: this.link.code, alt: this.strings.code });
        this.picture.append(image, this.make("figcaption", "", this.strings.code_hint));
        return this.picture;
      }

      ending() {
        const { strings } = this;
        this.sure = this.make("div", "cnj-notice cnj-notice--warning cnj-cv__sure");
        this.sure.hidden = true;
        const box = this.make("div", "cnj-cluster");
        this.keeper = this.button(strings.end_no, () => this.askFirst(false));
        box.append(this.keeper, this.button(strings.end_yes, (button) => this.end(button), "cnj-button--danger"));
        this.sure.append(this.make("p", "", strings.end_sure), box);
        return this.sure;
      }

      turn() {
        const open = this.picture.hidden;
        this.picture.hidden = !open;
        this.toggle.setAttribute("aria-expanded", String(open));
        this.toggle.textContent = open ? this.strings.hide_code : this.strings.show_code;
        if (open) this.picture.scrollIntoView({ block: "nearest" });
      }

      async copy() {
        let done = false;
        try {
          await navigator.clipboard.writeText(this.link.address);
          done = true;
        } catch {
          // No permission, or a page without https: by the old way, or by hand.
          this.field.select();
          done = document.execCommand("copy");
        }
        this.say(done ? this.strings.copied : this.strings.not_copied);
      }

      async send() {
        try {
          await navigator.share({ url: this.link.address });
        } catch {
          // They changed their mind.
        }
      }

      askFirst(asking) {
        this.sure.hidden = !asking;
        this.stopper.hidden = asking;
        (asking ? this.keeper : this.stopper).focus();
      }

      async end(button) {
        const detail = await this.ask("revoke_link", { id: this.link.id }, button);
        if (detail) this.dispatchEvent(new CustomEvent("cnj-link-ended", { detail, bubbles: true }));
      }
    }

    customElements.define("cnj-link", CnjLink);
  });
})();
