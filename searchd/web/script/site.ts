// The pages are complete without this script; it only makes them quicker to use.
import { completeSearch } from "./complete";
import { leadBack, useControls } from "./controls";
import { findInLists } from "./find";
import { refreshOnChange } from "./refresh";
import { keepSavedList, showSaved } from "./saved";

document.documentElement.classList.add("js");
const box = document.querySelector<HTMLInputElement>("[data-complete]");
const closeCompletions = box ? completeSearch(box) : () => undefined;
const form = document.querySelector<HTMLFormElement>("form[data-search]");
if (form && document.querySelector("#results")) {
  refreshOnChange(form, () => {
    closeCompletions();
    showSaved();
  });
}
findInLists();
useControls();
leadBack();
keepSavedList();
