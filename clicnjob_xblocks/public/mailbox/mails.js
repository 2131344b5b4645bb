/* <cnj-mailbox-box>: an inbox; a list of mails, and one of them open. On a phone one after the other.
 *
 * start({mails, strings, actions, rowNote, foot}) where
 *   actions(mail, where)  adds what can be done with an open mail
 *   rowNote(mail)         a word at its row, or nothing
 *   foot                  an element under the list
 */
(function () {
  "use strict";

  if (customElements.get("cnj-mailbox-box")) return;

  const Part = customElements.get("cnj-mailbox-part");
  const COLOURS = 6;

  class CnjMailboxBox extends Part {
    start({ mails, strings, actions = () => {}, rowNote = () => null, foot = null }) {
      Object.assign(this, { mails, strings, actions, rowNote, foot });
      this.read ??= new Set(mails.filter((mail) => mail.read).map((mail) => mail.id));
      this.listen();
      this.classList.add("cnj-mailbox__frame");
      const title = this.make("span", "cnj-mailbox__bar-title", strings.inbox);
      this.back = this.button("cnj-mailbox__icon-button cnj-mailbox__back", "back", this.icon("back"), this.unseen(strings.back_to_inbox));
      const bar = this.make("div", "cnj-mailbox__bar", this.back, this.icon("mail"), title);
      this.list = this.make("ul", "cnj-mailbox__list");
      this.side = this.make("div", "cnj-mailbox__side", this.list, ...(foot ? [foot] : []));
      this.pane = this.make("div", "cnj-mailbox__pane");
      this.replaceChildren(bar, this.make("div", "cnj-mailbox__panes", this.side, this.pane));
      this.rows();
      this.rest();
    }

    rows() {
      const rows = this.mails.map((mail) => this.row(mail));
      if (!rows.length) rows.push(this.make("li", "cnj-mailbox__none cnj-soft", this.strings.no_mail));
      this.list.replaceChildren(...rows);
    }

    row(mail) {
      const unread = !this.read.has(mail.id);
      const name = this.make("span", "cnj-mailbox__who", mail.sender);
      const when = this.make("span", "cnj-mailbox__when", mail.when);
      const subject = this.make("span", "cnj-mailbox__subject", mail.subject);
      const text = this.make("span", "cnj-mailbox__snippet", mail.text.split("\n").join(" ").slice(0, 120));
      const words = this.make("span", "cnj-mailbox__row-words", this.make("span", "cnj-mailbox__row-top", name, when), subject, text);
      const note = this.rowNote(mail);
      if (note) words.append(note);
      const row = this.button("cnj-mailbox__row", "open", this.face(mail.sender), ...(unread ? [this.unseen(`${this.strings.unread}, `)] : []), words);
      if (mail.attachment) row.append(this.icon("clip"));
      row.dataset.mail = mail.id;
      row.toggleAttribute("data-unread", unread);
      if (this.opened === mail.id) row.setAttribute("aria-current", "true");
      return this.make("li", "", row);
    }

    face(name) {
      const letters = [...name].reduce((sum, sign) => sum + sign.codePointAt(0), 0);
      const face = this.make("span", "cnj-mailbox__face", [...name.trim()][0]?.toUpperCase() ?? "?");
      face.dataset.colour = letters % COLOURS;
      face.setAttribute("aria-hidden", "true");
      return face;
    }

    /* Nothing is open. */
    rest() {
      this.opened = null;
      this.dataset.shows = "list";
      this.back.hidden = true;
      this.pane.replaceChildren(this.make("p", "cnj-mailbox__none cnj-soft", this.strings.choose_mail));
      this.rows();
    }

    on_open(row) {
      this.open(row.dataset.mail);
    }

    open(id) {
      const mail = this.mails.find((each) => each.id === id);
      if (!mail) return;
      this.read.add(id);
      const subject = this.make("h4", "cnj-mailbox__mail-subject", mail.subject);
      subject.tabIndex = -1;
      const actions = this.make("div", "cnj-mailbox__actions");
      this.fillPane(this.make("article", "cnj-mailbox__mail", subject, this.sender(mail), ...this.body(mail), actions));
      this.opened = id;
      this.rows();
      this.actions(mail, actions);
      subject.focus({ preventScroll: true });
      this.toTop();
    }

    /* Something of the mission's in the place of a mail, such as what is being written. */
    fillPane(...content) {
      this.dataset.shows = "pane";
      this.back.hidden = false;
      this.opened = null;
      this.rows();
      this.pane.replaceChildren(...content);
    }

    toTop() {
      const { top } = this.getBoundingClientRect();
      if (top < 0) this.scrollIntoView();
    }

    on_back() {
      const { opened } = this;
      this.rest();
      this.tell("cnj-back");
      (this.list.querySelector(`[data-mail="${opened}"]`) ?? this.list.querySelector("button") ?? this.foot)?.focus();
    }

    sender(mail) {
      const shown = this.make("p", "cnj-mailbox__truth", ...this.around("real_address", "address", mail.address));
      shown.id = this.unique("address");
      shown.hidden = true;
      const name = this.button("cnj-mailbox__sender", "unfold", this.make("bdi", "", mail.sender), this.unseen(this.fill("show_address", { name: mail.sender })), this.icon("down"));
      name.setAttribute("aria-expanded", "false");
      name.setAttribute("aria-controls", shown.id);
      const line = this.make("div", "cnj-mailbox__sender-words", name, this.make("span", "cnj-mailbox__when", [this.strings.to_me, mail.when].filter(Boolean).join(" · ")));
      return this.make("div", "cnj-mailbox__from", this.face(mail.sender), line, shown);
    }

    body(mail) {
      const found = [this.make("div", "cnj-mailbox__text", mail.text)];
      if (mail.link_text) found.push(this.link(mail));
      if (mail.attachment) {
        const name = this.address(mail.attachment);
        found.push(this.make("p", "cnj-mailbox__attached", this.icon("clip"), this.unseen(this.fill("attached", { name: "" })), name));
      }
      return found;
    }

    /* Pressed, it says where it leads, and leads nowhere. */
    link(mail) {
      const { link_address: address } = mail;
      const words = address ? this.around("link_leads", "address", address) : [this.strings.link_nowhere];
      const shown = this.make("p", "cnj-mailbox__truth", ...words);
      shown.id = this.unique("link");
      shown.hidden = true;
      const link = this.button("cnj-mailbox__link", "unfold", mail.link_text);
      link.setAttribute("aria-expanded", "false");
      link.setAttribute("aria-controls", shown.id);
      link.dataset.link = mail.id;
      return this.make("div", "cnj-mailbox__link-part", link, shown);
    }

    on_unfold(button) {
      const shown = this.querySelector(`#${button.getAttribute("aria-controls")}`);
      shown.hidden = !shown.hidden;
      button.setAttribute("aria-expanded", String(!shown.hidden));
      if (button.dataset.link) this.tell("cnj-link", { mail: button.dataset.link, shown });
    }
  }

  customElements.define("cnj-mailbox-box", CnjMailboxBox);
})();
