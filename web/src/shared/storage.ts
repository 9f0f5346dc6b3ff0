// What this browser remembers: choices of the start page, drafts of answers, and answers that are under way. All keys
// begin with "offerbox.", so that deleting everything finds them.

const prefix = "offerbox.";

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch (error) {
    // Full or switched off: the page works on, it only remembers less.
    console.warn("cannot remember", key, error);
  }
}

export function recall(key: string): unknown {
  const text = localStorage.getItem(prefix + key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // not written by this page
  }
}

export function forget(key: string): void {
  localStorage.removeItem(prefix + key);
}

export function forgetAll(): void {
  const mine = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  for (const key of mine) localStorage.removeItem(key);
}

/** Calls back when another tab changed what is remembered under the key; returns how to stop. */
export function onRemembered(key: string, changed: () => void): () => void {
  const listen = (event: StorageEvent): void => {
    if (event.key === prefix + key) changed();
  };
  window.addEventListener("storage", listen);
  return () => {
    window.removeEventListener("storage", listen);
  };
}
