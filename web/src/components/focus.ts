/** Gives the focus to what one goes on with, where what had it is gone. On a phone that is not the field, which would bring up its keyboard. */
export function focusOnTalk(): void {
  const where = matchMedia("(pointer: coarse)").matches ? [".log"] : [".talk textarea", ".log"];
  for (const selector of [...where, ".rail button"]) {
    const found = document.querySelector<HTMLElement>(selector);
    found?.focus({ preventScroll: true });
    if (found && document.activeElement === found) return;
  }
}

/** The same once the page is drawn, and only if nothing has the focus then. */
export function keepFocus(): void {
  const look = () => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const sheet = document.querySelector<HTMLElement>("dialog[open] header button");
    if (sheet) sheet.focus();
    else focusOnTalk();
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
}
