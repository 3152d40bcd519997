// The pages are complete without this script; it only makes them quicker to use.
import { refreshOnChange } from "./refresh";

document.documentElement.classList.add("js");
const form = document.querySelector<HTMLFormElement>("form[data-search]");
if (form) refreshOnChange(form);
