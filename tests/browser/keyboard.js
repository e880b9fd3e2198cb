// What the keyboard walk asks the page; sets window.walk.
(() => {
  const INTERACTIVE = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const LOOKS = [
    "outline", "boxShadow", "borderColor", "borderWidth", "backgroundColor", "color",
    "textDecoration",
  ];

  const isVisible = (element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
    !element.closest("[inert]");

  const isTabbable = (element) =>
    isVisible(element) && element.tabIndex >= 0 && !element.disabled && element.type !== "hidden" &&
    !(element.type === "radio" && isPassedOver(element));

  // Of a group of radio buttons the Tab key reaches one.
  const isPassedOver = (radio) => {
    const group = [...document.getElementsByName(radio.name)].filter((other) => other.form === radio.form);
    return radio !== (group.find((other) => other.checked) ?? group[0]);
  };

  const describe = (element) => {
    const text = (element.textContent || element.value || "").trim().replace(/\s+/g, " ");
    const place = element.closest("[id]");
    return `${place ? `#${place.id} ` : ""}<${element.localName} ${element.getAttribute("href") ?? element.name ?? ""}> ${text.slice(0, 40)}`;
  };

  // A control that is hidden behind its label shows its focus there.
  const partsOf = (element) => [element, ...(element.labels ?? [])];

  const looksOf = (element) =>
    partsOf(element).map((part) => {
      const style = getComputedStyle(part);
      return LOOKS.map((name) => style[name]).join();
    });

  // Of a box that is taller than the window: its part inside.
  const middleOf = (box) => (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;

  const isHit = (element) => {
    const parts = partsOf(element);
    return parts.some((part) => [...part.getClientRects()].some((box) =>
      [0.5, 0.1, 0.9].some((x) => {
        const hit = document.elementFromPoint(box.left + x * box.width, middleOf(box));
        return hit && (part.contains(hit) || (hit.localName === "label" && hit.contains(element)));
      })));
  };

  const isInViewport = (element) =>
    partsOf(element).some((part) => [...part.getClientRects()].some((box) =>
      box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth));

  const interactive = [...document.querySelectorAll(INTERACTIVE)].filter(isTabbable);
  const looksAtRest = new Map(interactive.map((element) => [element, looksOf(element)]));

  window.walk = {
    names: interactive.map(describe),
    // Where the focus is, and what is wrong there; null outside the page.
    stop() {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return null;
      const faults = [];
      const atRest = looksAtRest.get(element);
      if (atRest && looksOf(element).every((looks, index) => looks === atRest[index])) {
        faults.push("does not show its focus");
      }
      if (!isInViewport(element)) faults.push("is focused outside the viewport");
      else if (!isHit(element)) faults.push("is covered while focused");
      return {
        index: interactive.indexOf(element),
        name: describe(element),
        // The Tab key goes through day, month, year and picker of these.
        hasParts: ["date", "month", "time", "datetime-local"].includes(element.type),
        faults,
      };
    },
  };
})();
