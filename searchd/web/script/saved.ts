// The saved list lies in the browser alone; its page is an address with the ids, so that it can be shared.
import { announce, language, word } from "./words";

const key = "rundkurs.saved";
const most = 100;

function read(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** False where the browser keeps nothing: private windows, a full disk. */
function write(ids: string[]): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(ids.slice(-most)));
    return true;
  } catch {
    announce(word("storage_failed"));
    return false;
  }
}

function addressOf(ids: string[]): string {
  const parameters = new URLSearchParams(ids.map((id) => ["id", id]));
  parameters.append("hl", language);
  return `/saved?${parameters}`;
}

/** Buttons and the link in the menu say what is saved. */
export function showSaved(): void {
  const ids = read();
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-save]")) {
    const saved = ids.includes(button.dataset["save"] ?? "");
    button.setAttribute("aria-pressed", String(saved));
    const label = button.querySelector("[data-save-label]");
    if (label) label.textContent = word(saved ? "saved" : "save");
  }
  for (const count of document.querySelectorAll("[data-saved-count]")) count.textContent = ids.length ? ` (${ids.length})` : "";
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-saved-link]")) link.href = addressOf(ids);
}

function toggle(id: string): void {
  const ids = read();
  const saved = ids.includes(id);
  if (!write(saved ? ids.filter((other) => other !== id) : [...ids, id])) return;
  showSaved();
  if (!saved) announce(word("saved"));
}

/** At most four can stand side by side. */
function limitPicks(form: HTMLFormElement): void {
  const picks = [...form.querySelectorAll<HTMLInputElement>("[data-pick]")];
  const full = picks.filter((pick) => pick.checked).length >= 4;
  for (const pick of picks) pick.disabled = full && !pick.checked;
}

export function keepSavedList(): void {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest<HTMLElement>("[data-save]");
    if (button?.dataset["save"]) toggle(button.dataset["save"]);
    const removed = event.target.closest<HTMLElement>("[data-remove]")?.dataset["remove"];
    if (removed) write(read().filter((id) => id !== removed));
  });
  document.querySelector<HTMLFormElement>(".chosen-list")?.addEventListener("change", (event) => {
    limitPicks(event.currentTarget as HTMLFormElement);
  });
  // Another tab has saved something.
  window.addEventListener("storage", showSaved);
  // The plain address of the list becomes the one that holds it.
  if (document.querySelector("[data-saved-page]") && !new URLSearchParams(location.search).has("id") && read().length) {
    location.replace(addressOf(read()));
  }
  showSaved();
}
