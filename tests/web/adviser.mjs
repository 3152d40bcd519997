// Somebody who works at the desk.
import assert from "node:assert/strict";
import { follow } from "./browser.mjs";

export const firstPassword = "first passphrase given";
export const ownPassword = "seven grey herons stand";

/** The first login of an account, whose password has to be changed. */
export async function logInFirst(page, daemon, name) {
  await page.goto(`${daemon.base}/desk?hl=nb`);
  assert.match(page.url(), /\/desk\/login/);
  await page.fill("#name", name);
  await page.fill("#password", firstPassword);
  await follow(page, 'form.stacked button[type="submit"]');
  assert.match(page.url(), /\/desk\/password/, "the first password has to be changed");
  await page.fill("#old", firstPassword);
  await page.fill("#new", ownPassword);
  await follow(page, 'form.stacked button[type="submit"]');
  assert.match(page.url(), /\/desk$/);
}

/** A later one. */
export async function logIn(page, daemon, name) {
  await page.goto(`${daemon.base}/desk/login`);
  await page.fill("#name", name);
  await page.fill("#password", ownPassword);
  await follow(page, 'form.stacked button[type="submit"]');
  assert.match(page.url(), /\/desk$/);
}
