/** Has a screen reader say something that is not in the focus. */
export function announce(text: string): void {
  const announcer = document.querySelector("#announcer");
  if (announcer) announcer.textContent = text;
}
