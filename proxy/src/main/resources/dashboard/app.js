"use strict";
// Keeps times true, asks before decisions, and tells the lists when something changed.
(() => {
  const units = [[172800, 86400, "d"], [3600, 3600, "h"], [60, 60, "min"], [0, 1, "s"]];

  function size(seconds) {
    for (const [from, unit, name] of units) {
      if (seconds >= from) return Math.floor(seconds / unit) + " " + name;
    }
    return "0 s";
  }

  function precise(seconds) {
    return seconds < 3600
      ? Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0")
      : size(seconds);
  }

  function showTimes() {
    const now = Date.now();
    for (const time of document.querySelectorAll("time[datetime]")) {
      const ahead = Math.round((Date.parse(time.dateTime) - now) / 1000);
      const countdown = time.closest(".countdown");
      if (countdown) {
        time.textContent = ahead > 0 ? "in " + precise(ahead) : "now";
        countdown.classList.toggle("soon", ahead < 60);
      } else {
        time.textContent = ahead > 0 ? "in " + size(ahead) : size(-ahead) + " ago";
      }
    }
  }

  function showCount() {
    const pending = document.getElementById("pending");
    if (!pending) return;
    const count = Number(pending.dataset.count);
    const plain = document.title.replace(/^\(\d+\) /, "");
    document.title = count > 0 ? "(" + count + ") " + plain : plain;
  }

  // Runs before any other listener, so that nothing is sent without the answer.
  function confirmFirst(event) {
    const form = event.target;
    const question = form.dataset && form.dataset.confirm;
    if (!question || form.dataset.confirmed === "yes") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const dialog = document.getElementById("confirm");
    document.getElementById("confirm-question").textContent = question;
    document.getElementById("confirm-detail").textContent = form.dataset.confirmDetail || "";
    document.getElementById("confirm-yes").textContent = form.dataset.confirmYes || "Yes";
    dialog.returnValue = "";
    dialog.onclose = () => {
      if (dialog.returnValue !== "yes") return;
      form.dataset.confirmed = "yes";
      form.requestSubmit();
      delete form.dataset.confirmed;
    };
    dialog.showModal();
  }

  // A decided card goes at once; the list follows when the gateway says so.
  function dropDecided(event) {
    const card = event.detail.elt.closest && event.detail.elt.closest(".approval");
    if (card && event.detail.successful) card.remove();
  }

  function listen() {
    if (!document.querySelector("[data-live]") || !window.EventSource) return;
    const source = new EventSource("/api/events");
    source.onmessage = () => htmx.trigger(document.body, "actions-changed");
    source.addEventListener("backlog", () => htmx.trigger(document.body, "actions-changed"));
    source.addEventListener("pending", () => htmx.trigger(document.body, "pending-changed"));
    window.addEventListener("pagehide", () => source.close());
  }

  // The page a login comes back to hands the code to the page that waits for it.
  function passCodeOn() {
    if (document.body.dataset.oauthCallback === undefined) return;
    const channel = new BroadcastChannel("oauth");
    channel.postMessage(location.search);
    history.replaceState(null, "", location.pathname);
    channel.onmessage = () => window.close();
  }

  function awaitCode() {
    const form = document.querySelector("form[data-oauth-state]");
    if (!form) return;
    const channel = new BroadcastChannel("oauth");
    channel.onmessage = (event) => {
      const query = String(event.data);
      if (new URLSearchParams(query).get("state") !== form.dataset.oauthState) return;
      channel.postMessage("taken");
      form.elements.code.value = query;
      form.requestSubmit();
    };
  }

  document.addEventListener("submit", confirmFirst, true);
  document.addEventListener("DOMContentLoaded", () => {
    document.body.addEventListener("htmx:afterSettle", () => { showTimes(); showCount(); });
    document.body.addEventListener("htmx:afterRequest", dropDecided);
    showTimes();
    showCount();
    setInterval(showTimes, 1000);
    listen();
    passCodeOn();
    awaitCode();
  });
})();
