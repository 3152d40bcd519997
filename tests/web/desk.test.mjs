// The competence centre's day: letters come in by the form and by paste, one is answered in Swedish, one has nothing to
// offer, one is erased.
import test, { after, before } from "node:test";
import assert from "node:assert/strict";
import { firstPassword, logInFirst } from "./adviser.mjs";
import { noViolations } from "./axe.mjs";
import { follow, launch, narrow, noSidewaysScroll, wide, withPage } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";

let daemon, browser;
before(async () => {
  daemon = await startDaemon();
  daemon.addAccount("kari", "administrator", firstPassword);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await daemon?.stop();
});

/** A letter by the public form; what the page then says. */
async function write(page, text, email) {
  await page.goto(`${daemon.base}/ask?hl=nb`);
  await page.fill("#text", text);
  await page.fill("#email", email);
  await page.check("#consent");
  await follow(page, 'form.stacked button[type="submit"]');
  return page.locator("#content").innerText();
}

test("an account needs a password that is not guessed first", () => {
  for (const weak of ["", "short", "password1234567", "ola is my name ola"]) assert.throws(() => daemon.addAccount("ola", "reader", weak));
  assert.throws(() => daemon.addAccount("kari", "reader", "another good phrase"), "a name that is taken");
});

test("a day at the desk", () =>
  withPage(browser, daemon.base, { bypassCSP: true, viewport: wide }, async (page) => {
    const swedish = await write(page, "Hej! Vi på byggföretaget söker en kurs om återbruk av byggmaterial, helst på nätet.", "asa@example.org");
    assert.match(swedish, /Takk, vi har fått det/);
    await noViolations(page);
    await write(page, "Hei! Jeg lurer på om noen holder et kurs om gjenvinning av fiskegarn på grønlandsk i Nuuk. Det må ikke koste noe.", "per@example.org");
    await logInFirst(page, daemon, "kari");
    await noViolations(page);
    assert.equal(await page.locator("tbody tr").count(), 2);

    // The Swedish one: accept the first offering, write a draft, mark it as answered.
    await follow(page, 'tbody tr:has-text("återbruk") a');
    await noViolations(page);
    assert.ok(await page.locator(".proposals > li").count(), "something is proposed");
    await page.locator('.proposals > li').first().locator('input[value="accepted"]').check();
    await follow(page, 'button[value="draft"]');
    assert.match(await page.inputValue("#answer"), /^Hej!?[\s\S]*Vänliga hälsningar/);
    await page.selectOption("#outcome", "helped");
    await follow(page, 'button[value="answered"]');
    assert.equal(await page.inputValue("#status"), "answered");
    assert.ok(await page.locator('a[href$="/answer.eml"]').count());
    await noViolations(page);

    // One with nothing to offer: everything is dropped, and the letter says so.
    await page.goto(`${daemon.base}/desk`);
    await follow(page, 'tbody tr:has-text("fiskegarn") a');
    for (const box of await page.locator('.proposals input[value="dropped"]').all()) await box.check();
    await page.selectOption("#outcome", "nothing-fitted");
    await follow(page, 'button[value="draft"]');
    assert.match(await page.inputValue("#answer"), /ikke funnet noe tilbud/);
    await follow(page, 'button[value="answered"]');

    // One that came by mail is pasted, noted upon, then erased.
    await page.goto(`${daemon.base}/desk/new`);
    await noViolations(page);
    await page.fill("#text", "Fra: Ola\n\nVi vil lære om plastgjenvinning.");
    await page.fill("#email", "ola@example.org");
    await follow(page, 'form.stacked button[type="submit"]');
    assert.match(page.url(), /\/desk\/inquiries\//);
    await page.fill("#note", "Ringte Ola");
    await follow(page, 'form[action$="/notes"] button');
    assert.match(await page.locator(".thread").innerText(), /Ringte Ola/);
    await page.check("#sure");
    await follow(page, 'form[action$="/erase"] button');
    assert.doesNotMatch(await page.locator("#content").innerText(), /Ola|plastgjenvinning\./);
    await noViolations(page);

    for (const path of ["/desk", "/desk/person", "/desk/audit", "/desk/password"]) {
      await page.goto(daemon.base + path);
      await noViolations(page);
    }
    await page.goto(`${daemon.base}/desk`);
    await follow(page, 'form[action="/desk/logout"] button');
    await page.goto(`${daemon.base}/desk`);
    assert.match(page.url(), /\/desk\/login/);
    await noViolations(page);
  }));

test("needs, plan and report", () =>
  withPage(browser, daemon.base, { bypassCSP: true, viewport: wide, statuses: [422] }, async (page) => {
    daemon.addAccount("anna", "adviser", firstPassword);
    await logInFirst(page, daemon, "anna");

    // A survey's table: looked at, one column said otherwise, stored.
    await page.goto(`${daemon.base}/desk/needs`);
    await noViolations(page);
    await page.fill("#survey", "høsten");
    await page.setInputFiles("#file", { name: "svar.csv", mimeType: "text/csv", buffer: Buffer.from("ID;Virksomhet;Q4;Nivå\n1;Bedrift;Plast;Master\n2;Kommune;Tekstiler;Bachlor\n") });
    await follow(page, 'form.stacked button[type="submit"]');
    await page.selectOption('select[name="column.2"]', "topics");
    await follow(page, 'button[name="look"]');
    assert.match(await page.locator("#content").innerText(), /2 svar lest[\s\S]*Bachlor/);
    await noViolations(page);
    await follow(page, 'button[name="store"]');
    assert.match(await page.locator('.ds-alert[role="status"]').innerText(), /lagret/);
    await noViolations(page);

    // A team: what two roles need, against offerings.
    await page.goto(`${daemon.base}/desk/plan`);
    await noViolations(page);
    await page.fill("#role1", "Prosjektleder");
    await page.selectOption("#topics1", ["construction-demolition-buildings", "green-public-procurement"]);
    await page.selectOption("#topics2", ["plastics"]);
    await follow(page, 'form.stacked button[type="submit"]');
    assert.equal(await page.locator(".plan-table tbody tr").count(), 3);
    await noViolations(page);

    await page.goto(`${daemon.base}/desk/report`);
    await noViolations(page);
    const [report] = await Promise.all([page.waitForEvent("download"), page.click('form.stacked button[type="submit"]')]);
    assert.match(report.suggestedFilename(), /^rundkurs-\d{4}-\d\d-\d\d\.html$/);
    await page.setViewportSize(narrow);
    for (const path of ["/desk/needs", "/desk/plan", "/desk/report"]) {
      await page.goto(daemon.base + path);
      await noSidewaysScroll(page);
    }
  }));

test("the form on a phone without script, in dark", () =>
  withPage(browser, daemon.base, { javaScriptEnabled: false, viewport: narrow, colorScheme: "dark" }, async (page) => {
    const said = await write(page, "Vi trenger kurs om plast, på nett og på svensk.", "");
    assert.match(said, /får du ikke svar på e-post/);
    const chip = page.locator('button[name="without"]').first();
    const label = await chip.innerText();
    await follow(page, 'button[name="without"]');
    assert.equal(await page.locator(`button[name="without"]:text-is("${label}")`).count(), 0);
    await noSidewaysScroll(page);
    await page.goto(`${daemon.base}/ask?hl=fi`);
    await noSidewaysScroll(page);
  }));
