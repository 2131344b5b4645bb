/* <cnj-mailbox-password>: a forgotten password, from the question to a new strong one.
 *
 * What is typed here is asked about once and kept nowhere: neither here nor on the server.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-mailbox-password")) return;

  const Part = customElements.get("cnj-mailbox-part");

  class CnjMailboxPassword extends Part {
    start(mission, desk) {
      Object.assign(this, { mission, desk, strings: desk.strings });
      this.listen();
      this.addEventListener("cnj-link", ({ detail }) => this.linkPressed(detail));
      this.addEventListener("cnj-go-on", () => this.one.focus());
      if (mission.link) this.choose({ focus: false });
      else this.logIn();
    }

    card(title, ...content) {
      const heading = this.make("h4", "", title);
      heading.tabIndex = -1;
      this.replaceChildren(this.make("div", "cnj-mailbox__form cnj-card cnj-stack", heading, ...content));
      return heading;
    }

    logIn() {
      const { address, service } = this.mission;
      const facts = this.make("dl", "cnj-mailbox__facts");
      for (const [name, value] of [["email", address], ["password", "••••••"]]) {
        facts.append(this.make("dt", "", this.strings[name]), this.make("dd", "", this.address(value)));
      }
      this.card(
        this.fill("log_in_to", { service }),
        facts,
        this.make("p", "cnj-notice cnj-notice--warning", this.strings.wrong_password),
        this.button("cnj-button cnj-button--primary cnj-button--block", "forgotten", this.strings.forgotten)
      );
    }

    on_forgotten() {
      const { address, service } = this.mission;
      const words = this.make("p", "", ...this.around("link_sent", "address", address));
      this.card(service, words, this.button("cnj-button cnj-button--primary cnj-button--block", "inbox", this.strings.open_inbox)).focus();
    }

    on_inbox() {
      this.box = document.createElement("cnj-mailbox-box");
      this.replaceChildren(this.box);
      this.box.start({ mails: this.mission.mails, strings: this.strings });
      this.box.list.querySelector("button")?.focus();
    }

    /* Pressed, the link says where it leads; only then can it be followed. */
    linkPressed({ mail, shown }) {
      const before = shown.nextElementSibling;
      before?.remove();
      if (shown.hidden) return;
      const follow = this.button("cnj-button", "follow", this.strings.follow_link);
      follow.dataset.mail = mail;
      this.said = this.make("div", "cnj-mailbox__verdict");
      this.said.setAttribute("role", "status");
      shown.after(this.make("div", "cnj-mailbox__follow", follow, this.said));
    }

    async on_follow(button) {
      const answer = await this.desk.submit({ mail: button.dataset.mail }, button.dataset.mail);
      if (!answer.ok) {
        this.said.replaceChildren(this.make("p", "cnj-error", answer.sentence));
        return;
      }
      this.mission = answer.mission;
      const { right, sentence, why } = answer.mission.said;
      const box = this.make("div", `cnj-notice cnj-notice--${right ? "success" : "warning"}`, this.make("p", "cnj-notice__title", sentence));
      if (why) box.append(this.make("p", "", why));
      this.said.replaceChildren(box);
      if (!right) return;
      const go = this.button("cnj-button cnj-button--primary", "choose", this.strings.new_password);
      this.said.append(go);
      go.focus();
    }

    on_choose() {
      this.choose();
    }

    choose({ focus = true } = {}) {
      this.one = this.typing("new_one");
      this.two = this.typing("once_more");
      const show = Object.assign(document.createElement("input"), { type: "checkbox" });
      show.addEventListener("change", () => {
        this.one.type = this.two.type = show.checked ? "text" : "password";
      });
      this.error = this.make("p", "cnj-error");
      this.error.setAttribute("role", "alert");
      this.end = this.make("div", "");
      const heading = this.card(
        this.strings.new_password,
        this.make("p", "cnj-notice", this.strings.no_real_one),
        this.one.parentElement,
        this.two.parentElement,
        this.make("label", "cnj-choice cnj-choice--plain", show, this.strings.show_it),
        this.error,
        this.button("cnj-button cnj-button--primary cnj-button--block", "save", this.strings.save_it)
      );
      this.append(this.end);
      if (focus) heading.focus();
    }

    typing(name) {
      const input = this.make("input", "cnj-input");
      // Not for the browser to keep either.
      Object.assign(input, { type: "password", autocomplete: "off", spellcheck: false, autocapitalize: "off", id: this.unique("password"), maxLength: 200 });
      const label = this.make("label", "cnj-label", this.strings[name]);
      label.htmlFor = input.id;
      this.make("div", "cnj-field", label, input);
      return input;
    }

    async on_save() {
      const sent = { password: this.one.value, again: this.two.value };
      const answer = await this.desk.submit(sent, "", { secret: true });
      this.error.textContent = answer.ok ? "" : answer.sentence;
      if (!answer.ok) return;
      this.mission = answer.mission;
      const { outcome, passed_words: words } = answer.mission;
      const shown = document.createElement("cnj-mailbox-outcome");
      this.end.replaceChildren(shown);
      shown.start({ outcome, passedWords: outcome.passed ? words : "", strings: this.strings, again: this.strings.try_again });
      shown.heading.focus({ preventScroll: true });
      shown.scrollIntoView({ block: "nearest" });
      if (outcome.passed) this.one.value = this.two.value = "";
    }
  }

  customElements.define("cnj-mailbox-password", CnjMailboxPassword);
})();
