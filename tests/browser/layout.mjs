// A supplier says what the columns of an unknown file hold: tries it, keeps it, and sees later what changed.

export const title = "an unknown layout that is explained once";

const text = (headings, rows) => ["Inzetlijst", "Contract;ICT-2024-017", "Periode;Q3 2026", "", headings, ...rows].join("\r\n");
const file = (name, content) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

const FIRST = file(
  "lijst-q3.csv",
  text("Poppetje;Zit in;Begonnen;Gestopt;Grootte;Klokuren;Wie", [
    "A-001;P-wet < 2 jaar;01-03-2026;;24;312;Jan Jansen",
    "A-002;WW;01-07-2026;31-08-2026;32;280;Piet Pietersen",
    "A-003;Klasse K;13-07-2026;;16;150,5;Klaas de Vries",
  ]),
);
const CHANGED = file(
  "lijst-q4.csv",
  text("Zit in;Poppetje;Eerste keer;Gestopt;Grootte;Klokuren;Wie", ["WW;A-002;01-07-2026;31-08-2026;32;280;Piet Pietersen"]),
);
const SAID = ["candidate", "target_group", "start", "end", "hours_per_week", "paid_hours"];

async function upload(user, sent) {
  await user.go("/reports/new", "upload");
  await user.page.locator("input[type=file]").setInputFiles(sent);
  await user.sendForm("[data-test=upload]");
  await read(user);
}

async function read(user) {
  while ((await user.page.locator("[data-test=reading]").count()) > 0) {
    if (user.script) await user.page.waitForTimeout(100);
    else await user.page.reload();
  }
  await user.page.locator("[data-test=facts]").waitFor();
}

async function say(user) {
  for (const [place, holds] of SAID.entries()) await user.page.locator(`#column-${place + 1}`).selectOption(holds);
}

export async function play(stage) {
  const { passwords } = stage.program;

  stage.step("a supplier sends a file that nobody knows");
  const supplier = await stage.user("supplier");
  await supplier.signIn("noorderlicht@leverancier.example", passwords["noorderlicht@leverancier.example"]);
  await upload(supplier, FIRST);
  await supplier.look("unrecognised");
  await supplier.press("link", "Zeg wat er in de kolommen staat", "columns");
  await supplier.counts("[data-test=columns] tbody tr", 7);

  stage.step("says too little, and is told");
  supplier.expect(400);
  await supplier.submitForm("[data-test=layout-form]", "faults");
  await supplier.page.locator("[data-test=fault]").waitFor();

  stage.step("says it all, tries it, and explains a word");
  await say(supplier);
  await supplier.press("button", "Probeer", "tried");
  await supplier.sees("Welke doelgroep bedoelt u?");
  await supplier.page.getByLabel("Klasse K").selectOption("wajong");
  await supplier.press("button", "Probeer", "tried-again");
  await supplier.counts("[data-test=trial-first] tbody tr", 3);

  stage.step("keeps it: the report is read");
  await supplier.page.getByLabel("Naam van deze indeling").fill("Onze lijst");
  await supplier.page.getByRole("button", { name: "Bewaren en inlezen" }).click();
  await supplier.page.waitForURL((url) => !url.pathname.endsWith("/layout"));
  await read(supplier);
  await supplier.look("read");
  await supplier.sees("Klaar om in te dienen");

  stage.step("sees what changed in the next file");
  await upload(supplier, CHANGED);
  await supplier.look("changed");
  await supplier.press("link", "Zeg wat er in de kolommen staat", "difference");
  await supplier.sees("Wat er anders is dan de vorige keer");
  await supplier.counts("[data-test=earlier]", 5);

  stage.step("finds its layouts back, in English too");
  await supplier.press("link", "Indelingen", "layouts");
  await supplier.sees("Onze lijst");
  await supplier.page.locator("[data-test=language] button[value=en]").click();
  await supplier.page.locator("html[lang=en]").waitFor();
  await supplier.look("layouts-english");
  await supplier.page.goBack({ waitUntil: "load" });

  stage.step("and an administrator takes it away");
  const administrator = await stage.user("administrator");
  await administrator.signIn("administrator@meetbaar.example", passwords["administrator@meetbaar.example"]);
  await administrator.press("link", "Indelingen", "layouts");
  await administrator.submitForm("[data-layout]", "forgotten");
  await administrator.sees("De indeling is weggehaald");

  stage.step("somebody without scripts can say it as well");
  const plain = await stage.user("without-scripts", { script: false });
  await plain.signIn("kompas@leverancier.example", passwords["kompas@leverancier.example"]);
  await upload(plain, file("lijst.csv", FIRST.buffer.toString().replace("ICT-2024-017", "ICT-2024-021")));
  await plain.look("unrecognised");
  await plain.press("link", "Zeg wat er in de kolommen staat", "columns");
  await say(plain);
  await plain.press("button", "Probeer", "tried");
  await plain.sees("Wat we zo zouden lezen");
}
