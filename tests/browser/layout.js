// What the layout tests ask the page; sets window.layout.
(() => {
  const describe = (element) => {
    const place = element.closest("[id]");
    const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return `${place ? `#${place.id} ` : ""}<${element.localName} class="${element.className}"> ${text}`;
  };

  // Text for screen readers only: cut down to nothing on purpose.
  const isCutDown = (element) => element.clientWidth <= 1 || element.clientHeight <= 1;

  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";

  const ancestors = function* (element) {
    for (let each = element; each; each = each.parentElement) yield each;
  };

  const visibleTexts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && element.checkVisibility({ visibilityProperty: true })) {
        texts.push(walker.currentNode);
      }
    }
    return texts;
  };

  const isOnPurpose = (element) => [...ancestors(element)].some((each) => {
    const style = getComputedStyle(each);
    const isOutOfFlow = style.position === "absolute" || style.position === "fixed";
    // A link that appears when it is focused waits outside the page.
    return (isOutOfFlow && isCutDown(each)) || (isOutOfFlow && each.matches("a[href^='#']"));
  });

  const leavesThePage = (text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const isOutside = [...range.getClientRects()].some(
      (box) => box.left + scrollX < -1 || box.right + scrollX > document.documentElement.clientWidth + 1,
    );
    return isOutside && !isOnPurpose(text.parentElement) &&
      ![...ancestors(text.parentElement)].some((each) => scrolls(getComputedStyle(each).overflowX));
  };

  const cutsItsText = (element) => {
    const style = getComputedStyle(element);
    const isCut = (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
    return isCut && element.textContent.trim() && element.checkVisibility() && !isCutDown(element);
  };

  // Constructed sheets are not inline styles: the policy lets them through.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);

  window.layout = {
    setStyle: (text) => sheet.replaceSync(text),
    faults() {
      const root = document.documentElement;
      const faults = [];
      if (root.scrollWidth > root.clientWidth) {
        faults.push(`scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth} px`);
      }
      for (const text of visibleTexts().filter(leavesThePage)) {
        faults.push(`text leaves the page: ${describe(text.parentElement)}`);
      }
      for (const element of [...document.body.querySelectorAll("*")].filter(cutsItsText)) {
        faults.push(`text is cut off: ${describe(element)}`);
      }
      return faults;
    },
    // Every interactive element that looks the same with the keyboard's focus as without.
    withoutFocusIndicator() {
      const interactive = document.querySelectorAll("a[href], button, input, select, textarea, summary");
      return [...interactive].filter((element) => element.checkVisibility()).filter((element) => {
        const look = () => {
          const { outlineStyle, outlineWidth, borderWidth, textDecorationLine } = getComputedStyle(element);
          return [outlineStyle, outlineWidth, borderWidth, textDecorationLine].join();
        };
        element.blur();
        const atRest = look();
        element.focus({ focusVisible: true, preventScroll: true });
        return document.activeElement === element && look() === atRest;
      }).map(describe);
    },
  };
})();
