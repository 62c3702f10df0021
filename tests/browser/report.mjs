// A supplier reports, a reviewer accepts, a category manager sees what is left to do.

import { join } from "node:path";
import { ROOT } from "./program.mjs";

export const title = "from a supplier's spreadsheet to the gap";

const FILE = join(ROOT, "importers/src/formats/placement_list/samples/ict-01-lijst.xlsx");

export async function play(stage) {
  const { passwords } = stage.program;

  stage.step("a supplier uploads a spreadsheet");
  const supplier = await stage.user("supplier");
  await supplier.signIn("noorderlicht@leverancier.example", passwords["noorderlicht@leverancier.example"]);
  await supplier.go("/reports/new", "upload");
  await supplier.page.locator("input[type=file]").setInputFiles(FILE);
  await supplier.sendForm("[data-test=upload]");

  stage.step("and sees its lines and what they are worth");
  await supplier.page.locator("[data-test=submit-form]").waitFor();
  await supplier.look("read");
  await supplier.counts("[data-test=lines] tbody tr", 24);
  await supplier.sees("€ 106.631,20");

  stage.step("and submits it with both statements");
  await supplier.page.locator("input[name=complete]").check();
  await supplier.page.locator("input[name=informed]").check();
  await supplier.submitForm("[data-test=submit-form]", "submitted");
  await supplier.sees("Ingediend");
  const address = new URL(supplier.page.url()).pathname;

  stage.step("a reviewer finds it and accepts it");
  const reviewer = await stage.user("reviewer");
  await reviewer.signIn("reviewer@meetbaar.example", passwords["reviewer@meetbaar.example"]);
  await reviewer.go("/reports?state=submitted", "to-be-judged");
  await reviewer.press("link", "ict-01-lijst.xlsx", "report");
  await reviewer.submitForm("[data-test=accept-form]", "accepted");
  await reviewer.sees("Geaccepteerd");

  stage.step("a category manager sees the gap that is left");
  const manager = await stage.user("category-manager");
  await manager.signIn("category-manager@meetbaar.example", passwords["category-manager@meetbaar.example"]);
  await manager.sees("€ 155.832,87");
  await manager.press("link", "ICT-2024-017", "contract");
  await manager.sees("€ 155.832,87");

  stage.step("in English too");
  await manager.page.locator("[data-test=language] button[value=en]").click();
  await manager.page.locator("html[lang=en]").waitFor();
  await manager.look("contract-english");
  await manager.go("/", "overview-english");

  stage.step("and somebody without scripts can do the same");
  const plain = await stage.user("without-scripts", { script: false });
  await plain.signIn("polderbits@leverancier.example", passwords["polderbits@leverancier.example"]);
  plain.expect(404);
  await plain.go(address, "not-his");
  await plain.go("/reports/new", "upload");
  await plain.page.locator("input[type=file]").setInputFiles(FILE);
  await plain.sendForm("[data-test=upload]");
  while ((await plain.page.locator("[data-test=reading]").count()) > 0) await plain.page.reload();
  await plain.look("another's contract");
  await plain.sees("Te verbeteren");
  await plain.go("/toegankelijkheid", "accessibility");
}
