/* Starts the blocks of a page, with the protocol of Open edX's own pages and without jQuery. */
(() => {
  "use strict";

  /** What Studio's editors tell their frame. */
  function studioStatus(kind, data) {
    const status = document.getElementById("studio-status");
    if (!status) return;
    const after = status.dataset.after;
    if (kind === "cancel" || (kind === "save" && data && data.state === "end")) {
      window.location.assign(after);
      return;
    }
    status.classList.toggle("cnj-notice--danger", kind === "error");
    if (kind === "error") {
      status.textContent = (data && (data.message || data.msg)) || status.dataset.failed;
    } else {
      status.textContent = status.dataset.saving;
    }
    status.hidden = false;
  }

  class Runtime {
    constructor(prefix) {
      this.prefix = prefix;
    }

    /** The address of a handler of the block in `element`, a DOM node or a jQuery object. */
    handlerUrl(element, name, suffix, query) {
      const node = element instanceof Element ? element : element[0];
      const usage = node.closest("[data-usage-id]").dataset.usageId;
      const parts = [this.prefix, encodeURIComponent(usage), "handler", encodeURIComponent(name)];
      let url = parts.join("/");
      if (suffix) url += `/${suffix}`;
      if (query) url += `?${query}`;
      return url;
    }

    notify(kind, data) {
      studioStatus(kind, data);
    }
  }

  const runtimes = { LmsRuntime: "/xblock", PreviewRuntime: "/studio" };

  function start(element) {
    const init = window[element.dataset.init];
    if (typeof init !== "function") {
      console.error(`The block's script does not define ${element.dataset.init}`);
      return;
    }
    const holder = element.querySelector(":scope > .xblock-json-init-args");
    const args = holder ? JSON.parse(holder.textContent) : {};
    if (holder) holder.remove();
    init.call({}, new Runtime(runtimes[element.dataset.runtimeClass]), element, args);
    element.classList.add("xblock-initialized");
  }

  document.querySelectorAll(".xblock[data-init]").forEach(start);
})();
