// A candidate asks: a reviewer shows what is kept, hands over a copy, and erases it; the certificate tells what went. A
// supplier makes a token for a program, an administrator an account for one.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./program.mjs";

export const title = "privacy: a candidate who asks, retention, certificates; tokens and programs";

const FILE = join(ROOT, "importers/src/formats/placement_list/samples/ict-01-lijst.xlsx");
const CANDIDATE = "NL-001";

export async function play(stage) {
  const { passwords } = stage.program;
  const enter = async (name, email) => {
    const user = await stage.user(name);
    await user.signIn(email, passwords[email]);
    return user;
  };

  stage.step("a supplier submits a report, and makes a token for a program");
  const supplier = await enter("supplier", "noorderlicht@leverancier.example");
  await supplier.go("/reports/new", "upload");
  await supplier.page.locator("input[type=file]").setInputFiles(FILE);
  await supplier.sendForm("[data-test=upload]");
  await supplier.page.locator("[data-test=submit-form]").waitFor();
  await supplier.page.locator("input[name=complete]").check();
  await supplier.page.locator("input[name=informed]").check();
  await supplier.submitForm("[data-test=submit-form]", "submitted");
  const report = new URL(supplier.page.url()).pathname;
  await supplier.go("/account", "account");
  await supplier.go("/account/tokens", "tokens");
  await supplier.go("/account/tokens/new", "token-new");

  stage.step("a reviewer is asked about a candidate");
  const reviewer = await enter("reviewer", "reviewer@meetbaar.example");
  await reviewer.press("link", "Vraag van een kandidaat", "candidates");
  await reviewer.page.locator("[name=supplier]").selectOption("noorderlicht");
  await reviewer.page.locator("[name=candidate]").fill("staat-er-niet");
  await reviewer.submitForm("[data-test=candidate-form]", "nothing-kept");
  await reviewer.sees("wordt niets bewaard");
  await reviewer.page.locator("[data-test=candidate-form] [name=candidate]").fill(CANDIDATE);
  await reviewer.submitForm("[data-test=candidate-form]", "kept");
  await reviewer.counts("[data-test=kept] tbody tr", 1);
  const downloading = reviewer.page.waitForEvent("download");
  await reviewer.page.locator("[data-test=export]").click();
  const copy = JSON.parse(readFileSync(await (await downloading).path(), "utf8"));
  if (copy.lines.length !== 1 || JSON.stringify(copy).includes(CANDIDATE)) throw new Error(JSON.stringify(copy));

  stage.step("and erases it");
  await reviewer.page.locator("[name=reason]").fill("Verzoek van de kandidaat van 3 november");
  await reviewer.page.getByRole("button", { name: "Kandidaat wissen" }).click();
  await reviewer.page.waitForURL(/\/erasures\//);
  await reviewer.look("certificate");
  await reviewer.sees("Op verzoek van een kandidaat");
  await reviewer.go(report, "report");
  await reviewer.counts("[data-test=erased]", 1);

  stage.step("a category manager sees the terms of contracts");
  const manager = await enter("manager", "category-manager@meetbaar.example");
  await manager.press("link", "Bewaartermijnen", "retention");
  await manager.go("/contracts/ICT-2024-017/retention", "contract-retention");
  await manager.page.locator("[name=months]").fill("veel");
  manager.expect(400);
  await manager.submitForm("[data-test=retention-form]", "months-refused");
  await manager.page.locator("[name=months]").fill("36");
  await manager.page.locator("[name=keptLonger]").fill("Er loopt een bezwaar.");
  await manager.submitForm("[data-test=retention-form]", "retention-changed");
  await manager.sees("De bewaartermijn is gewijzigd");
  await manager.sees("36 maanden");

  stage.step("an administrator looks at programs, an auditor at the log");
  const keeper = await enter("administrator", "administrator@meetbaar.example");
  await keeper.go("/clients", "clients");
  const auditor = await enter("auditor", "auditor@meetbaar.example");
  await auditor.go("/audit", "audit");
  await auditor.counts("[data-test=entries] summary:text('Kandidaat gewist')", 1);
}
