/* <cnj-mailbox-letter>: a mail to write, to answer, or with somebody in copy. */
(function () {
  "use strict";

  if (customElements.get("cnj-mailbox-letter")) return;

  const Part = customElements.get("cnj-mailbox-part");

  class CnjMailboxLetter extends Part {
    /* desk: what the mission offers: {strings, draft, note, submit, agree, outcome}. */
    start(mission, desk) {
      Object.assign(this, { mission, desk, strings: desk.strings });
      this.listen();
      this.draft = desk.draft ?? mission.draft;
      this.box = document.createElement("cnj-mailbox-box");
      const foot = mission.kind === "reply" ? null : this.button("cnj-mailbox__new", "write", this.icon("pen"), this.strings.new_mail);
      this.replaceChildren(this.box);
      this.box.start({ mails: mission.mails, strings: this.strings, foot, actions: (mail, where) => this.actions(mail, where) });
      this.addEventListener("cnj-typed", ({ detail }) => this.typed(detail));
      this.addEventListener("cnj-send", ({ detail }) => this.send(detail));
      this.addEventListener("cnj-go-on", () => this.write());
      const written = Object.values(this.draft).some((each) => each.length);
      if (mission.outcome && !desk.draft) this.showOutcome();
      else if (written) this.write({ focus: false });
      else if (!mission.mails.length) this.write({ focus: false });
    }

    actions(mail, where) {
      const reply = this.button("cnj-button", "reply", this.icon("reply"), this.strings.reply);
      reply.dataset.mail = mail.id;
      where.append(reply);
    }

    on_write() {
      this.write();
    }

    on_reply(button) {
      const mail = this.mission.mails.find((each) => each.id === button.dataset.mail);
      // What was written for another mail by itself makes place.
      const given = this.mission.mails.map((each) => this.fill("re", { subject: each.subject }));
      const own = this.draft.subject && !given.includes(this.draft.subject);
      const subject = own ? this.draft.subject : this.fill("re", { subject: mail.subject });
      this.draft = { ...this.draft, to: mail.address, subject };
      this.write({ title: this.strings.reply });
      this.typed(this.draft);
    }

    write({ focus = true, title = this.strings[this.mission.kind === "reply" ? "reply" : "new_mail"] } = {}) {
      this.compose = document.createElement("cnj-mailbox-compose");
      this.box.fillPane(this.compose);
      const { files, has_cv: hasCv } = this.mission;
      this.compose.start({ draft: this.draft, files, hasCv, strings: this.strings, title });
      this.compose.append(this.desk.agreeBox());
      if (!focus) return;
      this.compose.heading.focus({ preventScroll: true });
      this.box.toTop();
    }

    typed(draft) {
      this.draft = draft;
      this.desk.note(draft, (sentence) => this.compose?.say(sentence));
    }

    async send(draft) {
      this.draft = draft;
      this.compose.busy(true);
      const answer = await this.desk.submit(draft);
      this.compose.busy(false);
      this.compose.say("");
      if (!answer.ok) {
        this.compose.refuse(answer.sentence);
        return;
      }
      this.mission = answer.mission;
      this.showOutcome({ focus: true });
    }

    showOutcome({ focus = false } = {}) {
      const outcome = document.createElement("cnj-mailbox-outcome");
      this.box.fillPane(outcome);
      outcome.start({
        outcome: this.mission.outcome,
        passedWords: this.mission.outcome.passed ? this.mission.passed_words : "",
        strings: this.strings,
        again: this.strings.correct_it,
      });
      if (!focus) return;
      this.box.toTop();
      outcome.heading.focus({ preventScroll: true });
    }
  }

  customElements.define("cnj-mailbox-letter", CnjMailboxLetter);
})();
