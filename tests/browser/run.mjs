// Stories in a real browser against the real program: `node tests/browser/run.mjs [story …]`.
// Needs the built program (`cargo build -p meetbaar`, or MEETBAAR_BIN), Chromium, and `npm ci` in this folder.

import { open } from "./stage.mjs";
import * as accounts from "./accounts.mjs";
import * as followUp from "./follow-up.mjs";
import * as layout from "./layout.mjs";
import * as linkingKeys from "./linking-keys.mjs";
import * as privacy from "./privacy.mjs";
import * as problems from "./problems.mjs";
import * as report from "./report.mjs";
import * as review from "./review.mjs";
import * as singleSignOn from "./single-sign-on.mjs";

const STORIES = { report, review, problems, layout, "follow-up": followUp, "linking-keys": linkingKeys, accounts, "single-sign-on": singleSignOn, privacy };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in STORIES));
if (unknown.length > 0) {
  console.error(`no story called ${unknown.join(", ")}; there are: ${Object.keys(STORIES).join(", ")}`);
  process.exit(2);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));

let failed = 0;
for (const [name, story] of Object.entries(STORIES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`story: ${name}: ${story.title}`);
  const began = Date.now();
  let stage;
  let faults;
  try {
    const { environment } = story;
    stage = await open(name, typeof environment === "function" ? await environment() : environment);
    await story.play(stage);
    faults = await stage.faults();
  } catch (error) {
    faults = [error.stack ?? String(error), ...((await stage?.faults()) ?? [])];
    await stage?.lastSight();
  }
  for (const fault of faults) console.error(`  FAULT ${fault}`);
  if (faults.length > 0) {
    failed += 1;
    if (stage) console.error(`  --- the program said:\n${stage.output()}`);
  }
  await stage?.close();
  console.log(`story: ${name}: ${faults.length > 0 ? "FAILED" : "passed"} in ${Date.now() - began} ms`);
}
process.exit(failed > 0 ? 1 : 0);
