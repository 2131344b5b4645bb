/* <cnj-draft>: what is not sent yet, kept in this phone. Never shown; made by who keeps it.
 *
 * Its key begins with its family, such as "clicnjob.cv.", then says whose it is.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-draft")) return;

  const FORGET_AFTER_MS = 60 * 24 * 3600 * 1000;

  class CnjDraft extends HTMLElement {
    /* Returns itself, once the drafts of others that are too old are gone. */
    under(key) {
      this.key = key;
      forgetOld(key);
      return this;
    }

    recall() {
      return recall(this.key);
    }

    /* Whether it could be kept. */
    keep(value) {
      try {
        localStorage.setItem(this.key, JSON.stringify({ ...value, at: Date.now() }));
        return true;
      } catch {
        return false; // storage is full, or closed to this page
      }
    }

    forget() {
      try {
        localStorage.removeItem(this.key);
      } catch {
        // nothing was kept, then
      }
    }

    /* All that is kept under keys that begin so. */
    forgetAll(start) {
      try {
        for (const name of Object.keys(localStorage)) {
          if (name.startsWith(start)) localStorage.removeItem(name);
        }
      } catch {
        // nothing was kept, then
      }
    }
  }

  function recall(key) {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  /* On a shared computer nobody's forgotten draft stays for ever. */
  function forgetOld(key) {
    const family = key.split(".").slice(0, 2).join(".") + ".";
    try {
      for (const name of Object.keys(localStorage)) {
        if (!name.startsWith(family) || name === key) continue;
        if (Date.now() - (recall(name)?.at ?? 0) > FORGET_AFTER_MS) localStorage.removeItem(name);
      }
    } catch {
      // no storage, no drafts
    }
  }

  customElements.define("cnj-draft", CnjDraft);
})();
