// What an adviser does beside answering: mail, kept answers, views of the inbox, tokens, one person, curation, sending, a second factor. Every page
// is looked at by axe-core, in light and dark, wide and on a phone.
import test, { after, before } from "node:test";
import assert from "node:assert/strict";
import { firstPassword, logIn, logInFirst, ownPassword } from "./adviser.mjs";
import { noViolations } from "./axe.mjs";
import { follow, launch, narrow, noSidewaysScroll, wide, withPage } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";
import { oneTimeCode } from "./one_time_code.mjs";
import { startMailServer } from "./smtp.mjs";

let daemon, browser, mail;
before(async () => {
  mail = await startMailServer();
  daemon = await startDaemon(["--smtp", mail.address, "--smtp-from", "kurs@example.org"]);
  daemon.addAccount("kari", "administrator", firstPassword);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await daemon?.stop();
  await mail?.stop();
});

const atDesk = (work, options = {}) =>
  withPage(browser, daemon.base, { bypassCSP: true, viewport: wide, ...options }, async (page) => {
    await logIn(page, daemon, "kari");
    await work(page, (path) => page.goto(daemon.base + path));
  });
const submit = 'form.stacked button[type="submit"]';

/** axe-core on the page as it is, in light and dark, wide and on a phone, where nothing may be wider than the window. */
async function soundPage(page) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await noViolations(page);
  }
  await page.setViewportSize(narrow);
  await noViolations(page);
  await noSidewaysScroll(page);
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: "light" });
}

const letter = (from, subject, text, id) =>
  `From: ${from}\r\nSubject: ${subject}\r\nMessage-ID: <${id}@example.org>\r\nDate: ${new Date().toUTCString()}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`;

test("the first login", () =>
  withPage(browser, daemon.base, { bypassCSP: true, viewport: wide }, (page) => logInFirst(page, daemon, "kari")));

test("mail is looked at, taken in, and known the second time", () =>
  atDesk(async (page, go) => {
    const folder = ["ola", "eva"].map((name) => `From ${name}@example.org ${new Date().toUTCString()}\r\n${letter(`${name} <${name}@example.org>`, "Kurs", `Hei! Finnes det et kurs om plastgjenvinning for ${name}?`, name)}`);
    const file = { name: "innboks.mbox", mimeType: "application/mbox", buffer: Buffer.from(`${folder.join("\r\n")}\r\nFrom x ${new Date().toUTCString()}\r\nSubject: tom\r\n\r\n\r\n`) };
    await go("/desk/mail");
    await soundPage(page);
    await page.setInputFiles("#file", file);
    await follow(page, submit);
    assert.match(await page.locator(".lead").innerText(), /2 av dem nye; 1 kunne ikke leses/);
    await soundPage(page);
    await follow(page, 'form[action="/desk/mail/import"] button');
    assert.match(await page.locator('.ds-alert[role="status"]').innerText(), /Tatt inn/);
    await noViolations(page);
    await go("/desk/mail");
    await page.setInputFiles("#file", file);
    await follow(page, submit);
    assert.match(await page.locator(".lead").innerText(), /0 av dem nye/);
    assert.equal(await page.locator('form[action="/desk/mail/import"]').count(), 0);
  }));

test("a kept answer goes into a draft", () =>
  atDesk(async (page, go) => {
    await go("/desk/answers");
    await soundPage(page);
    await page.fill("#title", "Om plast");
    await page.selectOption("#language", "nb");
    await page.fill("#text", "Se også Plastforum.");
    await follow(page, 'button[value="save"]');
    await go("/desk/answers");
    await soundPage(page);
    await follow(page, "tbody a");
    await soundPage(page);
    await go("/desk");
    await follow(page, 'tbody tr:has-text("plastgjenvinning for ola") a');
    await follow(page, 'button[value="canned"]');
    assert.match(await page.inputValue("#answer"), /Se også Plastforum\./);
    await soundPage(page);
  }));

test("a choice of the inbox is kept under a name, used and removed", () =>
  atDesk(async (page, go) => {
    await go("/desk");
    await page.fill("#words", "plastgjenvinning eva");
    await page.selectOption("#status", "fresh");
    await page.fill("#view", "Plast fra Eva");
    await follow(page, 'button[value="keep"]');
    assert.doesNotMatch(page.url(), /plast|eva/i, "words stand in no address");
    assert.match(await page.locator('.tabs [aria-current="page"]').innerText(), /Plast fra Eva/);
    assert.equal(await page.locator("tbody tr").count(), 1);
    await soundPage(page);
    const address = page.url();
    await go("/desk");
    assert.equal(await page.locator("tbody tr").count(), 2);
    await soundPage(page);
    await follow(page, '.tabs a:has-text("Plast fra Eva")');
    assert.equal(page.url(), address);
    assert.equal(await page.inputValue("#words"), "plastgjenvinning eva");
    await follow(page, ".desk-bar form button");
    assert.equal(await page.locator('.tabs a:has-text("Plast fra Eva")').count(), 0);
    assert.equal((await page.goto(address)).status(), 404);
    await noViolations(page);
  }));

test("an answer goes out by mail; where it is not taken, nothing is marked", () =>
  atDesk(async (page, go) => {
    await go("/desk");
    await follow(page, 'tbody tr:has-text("plastgjenvinning for ola") a');
    await follow(page, 'button[value="draft"]');
    await page.selectOption("#outcome", "helped");
    mail.refuse(true);
    await follow(page, 'button[value="send"]');
    assert.match(await page.locator('[role="alert"]').innerText(), /tok ikke imot svaret/);
    assert.notEqual(await page.inputValue("#status"), "answered");
    assert.equal(mail.messages.length, 0);
    await noViolations(page);

    mail.refuse(false);
    await follow(page, 'button[value="send"]');
    assert.equal(await page.inputValue("#status"), "answered");
    assert.equal(mail.messages.length, 1);
    const [{ from, to, text }] = mail.messages;
    assert.match(from, /<kurs@example\.org>/);
    assert.deepEqual(to.map((each) => each.match(/<(.*)>/)[1]), ["ola@example.org"]);
    assert.match(text, /^In-Reply-To: <ola@example\.org>/im);
    await noViolations(page);

    // What is written back finds the inquiry.
    const sent = text.match(/^Message-ID: <(.*)>/im)[1];
    const reply = letter("Ola <ola@example.org>", "Re: Kurs", "Takk, det hjalp.", "reply").replace("Subject:", `In-Reply-To: <${sent}>\r\nSubject:`);
    await go("/desk/mail");
    await page.setInputFiles("#file", { name: "svar.eml", mimeType: "message/rfc822", buffer: Buffer.from(reply) });
    await follow(page, submit);
    assert.match(await page.locator("tbody").innerText(), /melding i en henvendelse/);
  }, { statuses: [502] }));

test("a token is made, shown once, and revoked", () =>
  atDesk(async (page, go) => {
    await go("/desk/tokens");
    await soundPage(page);
    await page.fill("#name", "Nettsted");
    await page.locator('input[name="scope"]').nth(1).check();
    await follow(page, submit);
    const token = await page.inputValue(".link-address");
    await soundPage(page);
    const list = () => fetch(`${daemon.base}/api/v1/desk/inquiries`, { headers: { authorization: `Bearer ${token}` } }).then(({ status }) => status);
    assert.equal(await list(), 200);
    await go("/desk/tokens");
    assert.ok(!(await page.content()).includes(token));
    await follow(page, "tbody form button");
    assert.equal(await list(), 401);
    await noViolations(page);
  }));

test("one person is found and erased", () =>
  atDesk(async (page, go) => {
    await go("/desk/person");
    await page.fill("#email", "nobody@example.org");
    await follow(page, submit);
    await noViolations(page);
    await page.fill("#email", "eva@example.org");
    await follow(page, submit);
    assert.equal(await page.locator(".ds-list li").count(), 1);
    await soundPage(page);
    const [kept] = await Promise.all([page.waitForEvent("download"), page.click('form[action="/desk/person/export"] button')]);
    assert.match(kept.suggestedFilename(), /\.json$/);
    await page.check("#sure");
    await follow(page, 'form[action="/desk/person/erase"] button');
    await noViolations(page);
    await page.fill("#email", "eva@example.org");
    await follow(page, submit);
    assert.equal(await page.locator(".ds-list li").count(), 0);
    await go("/desk");
    assert.doesNotMatch(await page.locator("tbody").innerText(), /eva/);
  }));

test("every queue of the curation, and one row after the other", () =>
  atDesk(async (page, go) => {
    await go("/desk/curation");
    const queues = await page.locator(".tabs a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.ok(queues.length >= 5);
    for (const queue of queues) {
      await go(queue);
      await soundPage(page);
    }
    const full = await page.evaluate(async (paths) => {
      for (const path of paths) if ((await (await fetch(path)).text()).includes('name="row"')) return path;
    }, queues);
    assert.ok(full, "something waits in a queue");
    await go(full);
    const first = await page.locator("tbody a").first().innerText();
    await page.locator('input[name="row"]').first().check();
    await follow(page, 'main form[action^="/desk/curation"] button[type="submit"]');
    assert.notEqual(await page.locator("tbody a").first().innerText(), first);
    await follow(page, "tbody a");
    await soundPage(page);
  }));

test("a second factor: set up with a code, asked for at login, ended", () =>
  atDesk(async (page, go) => {
    await go("/desk/second-factor");
    await soundPage(page);
    const secret = await page.locator("code").innerText();
    await page.fill("#code", "000000");
    await follow(page, submit);
    assert.match(await page.locator('[role="alert"]').innerText(), /Koden er feil/);
    const shown = await page.locator("code").innerText();
    assert.equal(shown, secret, "the picture stays the same");
    const first = oneTimeCode(secret, -1);
    await page.fill("#code", first);
    await follow(page, submit);
    await soundPage(page);

    await follow(page, 'form[action="/desk/logout"] button');
    const attempt = async (code) => {
      await go("/desk/login");
      await page.fill("#name", "kari");
      await page.fill("#password", ownPassword);
      await page.fill("#code", code);
      await follow(page, submit);
      return page.locator("h1").innerText();
    };
    const closed = await attempt("");
    await noViolations(page);
    assert.equal(await attempt(first), closed, "the code that set it up is used up");
    assert.notEqual(await attempt(oneTimeCode(secret)), closed);
    await go("/desk/second-factor");
    assert.equal(await page.locator("code").count(), 0, "the secret is not shown again");
    await page.fill("#password", ownPassword);
    await follow(page, submit);
    await follow(page, 'form[action="/desk/logout"] button');
    assert.notEqual(await attempt(""), closed);
  }, { statuses: [401, 403, 422] }));

test("the desk in every language", () =>
  atDesk(async (page, go) => {
    const leads = new Set();
    for (const language of ["nb", "nn", "sv", "da", "fi", "is", "en"]) {
      await go(`/desk/needs?hl=${language}`);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      leads.add(await page.locator(".lead").innerText());
      await noViolations(page);
      await page.setViewportSize(narrow);
      await noSidewaysScroll(page);
      await page.setViewportSize(wide);
    }
    assert.equal(leads.size, 7);
  }));
