// Searching inside a long list of values: what does not fit is put aside.
import { word } from "./words";

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function narrow(box: HTMLInputElement): void {
  const facet = document.getElementById(box.dataset["find"] ?? "");
  if (!facet) return;
  const wanted = plain(box.value.trim());
  let fits = 0;
  for (const value of facet.querySelectorAll<HTMLElement>("li")) {
    value.hidden = wanted !== "" && !plain(value.textContent ?? "").includes(wanted);
    if (!value.hidden) ++fits;
  }
  const more = facet.querySelector("details");
  if (more) {
    more.open = wanted !== "";
    more.classList.toggle("searched", wanted !== "");
  }
  facet.classList.toggle("none-fits", fits === 0);
  facet.dataset["none"] = word("facet_search_none");
}

export function findInLists(): void {
  document.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.dataset["find"]) narrow(event.target);
  });
  // Enter in such a box narrows the list and does not send the search.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement && event.target.dataset["find"]) event.preventDefault();
  });
}
