// A user with a browser. Looks at every page: accessibility rules, narrow screens, a screenshot, and what the console says.

import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const NARROWEST = 320;

// Ids of things do not make pages different.
function kind(url) {
  return new URL(url).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…").replace(/\/\d+(?=\/|$)/g, "/…");
}

export class User {
  #faults = [];
  #visited = new Set();
  #looked = new Set();
  #expected = new Set();
  #elsewhere = new Set();
  #shots = 0;

  static async enter(name, context, stage, script) {
    const user = new User();
    user.name = name;
    user.stage = stage;
    user.script = script;
    user.page = await context.newPage();
    user.#watch();
    return user;
  }

  #watch() {
    const here = new URL(this.stage.program.url).origin;
    // A breach of the content security policy is an error in the console.
    this.page.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      const answer = /responded with a status of (\d+)/.exec(message.text());
      if (answer && this.#expected.has(Number(answer[1]))) return;
      if (this.#elsewhere.has(message.location().url.split("/", 3).join("/"))) return;
      this.#fault(`console: ${message.text()} (${message.location().url})`);
    });
    this.page.on("pageerror", (error) => this.#fault(`script: ${error.message}`));
    this.page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.origin !== here && url.protocol !== "data:" && !this.#elsewhere.has(url.origin)) this.#fault(`asks another host: ${request.url()}`);
    });
    this.page.on("response", (response) => {
      if (response.status() >= 500 && !this.#expected.has(response.status())) this.#fault(`${response.status()} from ${response.url()}`);
    });
    this.page.on("framenavigated", (frame) => {
      if (frame === this.page.mainFrame() && frame.url().startsWith(here)) this.#visited.add(kind(frame.url()));
    });
  }

  #fault(text) {
    this.#faults.push(`${this.name}: ${text}`);
  }

  faults() {
    const unseen = [...this.#visited].filter((page) => !this.#looked.has(page));
    return [...this.#faults, ...unseen.map((page) => `${this.name}: came to ${page} and did not look at it`)];
  }

  // A refusal that the story wants to see, such as 403 or 404.
  expect(status) {
    this.#expected.add(status);
  }

  // Another host that the story leads to, such as a provider of identities; what is said there is not looked at.
  visits(url) {
    this.#elsewhere.add(new URL(url).origin);
  }

  async go(path, name) {
    await this.page.goto(path, { waitUntil: "load" });
    await this.look(name);
  }

  // Presses a button or a link by what it says, and looks at the page that it brings.
  async press(role, text, name) {
    const before = this.page.waitForEvent("framenavigated", (frame) => frame === this.page.mainFrame());
    await this.page.getByRole(role, { name: text }).first().click();
    await before;
    await this.page.waitForLoadState("load");
    await this.look(name);
  }

  // Sends a form by its own button, and looks at the page that it brings.
  async submitForm(selector, name) {
    await this.sendForm(selector);
    await this.look(name);
  }

  // Sends a form by its own button. The page that it brings may still change by itself: the story says when to look.
  async sendForm(selector) {
    const brought = this.page.waitForEvent("framenavigated", (frame) => frame === this.page.mainFrame());
    await this.page.locator(`${selector} button[type=submit]`).first().click();
    await brought;
    await this.page.waitForLoadState("load");
  }

  async counts(selector, expected) {
    const found = await this.page.locator(selector).count();
    if (found !== expected) this.#fault(`${this.page.url()} has ${found} of ${selector}, not ${expected}`);
  }

  // Signs in on the page for it, and looks at both.
  async signIn(email, password) {
    await this.go("/sign-in", "sign-in");
    await this.page.locator("input[name=email]").fill(email);
    await this.page.locator("input[name=password]").fill(password);
    const left = this.page.waitForURL((url) => url.pathname !== "/sign-in");
    await this.page.locator("form:has(input[name=password]) button[type=submit]").click();
    await left;
    await this.page.waitForLoadState("load");
    await this.look("start");
  }

  async look(name) {
    this.#looked.add(kind(this.page.url()));
    await this.page.evaluate(() => document.fonts.ready.then(() => true));
    await this.photograph(name);
    // The accessibility rules are a script themselves: where scripts are off, only the picture is taken.
    if (!this.script) return;
    const { violations } = await new AxeBuilder({ page: this.page }).withTags(RULES).analyze();
    for (const { id, help, nodes } of violations) {
      const places = nodes.slice(0, 3).map((node) => node.html.slice(0, 160));
      this.#fault(`accessibility of ${this.page.url()}: ${id}: ${help}\n      ${places.join("\n      ")}`);
    }
    await this.#narrow();
  }

  // WCAG 1.4.10: at 320 pixels nothing but a table in its own region scrolls sideways.
  async #narrow() {
    const size = this.page.viewportSize();
    await this.page.setViewportSize({ width: NARROWEST, height: size.height });
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) this.#fault(`${this.page.url()} is ${wide} pixels too wide at ${NARROWEST}`);
    await this.page.setViewportSize(size);
  }

  async photograph(name) {
    this.#shots += 1;
    const file = `${this.name}-${String(this.#shots).padStart(2, "0")}-${name ?? "page"}.png`;
    await this.page.screenshot({ path: join(this.stage.screenshots, file), fullPage: true });
  }

  async sees(text) {
    await this.page.getByText(text).first().waitFor({ state: "visible" });
  }
}
