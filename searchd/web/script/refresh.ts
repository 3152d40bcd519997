// Ticking a filter refreshes the results in place. The address always holds the whole state, so back, reload and a
// shared link work as without script; anything unexpected falls back to an ordinary page load.

import { announce } from "./words";

const replaced = ["#filters", "#results", ".languages"];

/** The search as its address: empty fields and defaults are left out, so that addresses stay short. */
function addressOf(form: HTMLFormElement): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") parameters.append(name, value);
  }
  const query = parameters.toString();
  return form.action.split("?")[0] + (query ? `?${query}` : "");
}

/** What had the focus gets it again, found by its id in the new page. */
function keepingFocus(change: () => void): void {
  const id = document.activeElement?.id;
  change();
  if (id) document.getElementById(id)?.focus({ preventScroll: true });
}

function openFolds(): Set<string> {
  return new Set([...document.querySelectorAll<HTMLDetailsElement>("details[open][id]")].map((fold) => fold.id));
}

function show(page: Document): boolean {
  if (replaced.some((part) => !page.querySelector(part) || !document.querySelector(part))) return false;
  const open = openFolds();
  keepingFocus(() => {
    for (const part of replaced) document.querySelector(part)!.replaceWith(page.querySelector(part)!);
  });
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  document.title = page.title;
  announce(document.querySelector("#result-count")?.textContent ?? "");
  afterwards();
  return true;
}

let afterwards: () => void = () => undefined;
let running: AbortController | undefined;

async function load(address: string, remember: boolean): Promise<void> {
  running?.abort();
  const mine = (running = new AbortController());
  document.querySelector("#results")?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !show(page)) {
      location.assign(address);
      return;
    }
    if (remember) history.pushState(null, "", address);
  } catch {
    // A newer change has taken over, or the network is gone: the browser's own page says which.
    if (!mine.signal.aborted) location.assign(address);
  }
}

/** The box stands outside of what is replaced: after going back it says what was searched then. */
function fillBox(): void {
  const box = document.querySelector<HTMLInputElement>("#q");
  if (box) box.value = new URLSearchParams(location.search).get("q") ?? "";
}

/** `then` is called when new results stand on the page. */
export function refreshOnChange(form: HTMLFormElement, then: () => void): void {
  afterwards = then;
  // The filters stand beside the form and belong to it by their `form` attribute, so their events do not pass it.
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || field.form !== form) return;
    if (field.type === "search") return;
    void load(addressOf(form), true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void load(addressOf(form), true);
  });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    // A link of the list, or of the map, where `href` is no text.
    const link = event.target.closest("a[data-refresh]");
    const address = link?.getAttribute("href");
    if (!link || !address) return;
    event.preventDefault();
    const paging = link.closest(".paging") !== null;
    void load(address, true).then(() => {
      fillBox();
      if (paging) document.querySelector("#results")?.scrollIntoView();
    });
  });
  window.addEventListener("popstate", () => {
    fillBox();
    void load(location.href, false);
  });
}
