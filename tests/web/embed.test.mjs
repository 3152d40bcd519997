// The widget as an institution pastes it: a page of another origin with one line in it.
import test from "node:test";
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { useSite } from "./site.mjs";

const site = useSite();

/** Serves one page on a port of its own, so on an origin of its own, while `visit` looks at it. */
async function withHostPage(body, visit) {
  const html = `<!doctype html><html lang="en"><title>An institute</title><h1>Our courses</h1>${body}`;
  const server = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(html)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const context = await site.browser.newContext({ viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  const host = `http://127.0.0.1:${server.address().port}`;
  const foreign = [];
  page.on("request", (request) => {
    if (![host, site.base].some((origin) => request.url().startsWith(origin))) foreign.push(request.url());
  });
  try {
    await page.goto(host);
    await visit(page, context);
    assert.deepEqual(foreign, [], "requests to a third host");
    assert.deepEqual(await context.cookies(), [], "cookies");
  } finally {
    await context.close();
    server.close();
  }
}

test("one line shows a search on another page, as high as it is", () =>
  withHostPage(`<script src="${site.base}/embed.js" data-q="avfall" data-level="master" data-hl="nb" data-title="Kurs" async></script>`,
    async (page) => {
      const frame = page.frameLocator("iframe");
      await frame.locator(".hit").first().waitFor();
      const { total } = await site.ask("q=avfall&level=master&facets=none");
      assert.match(await frame.locator(".embed-foot").innerText(), new RegExp(`\\b${total}\\b`));
      assert.equal(await frame.locator("html").getAttribute("lang"), "nb");
      assert.equal(await page.getAttribute("iframe", "title"), "Kurs");
      const height = await frame.locator("body").evaluate((body) => body.scrollHeight);
      await page.waitForFunction((wanted) => document.querySelector("iframe").offsetHeight >= wanted, height);
    }));

test("a hit and a search in the frame open outside of it", () =>
  withHostPage(`<script src="${site.base}/embed.js" data-hl="en" async></script>`, async (page, context) => {
    const frame = page.frameLocator("iframe");
    const opened = context.waitForEvent("page");
    await frame.locator(".hit a").first().click();
    await (await opened).waitForURL(/\/offering\//);
    const searched = context.waitForEvent("page");
    await frame.locator("#q").fill("plast");
    await frame.locator("#q").press("Enter");
    await (await searched).waitForURL(/\/search\?q=plast/);
    assert.equal(new URL(page.url()).origin === site.base, false);
  }));

test("a frame without script holds the same", () =>
  withHostPage(`<iframe src="${site.base}/embed?topic=plastics&hl=sv" title="Kurser"></iframe>`, async (page) => {
    assert.ok(await page.frameLocator("iframe").locator(".hit").count());
  }));

test("no other page of ours can be framed", () =>
  withHostPage(`<iframe src="${site.base}/search?q=plast" title="Kurser"></iframe>`, async (page) => {
    await page.waitForTimeout(500);
    assert.equal(await page.frameLocator("iframe").locator(".hit").count(), 0);
  }));
