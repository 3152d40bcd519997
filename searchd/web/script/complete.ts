// Completions below the search box: a combobox with a list (ARIA 1.2). Without script the box is a plain one.
import { announce, language, word } from "./words";

interface Suggestion {
  kind: string;
  id: string;
  text: string;
}

const pages: Record<string, string> = { offering: "/offering/", topic: "/topics/", institution: "/institutions/" };

function addressOf(suggestion: Suggestion): string {
  const page = pages[suggestion.kind];
  if (page) return `${page}${encodeURIComponent(suggestion.id)}?hl=${language}`;
  return `/search?${new URLSearchParams({ q: suggestion.text, hl: language })}`;
}

class Completions {
  private readonly list = document.createElement("ul");
  private suggestions: Suggestion[] = [];
  private active = -1;
  private waiting: number | undefined;
  private running: AbortController | undefined;

  constructor(private readonly box: HTMLInputElement) {
    this.list.id = "completions";
    this.list.className = "completions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", word("suggestions"));
    box.after(this.list);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", this.list.id);
    box.setAttribute("aria-expanded", "false");
    box.addEventListener("input", () => this.ask());
    box.addEventListener("keydown", (event) => this.press(event));
    box.addEventListener("blur", () => this.close());
    // Before the box loses the focus, or the list would be gone when the click arrives.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
  }

  close(): void {
    window.clearTimeout(this.waiting);
    this.running?.abort();
    this.list.hidden = true;
    this.active = -1;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }

  private ask(): void {
    window.clearTimeout(this.waiting);
    if (this.box.value.trim().length < 2) return this.close();
    this.waiting = window.setTimeout(() => void this.fetch(this.box.value.trim()), 120);
  }

  private async fetch(q: string): Promise<void> {
    this.running?.abort();
    const mine = (this.running = new AbortController());
    try {
      const answer = await fetch(`/api/v1/suggest?${new URLSearchParams({ q, hl: language, limit: "7" })}`, { signal: mine.signal });
      if (!answer.ok || this.box !== document.activeElement) return this.close();
      this.show(((await answer.json()) as { suggestions: Suggestion[] }).suggestions);
    } catch {
      // A newer question has taken over, or the network is gone: the box works as a plain one.
      if (!mine.signal.aborted) this.close();
    }
  }

  private show(suggestions: Suggestion[]): void {
    this.suggestions = suggestions;
    if (!suggestions.length) return this.close();
    this.active = -1;
    this.list.replaceChildren(
      ...suggestions.map((suggestion, number) => {
        const option = document.createElement("li");
        option.id = `completion-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const text = document.createElement("span");
        text.textContent = suggestion.text;
        const kind = document.createElement("span");
        kind.className = "kind";
        kind.textContent = word(`suggest.${suggestion.kind}`);
        option.append(text, kind);
        return option;
      }),
    );
    this.list.hidden = false;
    this.box.setAttribute("aria-expanded", "true");
    announce(`${word("suggestions")}: ${suggestions.length}`);
  }

  private mark(active: number): void {
    this.active = active;
    [...this.list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
    if (active < 0) this.box.removeAttribute("aria-activedescendant");
    else this.box.setAttribute("aria-activedescendant", `completion-${active}`);
  }

  private choose(number: number): void {
    const suggestion = this.suggestions[number];
    if (suggestion) location.assign(addressOf(suggestion));
  }

  private press(event: KeyboardEvent): void {
    if (this.list.hidden) return;
    const last = this.suggestions.length - 1;
    if (event.key === "ArrowDown") this.mark(this.active < last ? this.active + 1 : -1);
    else if (event.key === "ArrowUp") this.mark(this.active < 0 ? last : this.active - 1);
    else if (event.key === "Enter" && this.active >= 0) this.choose(this.active);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }
}

export function completeSearch(box: HTMLInputElement): () => void {
  const completions = new Completions(box);
  return () => completions.close();
}
