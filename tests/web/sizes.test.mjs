// What a first visit on a slow train has to fetch, compressed as it is sent.
import test, { after, before } from "node:test";
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { startDaemon } from "./daemon.mjs";

let daemon;
before(async () => {
  daemon = await startDaemon();
});
after(() => daemon?.stop());

const compressed = async (path) => {
  const answer = await fetch(daemon.base + path);
  assert.equal(answer.status, 200, path);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
};
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;

test("the first page of results stays light", async () => {
  const path = "/search?q=avfall&hl=nb";
  const html = await fetch(daemon.base + path).then((answer) => answer.text());
  const asset = (ending) => html.match(new RegExp(`/assets/site\\.[0-9a-f]+\\.${ending}`))[0];
  const sizes = { html: await compressed(path), script: await compressed(asset("js")), styles: await compressed(asset("css")) };
  console.log(`first result page, gzip: HTML ${kilobytes(sizes.html)}, script ${kilobytes(sizes.script)}, styles ${kilobytes(sizes.styles)}`);
  assert.ok(sizes.html < 40 * 1024);
  assert.ok(sizes.script < 30 * 1024);
  assert.ok(sizes.styles < 30 * 1024);
});
