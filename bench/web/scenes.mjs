// What pictures show: rooms with talk in them, somebody who is in, and every screen by name.
import { address, enter, wire } from "./chat.mjs";

const talk = [
  ["bob", "Morning! The frost is over, the long bed can be planted."],
  ["carol", "**Saturday, nine o'clock?** I bring gloves and the *good* spade."],
  ["bob", "Fine by me. The plan is at https://example.org/garden/plan"],
  ["layla", "صباح الخير! سأحضر البذور يوم السبت، هل نحتاج إلى المزيد من التربة؟"],
  ["bob", "Two sacks are in the shed, that is enough for the start I think. The old ones from last year are still good as well, only the ones beside the water barrel got wet and have to go."],
  ["carol", "alice: the seeds are in `box 3`, could you bring them?"],
  ["bob", "```\nbed 1   beans, radishes\nbed 2   carrots, dill\nbed 3   nothing before May\n```"],
  ["noam", "שלום לכולם, אני מביא קפה"],
  ["bob", "And whoever comes by the shed: the key hangs behind the ladder now."],
];
const others = ["dora", "emil", "fenja", "gregor", "hanna", "ivo", "jana", "konstantin_with_a_long_name", "ludo", "mona"];
const rooms = [
  ["#kitchen", "Who cooks what"],
  ["#news", "What the papers say"],
  ["#bicycles", "Saturday repairs in the yard, bring your own tubes"],
  ["#music", ""],
  ["#a-room-with-quite-a-long-name-for-such-a-small-list", "Names may be long, and topics longer: this one goes on until nobody reads it any more, and a bit on from there"],
];
const password = "a good long pass phrase";

/** People who talk in #garden until they are sent away. */
export async function fill() {
  const owner = wire("alice", "#garden");
  await owner.ready;
  await owner.say([`REGISTER * * :${password}`]);
  const people = {};
  for (const nick of ["bob", "carol", "layla", "noam", ...others]) {
    people[nick] = wire(nick, "#garden");
    await people[nick].ready;
  }
  await owner.say(["PRIVMSG ChanServ :REGISTER #garden", "MODE #garden +o bob", "MODE #garden +v carol"]);
  for (const [room, topic] of rooms) await people.bob.say([`JOIN ${room}`, `TOPIC ${room} :${topic}`]);
  await people.bob.say(["TOPIC #garden :The garden behind the old station · watering plan in the shed"]);
  await people.dora.say(["AWAY :at the market"]);
  owner.end();
  return people;
}

/** alice, logged in, in #garden, where something has just been said. */
export async function arrive(browser, options = {}) {
  const page = await enter(browser, "alice", "#kitchen", address, options, password);
  await write(page, "/join #news");
  await page.getByRole("heading", { name: "#news" }).waitFor();
  await write(page, "/join #garden");
  await page.getByRole("heading", { name: "#garden" }).waitFor();
  return page;
}

export async function converse(page, people) {
  for (const [nick, text] of talk) {
    const lines = text.split("\n");
    if (lines.length === 1) await people[nick].said([text]);
    else await people[nick].block(lines);
  }
  const asked = page.getByRole("article").filter({ hasText: "box 3" }).first();
  await asked.focus();
  await page.keyboard.press("r");
  await write(page, "They are in my bag already 🌱");
  await page.getByRole("article").filter({ hasText: "in my bag" }).first().waitFor();
  await asked.focus();
  await page.keyboard.press("+");
  await page.getByRole("dialog").getByRole("combobox").fill("heart");
  await page.keyboard.press("Enter");
  await people.bob.say(["PRIVMSG #kitchen :Soup is ready", "PRIVMSG #news :alice, have you seen the weather?", "PRIVMSG alice :Do you need a lift on Saturday?"]);
  await people.carol.say(["PRIVMSG #garden :See you there"]);
  await page.getByText("See you there").first().waitFor();
  await page.waitForTimeout(500);
}

export async function write(page, text) {
  await page.getByRole("textbox", { name: /^Message to/ }).fill(text);
  await page.keyboard.press("Enter");
}

const menu = (name, item) => async (page) => {
  await page.getByRole("button", { name }).first().click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
  await page.getByRole("dialog").waitFor();
};
const tab = (name) => async (page) => {
  await menu("What to do with #garden", "Room settings")(page);
  await page.getByRole("tab", { name }).click();
};
const field = (page) => page.getByRole("textbox", { name: /^Message to/ });

/** Screens by name, each with how to come to it; Escape leads back, where nothing else is said. */
export const scenes = {
  chat: { show: async () => {} },
  actions: { show: async (page) => page.getByRole("article").filter({ hasText: "Two sacks" }).first().click({ position: { x: 120, y: 20 } }) },
  members: {
    show: async (page) => (await page.locator("aside.members").isVisible()) || page.keyboard.press("Alt+m"),
    back: async (page) => (await page.getByRole("button", { name: "Close", exact: true }).isVisible()) && page.getByRole("button", { name: "Close", exact: true }).click(),
  },
  rooms: {
    isNarrow: true,
    show: async (page) => page.getByRole("button", { name: "To the rooms" }).click(),
    back: async (page) => page.locator(".rail li > button").filter({ hasText: "garden" }).click(),
  },
  search: {
    show: async (page) => {
      await page.getByRole("button", { name: "Search", exact: true }).first().click();
      await page.getByRole("searchbox", { name: "Search messages" }).fill("shed");
      await page.keyboard.press("Enter");
      await page.locator(".found").first().waitFor();
    },
    back: async (page) => page.locator(".panel").getByRole("button", { name: "Close" }).click(),
  },
  mentions: {
    show: async (page) => page.getByRole("button", { name: "Mentions", exact: true }).click(),
    back: async (page) => page.locator(".panel").getByRole("button", { name: "Close" }).click(),
  },
  reply: {
    show: async (page) => {
      await page.getByRole("article").filter({ hasText: "Two sacks" }).first().focus();
      await page.keyboard.press("r");
      await field(page).fill("Then I bring one\nmore, to be sure");
    },
    back: async (page) => {
      await field(page).fill("");
      await page.keyboard.press("Escape");
    },
  },
  suggestions: {
    show: async (page) => {
      await field(page).fill("");
      await field(page).pressSequentially("/t");
    },
    back: async (page) => field(page).fill(""),
  },
  help: {
    show: async (page) => write(page, "/help"),
    back: async (page) => page.getByRole("button", { name: "Close the list of commands" }).click(),
  },
  many: {
    show: async (page) => {
      await field(page).fill(Array.from({ length: 9 }, (_, i) => `line ${i}`).join("\n"));
      await page.keyboard.press("Enter");
    },
    back: async (page) => {
      await page.getByRole("button", { name: "Cancel", exact: true }).click();
      await field(page).fill("");
    },
  },
  problem: {
    show: async (page) => write(page, "/nonsense"),
    back: async (page) => field(page).fill(""),
  },
  emoji: { show: async (page) => page.getByRole("button", { name: "Emoji", exact: true }).click() },
  menu: { show: async (page) => page.getByRole("button", { name: "What to do with #garden" }).click() },
  profile: {
    show: async (page) => {
      await page.locator("article .sender").filter({ hasText: "carol" }).first().click();
      await page.getByRole("dialog").getByText("Address").waitFor();
    },
  },
  "room-about": { show: menu("What to do with #garden", "Room settings") },
  "room-rules": { show: tab("Rules") },
  "room-past": { show: tab("History") },
  "room-roles": { show: tab("Roles") },
  "room-bans": { show: tab("Bans") },
  invite: { show: menu("What to do with #garden", "Invite people") },
  directory: { show: async (page) => page.keyboard.press("Alt+o") },
  join: {
    show: async (page) => {
      if (await page.getByRole("button", { name: "To the rooms" }).isVisible()) await page.getByRole("button", { name: "To the rooms" }).click();
      await page.getByRole("button", { name: "Add a room" }).click();
      await page.getByRole("menuitem", { name: "Enter or make a room" }).click();
    },
    back: async (page) => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("Alt+w");
    },
  },
  switcher: { show: async (page) => page.keyboard.press("Control+k") },
  settings: { show: async (page) => page.keyboard.press("Control+,") },
  shortcuts: {
    show: async (page) => {
      await page.locator(".log").focus();
      await page.keyboard.press("?");
    },
  },
  account: {
    show: async (page) => {
      if (await page.getByRole("button", { name: "To the rooms" }).isVisible()) await page.getByRole("button", { name: "To the rooms" }).click();
      await page.getByRole("button", { name: /^You: / }).click();
      await page.getByRole("menuitem", { name: /^Account|Log in/ }).click();
    },
    back: async (page) => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("Alt+w");
    },
  },
  kick: {
    show: async (page) => {
      await page.locator("article .sender").filter({ hasText: "bob" }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: "Ban…" }).click();
    },
  },
  toast: {
    show: async (page, people) => {
      await people.bob.say(["INVITE alice #bicycles"]);
      await page.locator(".toast").waitFor();
    },
    back: async (page) => page.locator(".toast").getByRole("button", { name: "Dismiss" }).first().click(),
  },
};

/** Screens of somebody who is not in, or not any more. */
export const outside = {
  entry: async () => {},
  "entry-open": async (page) => {
    for (const one of await page.locator("summary").all()) await one.click();
    await page.getByRole("textbox", { name: "Nickname" }).fill("not a nick");
    await page.keyboard.press("Enter");
  },
  "entry-refused": async (page) => {
    await page.getByRole("textbox", { name: "Nickname" }).fill("bob");
    await page.keyboard.press("Enter");
    await page.locator(".refusal").waitFor();
  },
};
