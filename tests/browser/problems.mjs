// A supplier meets many problems in few groups, explains a warning, and declares own numbers; a reviewer reads why.

export const title = "problems that are grouped, explained and declared";

const CONTRACT = "ICT-2024-017";
const HEADINGS = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren";
const file = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from([HEADINGS, ...rows].join("\r\n")) });
const rows = (count, row) => Array.from({ length: count }, (_, place) => row(place + 1));

const FAULTY = file("met-fouten.csv", [
  ...rows(412, (line) => `${CONTRACT};K${line};WW;31-09-2025;;36;468,00`),
  `${CONTRACT};W1;Wajng;01-01-2026;;36;468,00`,
  `${CONTRACT};W2;Wajong;01-01-2026;;vierentwintig;468,00`,
]);
// The fourth number passes the elfproef by chance; two lines have more hours than a week allows.
const OWN = file("eigen-nummers.csv", [
  ...[300000001, 300000002, 300000003, 300000005, 300000006].map((number) => `${CONTRACT};${number};WW;01-01-2026;;36;468,00`),
  `${CONTRACT};300000007;WW;01-01-2026;;24;900,00`,
  `${CONTRACT};300000008;WW;01-01-2026;;24;901,00`,
]);

async function upload(user, sent) {
  await user.go("/reports/new", "upload");
  await user.page.locator("input[type=file]").setInputFiles(sent);
  await user.page.locator("#period").selectOption("2026-Q3");
  await user.sendForm("[data-test=upload]");
  await read(user);
}

async function read(user) {
  while ((await user.page.locator("[data-test=reading]").count()) > 0) await user.page.waitForTimeout(100);
  await user.page.locator("[data-test=facts]").waitFor();
}

export async function play(stage) {
  const { passwords } = stage.program;

  stage.step("a supplier sends a file with a column of faults");
  const supplier = await stage.user("supplier");
  await supplier.signIn("noorderlicht@leverancier.example", passwords["noorderlicht@leverancier.example"]);
  await upload(supplier, FAULTY);
  await supplier.look("groups");
  await supplier.sees("412 cellen in kolom D (Datum in dienst); de eerste is D2");
  await supplier.counts("[data-problem]", 3);

  stage.step("unfolds the group, and goes to all of it");
  await supplier.page.locator("[data-problem=invalid_date] summary").click();
  await supplier.look("unfolded");
  await supplier.press("link", "Bekijk alle 412 plekken", "all");
  await supplier.counts("[data-test=places] > li", 50);
  await supplier.press("link", "Volgende", "second-page");

  stage.step("declares own numbers");
  await upload(supplier, OWN);
  await supplier.look("own-numbers");
  await supplier.page.locator("input[name=declared]").check();
  await supplier.sendForm("[data-test=own-numbers-form]");
  while ((await supplier.page.locator("[data-test=reading]").count()) > 0) await supplier.page.waitForTimeout(100);
  await supplier.page.locator("[data-test=submit-form]").waitFor();
  await supplier.look("declared");

  stage.step("takes that back, and declares it again");
  await supplier.sendForm("[data-test=own-numbers-withdrawal]");
  await read(supplier);
  await supplier.page.locator("[data-test=own-numbers-form]").waitFor();
  await supplier.look("taken-back");
  await supplier.page.locator("input[name=declared]").check();
  await supplier.sendForm("[data-test=own-numbers-form]");
  await read(supplier);
  await supplier.page.locator("[data-test=submit-form]").waitFor();

  stage.step("explains a warning, after a word too few");
  supplier.expect(400);
  await supplier.page.locator("[data-test=explain] summary").first().click();
  await supplier.page.locator("textarea[name=reason]").first().evaluate((field) => field.removeAttribute("required"));
  await supplier.submitForm("[data-test=explain]", "no-reason");
  await supplier.page.locator("textarea[name=reason]").first().fill("In deze periode vallen vijf loonstroken van vier weken.");
  await supplier.submitForm("[data-test=explain]", "explained");
  await supplier.sees("Bij 2 waarschuwingen staat uitleg.");
  await supplier.page.locator("[data-problem=hours_exceed_contract] summary").first().click();
  await supplier.press("link", "Bekijk alle 2 plekken", "explained-group");
  await supplier.page.goBack({ waitUntil: "load" });
  await supplier.page.locator("input[name=complete]").check();
  await supplier.page.locator("input[name=informed]").check();
  await supplier.submitForm("[data-test=submit-form]", "submitted");
  const address = new URL(supplier.page.url()).pathname;

  stage.step("and a reviewer reads why");
  const reviewer = await stage.user("reviewer");
  await reviewer.signIn("reviewer@meetbaar.example", passwords["reviewer@meetbaar.example"]);
  await reviewer.go(address, "report");
  await reviewer.sees("In deze periode vallen vijf loonstroken van vier weken.");
}
