// Bundles styles and script of the page: node build.mjs OUTPUT-FOLDER
// Every output has its content's hash in its name, so that browsers may keep it for ever; `manifest.json` maps the plain names.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { nordics } from "./nordics.mjs";

const out = process.argv[2] ?? "dist";
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

// The letters of all our languages (č đ ŋ š ŧ ž of Sámi included) are in these two.
const fonts = ["inter-latin-wght-normal.woff2", "inter-latin-ext-wght-normal.woff2"];
for (const font of fonts) {
  await copyFile(join("node_modules/@fontsource-variable/inter/files", font), join(out, font));
}

await build({
  entryPoints: { site: "script/site.ts", embed: "script/embed.ts", frame: "script/frame.ts", "site-styles": "styles/site.css" },
  outdir: out,
  bundle: true,
  minify: true,
  target: ["es2021", "chrome100", "firefox100", "safari15"],
  format: "iife",
  charset: "utf8",
  legalComments: "none",
  external: ["*.woff2"],
  logLevel: "warning",
});
await rename(join(out, "site-styles.css"), join(out, "site.css"));

// The daemon draws its maps from these, and sends none of them as they are.
await writeFile(join(out, "nordics.json"), JSON.stringify(nordics()));

const manifest = {};
async function publish(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const hashed = `${basename(name, extname(name))}.${hash}${extname(name)}`;
  await rm(join(out, name));
  await writeFile(join(out, hashed), content);
  manifest[name] = hashed;
}

for (const font of fonts) await publish(font, await readFile(join(out, font)));
let styles = await readFile(join(out, "site.css"), "utf8");
for (const font of fonts) styles = styles.replaceAll(`../assets/${font}`, `/assets/${manifest[font]}`);
await publish("site.css", styles);
for (const script of ["site.js", "embed.js", "frame.js"]) await publish(script, await readFile(join(out, script)));
await publish("icon.svg", await readFile("styles/icon.svg").then(async (svg) => (await writeFile(join(out, "icon.svg"), svg), svg)));
await writeFile(join(out, "manifest.json"), JSON.stringify(manifest, null, 1));
