import { readdirSync, readFileSync } from "node:fs";
import http from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import WebSocket, { WebSocketServer } from "ws";
import { address, enter, launch, median, percentile, port, wire } from "./chat.mjs";
import { pictures, screens } from "./screens.mjs";

const members = 5_000;
const lines = 100_000;
const words = "the gate by the old pear tree is open again and nobody knows who has the key of it any more".split(" ");
const sentence = (i) => `${i}: ${words.slice(i % 7, 4 + (i % 7) + (i % 13)).join(" ")}${i % 19 === 0 ? " https://example.org/pear" : ""}${i % 11 === 0 ? " **now** `tree`" : ""}`;

/** Bytes in files and over the wire, and the time until one can type a nickname. */
async function load() {
  const assets = new URL("../../web/dist/assets/", import.meta.url);
  const files = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name)).map((name) => readFileSync(new URL(name, assets)));
  const size = (pack) => `${(files.reduce((sum, file) => sum + pack(file).length, 0) / 1000).toFixed(1)} kB`;
  console.log(`script and style: ${size((file) => file)}, gzip ${size(gzipSync)}, Brotli ${size(brotliCompressSync)}`);
  const [times, works] = [[], []];
  for (let i = 0; i < 11; i++) {
    const browser = await launch();
    const page = await browser.newPage();
    const network = await page.context().newCDPSession(page);
    await network.send("Network.enable");
    await network.send("Performance.enable", { timeDomain: "threadTicks" });
    const [kinds, sizes] = [new Map(), new Map()];
    network.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId) ?? "Other";
      sizes.set(kind, (sizes.get(kind) ?? 0) + encodedDataLength);
    });
    await page.addInitScript(() => {
      const look = () => (document.querySelector("input[name=nick]") ? requestAnimationFrame(() => setTimeout(() => (window.usableAt = performance.now()))) : requestAnimationFrame(look));
      look();
    });
    await page.goto(address);
    times.push(await page.waitForFunction(() => window.usableAt).then((value) => value.jsonValue()));
    const { metrics } = await network.send("Performance.getMetrics");
    works.push(metrics.find(({ name }) => name === "TaskDuration").value * 1_000);
    if (i === 0) {
      const total = (sizes.get("Script") ?? 0) + (sizes.get("Stylesheet") ?? 0);
      console.log(`first load: ${(total / 1000).toFixed(1)} kB of script and style with their headers;`, Object.fromEntries(sizes));
    }
    await browser.close();
  }
  times.shift(); // The first warms the server.
  console.log(
    `first usable screen: median ${median(times).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms of ${times.length} new browsers; ` +
      `of the main thread it takes ${median(works).toFixed(0)} ms of processor time`,
  );
}

/** The server, with thousands more in each room: a proxy that adds them to the answer to JOIN. */
function crowd() {
  const server = http.createServer((request, response) => {
    const ask = http.request({ port, path: request.url, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    ask.end();
  });
  const sockets = new WebSocketServer({ server, handleProtocols: () => "text.ircv3.net" });
  sockets.on("connection", (page) => {
    const behind = new WebSocket(`ws://localhost:${port}/ws`, "text.ircv3.net");
    const early = [];
    page.on("message", (data) => (behind.readyState === 1 ? behind.send(String(data)) : early.push(String(data))));
    behind.on("open", () => early.forEach((line) => behind.send(line)));
    behind.on("message", (data) => {
      const [, nick, room] = / 366 (\S+) (\S+) /.exec(String(data)) ?? [];
      for (let i = 0; room && i < members; i += 40) page.send(`:here 353 ${nick} = ${room} :${Array.from({ length: 40 }, (_, j) => `member${i + j}`).join(" ")}`);
      page.send(String(data));
    });
    page.on("close", () => behind.close());
    behind.on("close", () => page.close());
  });
  return new Promise((ready) => server.listen(0, "localhost", () => ready({ at: `http://localhost:${server.address().port}/`, close: () => server.close() })));
}

/** Frames while a large room is scrolled: how far they are apart, at a screen's 60 a second at best, and how long the page works on one. */
async function scroll() {
  const wanda = wire("wanda", "#pears");
  await wanda.ready;
  for (let i = 0; i < lines; i += 20) await wanda.said(Array.from({ length: 20 }, (_, j) => sentence(i + j)));
  const { at, close } = await crowd();
  // Frames as fast as they can be drawn: otherwise one measures the screen's 60 a second.
  const browser = await launch("--disable-frame-rate-limit", "--disable-gpu-vsync");
  const page = await enter(browser, "olga", "#pears", at);
  await page.getByRole("article").last().waitFor();
  const tools = await page.context().newCDPSession(page);
  // By the processor time of its thread: what else the machine does is not counted.
  await tools.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => Object.fromEntries((await tools.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value * 1_000]));
  const measure = async (what, step, milliseconds, selector) => {
    const before = await spent();
    const { gaps, works, scrolled, shown } = await page.evaluate(scrollFor, [step, milliseconds, selector]);
    const after = await spent();
    const all = (values) => `median ${median(values).toFixed(1)} ms, p95 ${percentile(values, 0.95).toFixed(1)} ms, worst ${Math.max(...values).toFixed(0)} ms`;
    const each = (name) => ((after[name] - before[name]) / gaps.length).toFixed(2);
    console.log(
      `${what}: frame to frame ${all(gaps)}; work on one ${all(works)}; ` +
        `each ${each("TaskDuration")} ms of the main thread, of it script ${each("ScriptDuration")}, style ${each("RecalcStyleDuration")}, layout ${each("LayoutDuration")}; ` +
        `${gaps.length} frames, ${Math.round(scrolled)} px, ${shown} elements`,
    );
  };
  await measure("scrolling up, history coming in", -60, 30_000, "section[aria-label=Messages]");
  await measure("scrolling down through it", 120, 15_000, "section[aria-label=Messages]");
  await measure(`scrolling ${members} members`, 60, 10_000, "ul[aria-label=Members]");
  const talking = (async () => {
    for (let i = 0; i < 100; i++) {
      await wanda.said([sentence(i)]);
      await page.waitForTimeout(90);
    }
  })();
  await measure("following 10 messages a second", 0, 9_000, "section[aria-label=Messages]");
  await talking;
  await browser.close();
  wanda.end();
  close();
}

function scrollFor([step, milliseconds, selector]) {
  const element = document.querySelector(selector);
  return new Promise((done) => {
    const [gaps, works] = [[], []];
    let [before, scrolled] = [performance.now(), 0];
    const start = before;
    const frame = (now) => {
      gaps.push(now - before);
      before = now;
      const at = element.scrollTop;
      if (step !== 0) element.scrollTop += step;
      scrolled += Math.abs(element.scrollTop - at);
      // The next task comes when style, layout and painting of this frame are done.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => works.push(performance.now() - now);
      port2.postMessage(0);
      if (now - start < milliseconds) requestAnimationFrame(frame);
      else done({ gaps: gaps.slice(1), works, scrolled, shown: document.querySelectorAll("*").length });
    };
    requestAnimationFrame(frame);
  });
}

/** What an hour of ten messages a second leaves in memory: the same messages, sent faster. */
async function hour() {
  const browser = await launch("--js-flags=--expose-gc");
  const page = await enter(browser, "vera", "#hour");
  const wilma = wire("wilma", "#hour");
  await wilma.ready;
  const tools = await page.context().newCDPSession(page);
  const heap = async () => {
    for (let i = 0; i < 3; i++) await tools.send("HeapProfiler.collectGarbage");
    const { usedSize } = await tools.send("Runtime.getHeapUsage");
    const { nodes } = await tools.send("Memory.getDOMCounters");
    return `${(usedSize / 1e6).toFixed(1)} MB, ${nodes} nodes`;
  };
  console.log(`memory before: ${await heap()}`);
  for (let i = 0; i < 36_000; i += 20) {
    await wilma.said(Array.from({ length: 20 }, (_, j) => sentence(i + j)));
    if ((i + 20) % 6_000 !== 0) continue;
    await page.getByText(`${i + 19}: `, { exact: false }).last().waitFor();
    console.log(`memory after ${i + 20} messages: ${await heap()}`);
  }
  await browser.close();
  wilma.end();
}

const all = { load, scroll, hour, screens, pictures };
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : ["load", "scroll", "hour"]) await all[name]();
