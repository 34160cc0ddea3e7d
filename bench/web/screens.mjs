import { mkdirSync } from "node:fs";
import { address, launch } from "./chat.mjs";
import { arrive, converse, fill, outside, scenes } from "./scenes.mjs";

const sizes = { 320: 640, 768: 1024, 1440: 900 };
const looks = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  contrast: { colorScheme: "light", contrast: "more" },
  forced: { colorScheme: "dark", forcedColors: "active" },
};
const folder = (path) => {
  const { pathname } = new URL(`../../${path}/`, import.meta.url);
  mkdirSync(pathname, { recursive: true });
  return pathname;
};
const device = (width, height) => ({ viewport: { width, height }, hasTouch: width < 500, isMobile: width < 500, reducedMotion: "reduce" });

async function shoot(page, path, look) {
  await page.emulateMedia({ reducedMotion: "reduce", contrast: "no-preference", forcedColors: "none", ...looks[look] });
  await page.waitForTimeout(200);
  await page.screenshot({ path });
}

/** Every screen in every width and look, into artifacts/screens, to be looked at. Says where the page is too wide, or the focus gets lost. */
export async function screens() {
  const to = folder("artifacts/screens");
  const browser = await launch();
  const people = await fill();
  let isSaid = false;
  for (const [width, height] of Object.entries(sizes)) {
    const options = device(Number(width), height);
    const page = await arrive(browser, options);
    if (!isSaid) await converse(page, people);
    isSaid = true;
    for (const [name, scene] of Object.entries(scenes)) {
      if (scene.isNarrow && width > 700) continue;
      await scene.show(page, people);
      for (const look of Object.keys(looks)) await shoot(page, `${to}${name}-${width}-${look}.png`, look);
      if (scene.back) await scene.back(page);
      else await page.keyboard.press("Escape");
      await page.waitForTimeout(100);
      const [hasFocus, fits] = await page.evaluate(() => [document.activeElement !== document.body, document.documentElement.scrollWidth <= innerWidth]);
      if (!hasFocus) console.log(`${name}, ${width}: nothing has the focus after it`);
      if (!fits) console.log(`${name}, ${width}: wider than the page`);
    }
    await page.context().close();
    for (const [name, show] of Object.entries(outside)) {
      const entry = await (await browser.newContext({ locale: "en-GB", ...options })).newPage();
      await entry.goto(`${address}#garden`);
      await entry.getByRole("textbox", { name: "Nickname" }).waitFor();
      await show(entry);
      for (const look of Object.keys(looks)) await shoot(entry, `${to}${name}-${width}-${look}.png`, look);
      await entry.context().close();
    }
  }
  for (const one of Object.values(people)) one.end();
  await browser.close();
}

const shown = [
  { file: "web-light", scene: "chat", width: 1200, height: 720, look: "light" },
  { file: "web-dark", scene: "search", width: 1200, height: 720, look: "dark" },
  { file: "web-phone", scene: "chat", width: 390, height: 720, look: "light" },
  { file: "web-phone-rooms", scene: "rooms", width: 390, height: 720, look: "dark" },
  { file: "web-phone-invite", scene: "invite", width: 390, height: 720, look: "light" },
];

/** The pictures of the docs, into docs/screens. */
export async function pictures() {
  const to = folder("docs/screens");
  const browser = await launch();
  const people = await fill();
  let isSaid = false;
  for (const { file, scene, width, height, look } of shown) {
    const page = await arrive(browser, device(width, height));
    if (!isSaid) await converse(page, people);
    isSaid = true;
    await page.getByText("See you there").first().waitFor();
    const dismiss = page.locator(".toast").getByRole("button", { name: "Dismiss" });
    // One may go by itself meanwhile.
    while ((await dismiss.count()) > 0) await dismiss.first().click({ timeout: 2_000 }).catch(() => {});
    await scenes[scene].show(page, people);
    await page.mouse.move(0, 0);
    // Whoever leaves and comes again says so in the next picture.
    await shoot(page, `${to}${file}.png`, look);
  }
  for (const one of Object.values(people)) one.end();
  await browser.close();
}
