// Small things that only a script can do: closing a menu, copying an address, printing, going back to the search.
import { announce, word } from "./words";

function closeMenus(): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) menu.open = false;
}

async function copyAddress(button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = word("copied");
    announce(word("copied"));
  } catch {
    // Not allowed here: the address stands in the browser's own line.
    button.remove();
  }
}

export function useControls(): void {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (!event.target.closest("details[data-menu]")) closeMenus();
    const copy = event.target.closest<HTMLElement>("[data-copy-link]");
    if (copy) void copyAddress(copy);
    if (event.target.closest("[data-print]")) window.print();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenus();
  });
  window.addEventListener("offline", () => announce(word("offline")));
}

/** "Back to the search" leads to the search that the reader came from. */
export function leadBack(): void {
  const link = document.querySelector<HTMLAnchorElement>("[data-back-to-search]");
  if (link && document.referrer.startsWith(`${location.origin}/search`)) link.href = document.referrer;
}
