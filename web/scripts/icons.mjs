// Draws public/icon-*.png from public/icon.svg, with the Chromium of this machine: node scripts/icons.mjs
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const folder = new URL("../public/", import.meta.url);
const svg = readFileSync(new URL("icon.svg", folder), "utf8");
// What a maskable icon may lose at its edges is only ground: https://www.w3.org/TR/appmanifest/#icon-masks
const maskable = svg.replace(' rx="15"', "").replace('viewBox="0 0 64 64"', 'viewBox="0 0 64 64" preserveAspectRatio="none"');
const pictures = [
  { name: "icon-192.png", size: 192, source: svg, inset: 0 },
  { name: "icon-512.png", size: 512, source: svg, inset: 0 },
  { name: "icon-maskable-512.png", size: 512, source: maskable, inset: 40 },
  { name: "icon-180.png", size: 180, source: maskable, inset: 8 },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const { name, size, source, inset } of pictures) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;height:100%}.ground{background:${inset > 0 ? "#123a31" : "none"};padding:${inset}px}svg{display:block;width:${size - 2 * inset}px}</style><div class="ground">${source}</div>`,
  );
  await page.screenshot({ path: new URL(name, folder).pathname, omitBackground: true });
}
await browser.close();
