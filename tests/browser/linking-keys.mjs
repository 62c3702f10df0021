// A supplier makes linking keys in the browser: the same as the command makes, and nothing of what is typed leaves the page.

export const title = "linking keys are made in the browser, and nothing is sent";

const NUMBERS = ["123456782", "12345672", "1234.56.789", "111222333"];

export async function play(stage) {
  const { passwords } = stage.program;
  stage.step("a supplier opens the page on linking keys");
  const supplier = await stage.user("supplier");
  await supplier.signIn("noorderlicht@leverancier.example", passwords["noorderlicht@leverancier.example"]);
  await supplier.go("/reports/new", "upload");
  await supplier.press("link", "Koppelsleutels maken", "linking-keys");

  stage.step("pastes numbers, one of them wrong, and makes the keys");
  const sent = [];
  supplier.page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await supplier.page.getByLabel("Burgerservicenummers").fill(NUMBERS.join("\n"));
  await supplier.page.getByRole("button", { name: "Sleutels maken" }).click();
  await supplier.sees("De sleutels zijn gemaakt. Regels zonder geldig nummer: 1.");
  await supplier.look("keys-made");
  const made = await supplier.page.locator("[data-part=rows] td").allTextContents();

  stage.step("they are those of the command, and nothing was sent");
  const salt = await supplier.page.locator("[data-linking-keys]").getAttribute("data-salt");
  const right = NUMBERS.filter((number) => number !== "1234.56.789");
  const printed = stage.program.feed(right.join("\n"), "key", "--salt", salt).trim().split("\n");
  const expected = [printed[0], printed[1], "Geen burgerservicenummer", printed[2]];
  if (JSON.stringify(made) !== JSON.stringify(expected)) throw new Error(`the browser made ${made}, the command ${expected}`);
  if (sent.length > 0) throw new Error(`the page asked for ${sent}`);

  stage.step("everything can be cleared");
  await supplier.page.getByRole("button", { name: "Alles wissen" }).click();
  const left = await supplier.page.getByLabel("Burgerservicenummers").inputValue();
  if (left !== "" || (await supplier.page.locator("[data-part=rows] tr").count()) > 0) throw new Error("something stayed");
}
