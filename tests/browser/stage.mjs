// What a story plays on: the program, the browser, and users who look at every page they come to.

import { accessSync, constants, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { Program, target } from "./program.mjs";
import { User } from "./user.mjs";

const FLAGS = [
  "--no-first-run",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Chromium has no sandbox for root; the only pages it meets are ours.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

function browser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not there: the next one.
      }
    }
  }
  throw new Error("no Chromium found: install the package chromium (or run `make setup`), or name one in CHROMIUM");
}

export async function open(story, environment) {
  const program = await Program.start(environment);
  try {
    return new Stage(story, program, await chromium.launch({ executablePath: browser(), args: FLAGS }));
  } catch (error) {
    await program.stop();
    throw error;
  }
}

class Stage {
  #story;
  #browser;
  #users = [];

  constructor(story, program, browser) {
    this.#story = story;
    this.#browser = browser;
    this.program = program;
    this.screenshots = join(target(), "screenshots", story);
    mkdirSync(this.screenshots, { recursive: true });
  }

  // Somebody with a browser of their own: nobody shares cookies.
  async user(name, { locale = "nl-NL", width = 1280, script = true } = {}) {
    const context = await this.#browser.newContext({
      baseURL: this.program.url,
      locale,
      viewport: { width, height: 900 },
      reducedMotion: "reduce",
      javaScriptEnabled: script,
    });
    context.setDefaultTimeout(15_000);
    const user = await User.enter(name, context, this, script);
    this.#users.push(user);
    return user;
  }

  step(text) {
    console.log(`  ${text}`);
  }

  output() {
    return this.program.output();
  }

  async faults() {
    return this.#users.flatMap((user) => user.faults());
  }

  // Where everybody was when it went wrong.
  async lastSight() {
    for (const user of this.#users) await user.photograph("failed").catch(() => {});
  }

  async close() {
    await this.#browser.close();
    await this.program.stop();
  }
}
