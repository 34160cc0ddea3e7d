// What measurements and pictures need: Chromium, people at the page, lines from a socket.
import { execFileSync } from "node:child_process";
import net from "node:net";
import { chromium } from "playwright-core";

export const port = Number(process.env.PORT);
export const address = `http://localhost:${port}/`;

export function launch(...args) {
  const executablePath = execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  return chromium.launch({ executablePath, chromiumSandbox: false, args: ["--disable-gpu", "--disable-background-networking", ...args] });
}

/** Somebody who enters a room in a browser of their own. */
export async function enter(browser, nick, room, at = address, options = {}, password = "") {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000); // A machine may be busy.
  await page.goto(at + room);
  await page.getByRole("textbox", { name: "Nickname" }).fill(nick);
  if (password !== "") {
    await page.getByText("I have an account here").click();
    await page.getByLabel("Password", { exact: true }).fill(password);
  }
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: /^Message to/ }).waitFor();
  return page;
}

/** Somebody on a bare socket; `say` waits until the server has taken the lines. */
export function wire(nick, room) {
  const socket = net.connect(port, "127.0.0.1");
  let heard = "";
  const waiting = [];
  socket.setEncoding("utf8").on("data", (text) => {
    const lines = (heard + text).split("\r\n");
    heard = lines.pop();
    for (const line of lines) {
      if (line.startsWith("PING")) socket.write(line.replace("PING", "PONG") + "\r\n");
      else if (/^:\S+ PONG /.test(line)) waiting.shift()?.();
    }
  });
  const say = (lines) =>
    new Promise((done) => {
      waiting.push(done);
      socket.write(`${lines.join("\r\n")}\r\nPING done\r\n`);
    });
  socket.write(`CAP REQ :batch draft/multiline message-tags draft/account-registration\r\nNICK ${nick}\r\nUSER ${nick} 0 * :${nick}\r\nCAP END\r\n`);
  return {
    say,
    said: (texts) => say(texts.map((text) => `PRIVMSG ${room} :${text}`)),
    /** One message of several lines. */
    block: (lines) => say([`BATCH +1 draft/multiline ${room}`, ...lines.map((line) => `@batch=1 PRIVMSG ${room} :${line}`), "BATCH -1"]),
    ready: say([`JOIN ${room}`]),
    end: () => socket.end("QUIT\r\n"),
  };
}

export const median = (values) => percentile(values, 0.5);
export const percentile = (values, part) => [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) * part)];
