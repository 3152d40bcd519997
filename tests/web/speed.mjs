// How quickly a page is there on a slow phone on a slow train; a program to run by hand, not a test:
//   node tests/web/speed.mjs [--base http://127.0.0.1:8080] [--runs 5] [PATH…]
// Without --base it starts a daemon of its own. A phone of 412 × 823 px, 4 × slower CPU, 1.6 Mbit/s down, 750 kbit/s up and
// 150 ms round trip (Lighthouse's "slow 4G"), an empty cache; the middle of the runs is told. `server` is how long the daemon
// took for the page, asked once more without all that.
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";
import { startDaemon } from "./daemon.mjs";

const { values, positionals } = parseArgs({
  options: { base: { type: "string" }, runs: { type: "string", default: "5" } },
  allowPositionals: true,
});
const paths = positionals.length ? positionals : ["/", "/search?q=avfall&hl=nb", "/overview?hl=nb"];
const runs = Number(values.runs);

const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Watches paint and shift from the first moment on. */
function watch() {
  window.seen = { largest: 0, element: "", shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.seen.largest = entry.startTime;
      window.seen.element = `${entry.element?.tagName.toLowerCase() ?? ""}.${entry.element?.className?.baseVal ?? entry.element?.className ?? ""}`;
    }
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

async function visit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions",
    { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 });
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  let bytes = 0;
  client.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: "load" });
  await page.waitForTimeout(1500);
  const seen = await page.evaluate(() => ({
    ...window.seen,
    first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  }));
  await context.close();
  return { ...seen, bytes };
}

/** The middle of twenty answers, in milliseconds. */
async function serverTime(address) {
  const times = [];
  for (let i = 0; i < 20; ++i) {
    const begin = performance.now();
    await fetch(address, { headers: { accept: "text/html" } }).then((answer) => answer.arrayBuffer());
    times.push(performance.now() - begin);
  }
  return middle(times);
}

const daemon = values.base ? undefined : await startDaemon();
const base = values.base ?? daemon.base;
const browser = await launch();
try {
  console.log("page                               first paint  largest paint  layout shift   bytes  server  largest is");
  for (const path of paths) {
    const visits = [];
    for (let i = 0; i < runs; ++i) visits.push(await visit(browser, base + path));
    const of = (name) => middle(visits.map((each) => each[name]));
    const server = await serverTime(base + path);
    console.log(`${path.padEnd(34)} ${of("first").toFixed(0).padStart(8)} ms ${of("largest").toFixed(0).padStart(11)} ms ${of("shift").toFixed(4).padStart(13)} ${(of("bytes") / 1024).toFixed(1).padStart(6)}k ${server.toFixed(1).padStart(4)} ms  ${visits.at(-1).element}`);
  }
} finally {
  await browser.close();
  await daemon?.stop();
}
