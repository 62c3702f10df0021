// A reviewer goes through a report line by line, asks, is answered on the page of the report, and completes the review.

import { join } from "node:path";
import { ROOT } from "./program.mjs";

export const title = "a report judged line by line, with questions";

const FILE = join(ROOT, "importers/src/formats/placement_list/samples/ict-01-lijst.xlsx");

export async function play(stage) {
  const { passwords } = stage.program;
  const tick = (user, place) => user.page.locator("[data-test=lines] input[type=checkbox]").nth(place).check();

  stage.step("a supplier submits a report");
  const supplier = await stage.user("supplier");
  await supplier.signIn("noorderlicht@leverancier.example", passwords["noorderlicht@leverancier.example"]);
  await supplier.go("/reports/new", "upload");
  await supplier.page.locator("input[type=file]").setInputFiles(FILE);
  await supplier.sendForm("[data-test=upload]");
  await supplier.page.locator("[data-test=submit-form]").waitFor();
  await supplier.page.locator("input[name=complete]").check();
  await supplier.page.locator("input[name=informed]").check();
  await supplier.submitForm("[data-test=submit-form]", "submitted");
  const address = new URL(supplier.page.url()).pathname;

  stage.step("a reviewer opens its lines, and forgets a reason");
  const reviewer = await stage.user("reviewer");
  await reviewer.signIn("reviewer@meetbaar.example", passwords["reviewer@meetbaar.example"]);
  await reviewer.go(address, "report");
  await reviewer.press("link", "Regels één voor één beoordelen", "lines");
  await reviewer.counts("[data-test=lines] tbody tr", 24);
  await reviewer.page.locator("[data-test=why] summary").first().click();
  await reviewer.look("why");
  reviewer.expect(400);
  await tick(reviewer, 0);
  await reviewer.press("button", "Terugsturen", "no-reason");
  await reviewer.page.locator("#reason").fill("De doelgroepverklaring ontbreekt.");
  await reviewer.press("button", "Terugsturen", "returned");
  await reviewer.counts("[data-mark=returned]", 1);

  stage.step("asks two questions, and accepts the rest");
  await tick(reviewer, 1);
  await tick(reviewer, 2);
  await reviewer.page.locator("#question").fill("Sinds wanneer werken zij?");
  await reviewer.press("button", "Vraag stellen", "asked");
  await tick(reviewer, 3);
  await reviewer.page.locator("#question").fill("Per ongeluk gevraagd.");
  await reviewer.press("button", "Vraag stellen", "asked-again");
  await reviewer.press("button", "Alle 23 regels goedkeuren", "accepted");
  reviewer.expect(409);
  await reviewer.press("button", "Beoordeling afronden", "too-early");

  stage.step("the supplier answers the first");
  await supplier.go(address, "questions");
  supplier.expect(400);
  await supplier.page.locator("textarea[name=answer]").first().evaluate((field) => field.removeAttribute("required"));
  await supplier.submitForm("[data-test=answer-form]", "no-answer");
  await supplier.page.locator("textarea[name=answer]").first().fill("Allebei sinds 1 april.");
  await supplier.submitForm("[data-test=answer-form]", "answered");

  stage.step("the reviewer withdraws the second, looks at what was questioned, and completes");
  await reviewer.go(`${address}/review`, "answer");
  await reviewer.sees("Allebei sinds 1 april.");
  await reviewer.page.locator("[data-test=close] summary").click();
  await reviewer.page.locator("[data-test=withdraw] summary").click();
  await reviewer.look("unfolded");
  await reviewer.submitForm("[data-test=withdraw-form]", "withdrawn");
  await reviewer.press("link", "Met een vraag", "questioned");
  await reviewer.counts("[data-test=lines] tbody tr", 2);
  await reviewer.press("button", "Beoordeling afronden", "completed");
  await reviewer.sees("Deels goedgekeurd");
  await reviewer.go(`${address}/review`, "decided");
}
