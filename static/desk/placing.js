// Says again what a button did: a status that stands there when its page opens is not read out.
"use strict";

addEventListener("load", () => {
  const status = document.querySelector("[data-announced]");
  const words = status?.textContent.trim();
  if (!words) return;
  // For screen readers alone: what is seen does not move. A moment later, so that it is a change.
  const spoken = document.createElement("span");
  spoken.className = "visually-hidden";
  status.append(spoken);
  setTimeout(() => spoken.append(words), 150);
});
