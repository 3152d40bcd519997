// An adviser makes a link, the institution confirms and corrects its own rows without an account, the desk sees it.
import test, { after, before } from "node:test";
import assert from "node:assert/strict";
import { firstPassword, logInFirst } from "./adviser.mjs";
import { noViolations } from "./axe.mjs";
import { follow, launch, narrow, noSidewaysScroll, wide, withPage } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";

const institution = "fi-turkuamk";
let daemon, browser, link;
before(async () => {
  daemon = await startDaemon();
  daemon.addAccount("kari", "adviser", firstPassword);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await daemon?.stop();
});

const correctedRow = 'tbody tr:nth-child(2)';

test("an adviser makes a link for an institution", () =>
  withPage(browser, daemon.base, { bypassCSP: true, viewport: wide }, async (page) => {
    await logInFirst(page, daemon, "kari");
    await page.goto(`${daemon.base}/desk/links`);
    await noViolations(page);
    await page.selectOption("#institution", institution);
    await follow(page, 'form.inline-field button[type="submit"]');
    await noViolations(page);
    await noSidewaysScroll(page);
    link = new URL(await page.inputValue(".link-address")).pathname;
    assert.match(link, /^\/own\/[a-z0-9]{48}$/);

    // Somebody else opens it: no cookie, no script, a phone.
    await withPage(browser, daemon.base, { javaScriptEnabled: false, viewport: narrow }, async (phone) => {
      await phone.goto(`${daemon.base}${link}?hl=fi`);
      assert.ok((await phone.locator("tbody tr").count()) > 2);
      await noSidewaysScroll(phone);
      await phone.locator("tbody tr:nth-child(1) input").check();
      await follow(phone, 'main form button[type="submit"]');
      assert.match(await phone.locator('main [role="status"]').innerText(), /Kiitos/);
      await noSidewaysScroll(phone);
      assert.deepEqual(await phone.context().cookies(), []);
    });

    await withPage(browser, daemon.base, { bypassCSP: true, viewport: wide, statuses: [422] }, async (visitor) => {
      await visitor.goto(`${daemon.base}${link}?hl=nb`);
      await noViolations(visitor);
      assert.match(await visitor.locator("tbody tr:nth-child(1)").innerText(), /bekreftet av dere/);
      assert.match(await visitor.locator(correctedRow).innerText(), /ikke sett over ennå/);
      await follow(visitor, `${correctedRow} a`);
      await noViolations(visitor);
      // First something that is no number, then what is right.
      await visitor.fill("#fact-ects", "mange");
      await follow(visitor, 'button[value="correct"]');
      assert.match(await visitor.locator('main [role="alert"]').innerText(), /Ingenting ble lagret/);
      await noViolations(visitor);
    });

    await withPage(browser, daemon.base, { bypassCSP: true, viewport: narrow, colorScheme: "dark" }, async (visitor) => {
      await visitor.goto(`${daemon.base}${link}?hl=nb`);
      await noViolations(visitor);
      await follow(visitor, `${correctedRow} a`);
      await noViolations(visitor);
      await noSidewaysScroll(visitor);
      await visitor.fill("#fact-ects", "7,5");
      await visitor.check('input[name="mode"][value="online"]');
      await follow(visitor, 'button[value="correct"]');
      assert.match(await visitor.locator('main [role="status"]').innerText(), /Det dere rettet, er lagret/);
      assert.match(await visitor.locator(correctedRow).innerText(), /7,5[\s\S]*bekreftet av dere/);
      await noViolations(visitor);
      await follow(visitor, `${correctedRow} a`);
      assert.equal(await visitor.inputValue("#fact-ects"), "7.5");
      assert.ok(await visitor.isChecked('input[name="mode"][value="online"]'));
      const outside = visitor.locator('main a[rel~="external"]').first();
      assert.match(await outside.getAttribute("rel"), /noreferrer/);
    });

    // The desk sees who said what, and that the link was used; then it withdraws it.
    const corrected = await rowId(page);
    await page.goto(`${daemon.base}/desk/curation/${corrected}`);
    assert.match(await page.locator("section ul").innerText(), /ECTS[\s\S]*institusjonen/);
    await noViolations(page);
    await page.goto(`${daemon.base}/desk/links`);
    assert.doesNotMatch(await page.locator("tbody tr td:last-child").innerText(), /ikke|aldri/);
    await follow(page, 'tbody form button[type="submit"]');
    assert.equal(await page.locator(".link-address").count(), 0);
    assert.equal((await fetch(daemon.base + link)).status, 403);
    assert.equal((await fetch(`${daemon.base}${link}/${corrected}`)).status, 403);
  }));

/** The id in the address of the row that was corrected. */
async function rowId(page) {
  const address = await page.evaluate(async (path) => {
    const text = await (await fetch(path)).text();
    return new DOMParser().parseFromString(text, "text/html").querySelector("tbody tr:nth-child(2) a").getAttribute("href");
  }, link);
  return new URL(address, daemon.base).pathname.split("/").pop();
}

test("what lets in stands in no log", () => {
  const logged = daemon.accessLog();
  assert.match(logged, /\/own\/\{token\}/);
  assert.ok(!logged.includes(link.split("/").pop()));
});

test("the pages of links that do not work", () =>
  withPage(browser, daemon.base, { bypassCSP: true, viewport: narrow, statuses: [403] }, async (page) => {
    await page.goto(`${daemon.base}/own/${"a".repeat(48)}?hl=sv`);
    assert.match(await page.locator("h1").innerText(), /länken fungerar inte/i);
    await noViolations(page);
    await noSidewaysScroll(page);
  }));
