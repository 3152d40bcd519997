// The texts that the script shows, from the page's own message file.
const words: Record<string, string> = JSON.parse(document.body.dataset["words"] ?? "{}");

export function word(key: string): string {
  return words[key] ?? "";
}

/** Tells those who listen what has changed. */
export function announce(text: string): void {
  const live = document.querySelector("#live");
  if (live) live.textContent = text;
}

export const language = document.documentElement.lang;
