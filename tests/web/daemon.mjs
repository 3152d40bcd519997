// A daemon of its own for the browser tests: shipped catalogue, demonstration sites, fresh index, free port.
import { spawn, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const bin = process.env.RUNDKURS_BIN ?? join(root, "build/release");

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

const quietly = { stdio: ["ignore", "ignore", "inherit"] };

async function harvestDemonstration(catalogue) {
  const sites = spawn(join(bin, "rundkurs-demo-sites"), [join(root, "tests/fixtures/sites")], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [port] = await once(createInterface(sites.stdout), "line");
    const crawl = spawn(join(bin, "rundkurs-crawl"),
      ["run", "--sources", join(root, "tests/fixtures/sites/sources"), "--catalogue", catalogue, "--resolve-to", `127.0.0.1:${port}`], quietly);
    const [status] = await once(crawl, "exit");
    if (status !== 0) throw new Error(`harvesting the demonstration sites: exit ${status}`);
  } finally {
    sites.kill();
  }
}

/** With further options of the daemon, where a test needs them. */
export async function startDaemon(options = []) {
  const folder = mkdtempSync(join(tmpdir(), "rundkurs-web-"));
  const catalogue = `sqlite:${join(folder, "catalogue.db")}`;
  const index = join(folder, "index");
  execFileSync(join(bin, "rundkurs-crawl"), ["import", "--catalogue", catalogue, join(root, "data/catalogue/offerings.jsonl")], quietly);
  await harvestDemonstration(catalogue);
  execFileSync(join(bin, "rundkurs-index"), ["build", "--catalogue", catalogue, "--index", index], quietly);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const desk = `sqlite:${join(folder, "desk.db")}`;
  const accessLog = join(folder, "access.log");
  const daemon = spawn(join(bin, "rundkurs-searchd"),
    ["--index", index, "--catalogue", catalogue, "--desk", desk, "--listen", `127.0.0.1:${port}`, "--demonstration", "--access-log", accessLog, ...options], { stdio: ["ignore", "ignore", "inherit"] });
  for (let tries = 0; ; ++tries) {
    if (daemon.exitCode !== null || tries > 1200) {
      daemon.kill();
      throw new Error("the daemon did not become ready");
    }
    if (await fetch(`${base}/readyz`).then((answer) => answer.ok, () => false)) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    base,
    /** An account of the desk, as an administrator of the machine makes it. */
    addAccount(name, role, password) {
      execFileSync(join(bin, "rundkurs-searchd"), ["user", "add", name, "--role", role, "--desk", desk],
        { input: `${password}\n`, stdio: ["pipe", "ignore", "inherit"] });
    },
    accessLog: () => readFileSync(accessLog, "utf8"),
    async stop() {
      daemon.kill("SIGTERM");
      await once(daemon, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
