/* Tells colleagues that the form is still open, and when it is left. Without it the note expires. */
(() => {
  const { presence } = document.currentScript.dataset;
  const EVERY = 60_000;
  let isSent = false;

  const body = (entries) => {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    entries.forEach(([name, value]) => data.set(name, value));
    return data;
  };

  const renew = () => {
    if (!document.hidden) {
      // Off the network there is nobody to tell.
      fetch(presence, { method: "POST", body: body([]) }).catch(() => {});
    }
  };

  setInterval(renew, EVERY);
  document.querySelector("input[name=keadaan]").form.addEventListener("submit", () => {
    // Saving takes the note back by itself, unless it is refused.
    isSent = true;
  });
  addEventListener("pagehide", () => {
    if (!isSent) {
      navigator.sendBeacon(presence, body([["tutup", "1"]]));
    }
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      isSent = false;
      renew();
    }
  });
})();
