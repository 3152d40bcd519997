// Archives are there for other programs: warcio reads ours, and wget's are replayed by us.
import test, { after, before } from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import { spawn, spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const bin = process.env.RUNDKURS_BIN;
const sites = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../../fixtures/sites");
const sources = join(sites, "sources");
const folder = mkdtempSync(join(tmpdir(), "rundkurs-archive-"));
let demo, port, proxy;

/** The sites have names that only this machine knows: a proxy leads to them. */
function startProxy() {
  const server = createServer((asked, answer) => {
    const url = new URL(asked.url);
    const passed = request(
      { host: "127.0.0.1", port, path: url.pathname + url.search, headers: { ...asked.headers, host: url.host } },
      (got) => {
        answer.writeHead(got.statusCode, got.headers);
        got.pipe(answer);
      },
    );
    passed.on("error", () => answer.destroy());
    passed.end();
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

before(async () => {
  demo = spawn(join(bin, "rundkurs-demo-sites"), [sites], { stdio: ["ignore", "pipe", "inherit"] });
  port = Number(await new Promise((resolve) => demo.stdout.once("data", (line) => resolve(String(line).trim()))));
  proxy = await startProxy();
});
after(() => {
  proxy?.close();
  proxy?.closeAllConnections?.();
  demo?.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

function crawl(...args) {
  const ran = spawnSync(join(bin, "rundkurs-crawl"), args, { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(ran.status, 0, `rundkurs-crawl ${args.join(" ")}: ${ran.stderr}`);
  return ran.stdout;
}

/** Without what tells when and in which order a page was met. */
function offerings(catalogue) {
  const times = /^(first_seen|last_seen|last_changed|provenance|aliases|id|url)$/;
  return crawl("export", "--catalogue", catalogue)
    .trim()
    .split("\n")
    .map((line) => JSON.stringify(JSON.parse(line), (key, value) => (times.test(key) ? undefined : value)))
    .sort();
}

const crawled = `sqlite:${folder}/crawled.db`;
const archive = join(folder, "archive");
test("a crawl writes an archive", () => {
  crawl("run", "--sources", sources, "--catalogue", crawled, "--archive", archive, "--resolve-to", `127.0.0.1:${port}`);
  assert.equal(readdirSync(archive).length, 1);
});

test("gzip finds our archive whole", () => {
  const file = join(archive, readdirSync(archive)[0]);
  assert.equal(spawnSync("gzip", ["-t", file]).status, 0);
});

const base32 = (bytes) => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.match(/.{5}/g).map((five) => letters[parseInt(five, 2)]).join("");
};

test("warcio reads our archive", async (context) => {
  const warcio = await import("warcio").catch(() => null);
  if (warcio === null) return context.skip("warcio is not installed: npm ci in tests/crawlers/archive");
  const file = join(archive, readdirSync(archive)[0]);
  const count = {};
  const ids = new Set();
  for await (const record of new warcio.WARCParser(createReadStream(file))) {
    const field = (name) => record.warcHeader(name);
    count[record.warcType] = (count[record.warcType] ?? 0) + 1;
    assert.equal(record.warcHeaders.protocol, "WARC/1.1");
    assert.match(field("WARC-Record-ID"), /^<urn:uuid:[0-9a-f-]{36}>$/);
    assert.ok(!ids.has(field("WARC-Record-ID")));
    ids.add(field("WARC-Record-ID"));
    assert.ok(!Number.isNaN(Date.parse(field("WARC-Date"))));
    const payload = await record.readFully(true);
    if (record.warcType === "response") {
      assert.equal(field("WARC-IP-Address"), "127.0.0.1");
      assert.equal(field("WARC-Payload-Digest"), `sha1:${base32(createHash("sha1").update(payload).digest())}`);
      assert.ok([200, 404].includes(record.httpHeaders.statusCode));
    }
    if (record.warcType === "request") assert.ok(ids.has(field("WARC-Concurrent-To")));
    if (record.warcType === "revisit") assert.ok(ids.has(field("WARC-Refers-To")));
  }
  context.diagnostic(`records: ${JSON.stringify(count)}`);
  assert.equal(count.warcinfo, 1);
  assert.ok(count.response > 30);
  assert.equal(count.request, count.response + (count.revisit ?? 0));
});

test("our archive gives the catalogue of the crawl", () => {
  const replayed = `sqlite:${folder}/replayed.db`;
  const files = readdirSync(archive).map((name) => join(archive, name));
  crawl("replay", "--sources", sources, "--catalogue", replayed, ...files);
  assert.deepEqual(offerings(replayed), offerings(crawled));
});

/** Not spawnSync: the proxy has to answer meanwhile. */
function ended(program, args, options) {
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], ...options });
  return new Promise((resolve) => child.on("close", resolve));
}

test("an archive of wget gives the same offerings", async (context) => {
  if (spawnSync("wget", ["--version"]).error) return context.skip("wget is not installed");
  // The pages of the crawl: wget by itself would follow the traps of the demonstration sites.
  const ours = gunzipSync(readFileSync(join(archive, readdirSync(archive)[0]))).toString("latin1");
  const pages = new Set([...ours.matchAll(/^WARC-Target-URI: (.*)\r$/gm)].map((match) => match[1]));
  const status = await ended(
    "wget",
    ["--quiet", "--tries=1", "--timeout=60", "--warc-file=wget", "--delete-after", ...pages],
    { cwd: folder, env: { ...process.env, http_proxy: `http://127.0.0.1:${proxy.address().port}`, no_proxy: "" } },
  );
  // 8: a server answered with an error (there is a site without robots.txt).
  assert.ok([0, 8].includes(status), `wget ended with ${status}`);
  const replayed = `sqlite:${folder}/wget.db`;
  context.diagnostic(crawl("replay", "--sources", sources, "--catalogue", replayed, join(folder, "wget.warc.gz")));
  assert.deepEqual(offerings(replayed), offerings(crawled));
});
