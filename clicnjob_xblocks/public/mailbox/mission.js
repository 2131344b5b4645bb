/* <cnj-mailbox-mission>: one mission: what is to be done, and where to do it.
 *
 * show(mission, desk) where desk has what the page offers: {strings, can, draft, note, submit,
 * agree, anew, alone}. With "data-look" alone (an author's look at it) nothing can be sent.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-mailbox-mission")) return;

  const Part = customElements.get("cnj-mailbox-part");
  const KINDS = { write: "letter", reply: "letter", copy: "letter", sort: "sorting", address: "address", password: "password" };

  class CnjMailboxMission extends Part {
    connectedCallback() {
      if (!this.dataset.look || this.mission) return;
      const { mission, strings } = JSON.parse(this.dataset.look);
      const refused = async () => ({ ok: false, sentence: strings.not_here });
      this.show(mission, { strings, can: false, alone: true, note: () => {}, submit: refused });
    }

    show(mission, desk, { focus = false } = {}) {
      Object.assign(this, { mission, desk, strings: desk.strings });
      this.listen();
      this.classList.add("cnj-mailbox__mission");
      this.heading = this.make("h3", "", mission.title);
      this.heading.tabIndex = -1;
      const task = this.make("details", "cnj-mailbox__task");
      const situation = this.make("div", "cnj-mailbox__situation");
      situation.innerHTML = mission.situation;
      task.open = true;
      task.append(this.make("summary", "", this.strings.your_mission), situation);
      const work = document.createElement(`cnj-mailbox-${KINDS[mission.kind]}`);
      this.sure = this.make("div", "");
      const home = this.button("cnj-button cnj-button--quiet cnj-mailbox__home", "home", this.icon("back"), this.strings.all_missions);
      this.replaceChildren(...(desk.alone ? [] : [home]), this.heading, task, this.sure, work);
      work.start(mission, { ...desk, agreeBox: () => this.agreeBox() });
      if (!this.hears) {
        this.hears = true;
        this.addEventListener("cnj-anew", () => this.askAnew());
      }
      if (focus) this.heading.focus({ preventScroll: true });
    }

    on_home() {
      this.tell("cnj-home");
    }

    agreeBox() {
      const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: this.mission.agreed });
      const words = this.make("span", "", this.strings.agree, this.make("span", "cnj-hint cnj-mailbox__agree-hint", this.strings.agree_hint));
      const error = this.make("p", "cnj-error");
      error.setAttribute("role", "alert");
      box.disabled = !this.desk.can;
      box.addEventListener("input", (event) => event.stopPropagation());
      box.addEventListener("change", async () => {
        const wanted = box.checked;
        const answer = await this.desk.agree(wanted);
        error.textContent = answer.ok ? "" : answer.sentence;
        this.mission.agreed = answer.ok ? wanted : !wanted;
        box.checked = this.mission.agreed;
      });
      return this.make("div", "cnj-mailbox__agree", this.make("label", "cnj-choice cnj-choice--plain", box, words), error);
    }

    askAnew() {
      const { strings } = this;
      const box = this.make("div", "cnj-notice cnj-notice--warning", this.make("p", "", strings.again_sure));
      const no = this.button("cnj-button", "keep", strings.again_no);
      box.append(this.make("div", "cnj-cluster", this.button("cnj-button cnj-button--danger", "anew", strings.again_yes), no));
      this.sure.replaceChildren(box);
      box.scrollIntoView({ block: "center" });
      no.focus();
    }

    on_keep() {
      this.sure.replaceChildren();
      this.heading.focus();
    }

    async on_anew() {
      const answer = await this.desk.anew();
      if (answer.ok) return;
      this.sure.replaceChildren(this.make("p", "cnj-error", answer.sentence));
    }
  }

  customElements.define("cnj-mailbox-mission", CnjMailboxMission);
})();
