// The program of a story: the demonstration's register and accounts in a folder of its own, served on a free port of
// this machine.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const PATIENCE = 60_000;

export function target() {
  return resolve(ROOT, process.env.CARGO_TARGET_DIR || "target");
}

function binary() {
  const path = process.env.MEETBAAR_BIN || join(target(), "debug/meetbaar");
  if (!existsSync(path)) throw new Error(`no program at ${path}: build it first (cargo build -p meetbaar)`);
  return path;
}

function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

export class Program {
  #folder = mkdtempSync(join(tmpdir(), "meetbaar-browser-"));
  #child;
  #environment;

  static async start(environment = {}) {
    const program = new Program();
    try {
      await program.#start(environment);
    } catch (error) {
      await program.stop();
      throw error;
    }
    return program;
  }

  async #start(environment) {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    const ours = Object.entries(process.env).filter(([name]) => name !== "DATABASE_URL" && !name.startsWith("MEETBAAR_"));
    this.#environment = {
      ...Object.fromEntries(ours),
      MEETBAAR_DATA: this.data,
      MEETBAAR_LISTEN: `127.0.0.1:${port}`,
      MEETBAAR_PUBLIC_URL: this.url,
      MEETBAAR_REFERENCE_DATE: "2026-09-30",
      MEETBAAR_SECOND_FACTOR: "optional",
      ...environment,
    };
    this.run("demo", "--no-serve", "--without-reports", "--data", this.data);
    this.passwords = JSON.parse(readFileSync(join(this.data, "demo-accounts.json"), "utf8"));
    // However this run ends, the program does not stay behind.
    process.once("exit", () => this.#child?.kill("SIGKILL"));
    await this.#serve();
  }

  // The same data on the same port, with other settings beside those that it has.
  async restart(environment) {
    await this.#end();
    Object.assign(this.#environment, environment);
    await this.#serve();
  }

  async #serve() {
    const log = openSync(this.#log, "a");
    this.#child = spawn(binary(), ["serve"], { cwd: this.#folder, env: this.#environment, stdio: ["ignore", log, log] });
    const began = Date.now();
    while (!(await this.#healthy())) {
      if (this.#child.exitCode !== null) throw new Error(`meetbaar serve ended at once (${this.#child.exitCode}):\n${this.output()}`);
      if (Date.now() - began > PATIENCE) throw new Error(`meetbaar serve was not healthy within a minute:\n${this.output()}`);
      await pause(50);
    }
  }

  get data() {
    return join(this.#folder, "data");
  }

  get #log() {
    return join(this.#folder, "output.log");
  }

  async #healthy() {
    try {
      return (await fetch(`${this.url}/healthz`)).ok;
    } catch {
      return false;
    }
  }

  // Another subcommand on the same data; returns what it printed.
  run(...args) {
    return this.feed("", ...args);
  }

  // The same with something on its standard input.
  feed(input, ...args) {
    const done = spawnSync(binary(), args, { cwd: this.#folder, env: this.#environment, encoding: "utf8", input });
    if (done.status !== 0) throw new Error(`meetbaar ${args.join(" ")} failed (${done.status ?? done.error}):\n${done.stdout}${done.stderr}`);
    return done.stdout;
  }

  output() {
    return existsSync(this.#log) ? readFileSync(this.#log, "utf8") : "";
  }

  async #end() {
    if (this.#child && this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = new Promise((done) => this.#child.once("exit", done));
      this.#child.kill("SIGKILL");
      await ended;
    }
  }

  async stop() {
    await this.#end();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
