// A manager asks about a gap, amends and lifts what is demanded; a supplier answers and asks for more time.

export const title = "the calendar, what a contract demands, and what follows from a gap";

const CONTRACT = "/contracts/ICT-2024-017";

export async function play(stage) {
  const { passwords } = stage.program;
  const enter = async (name, email, options) => {
    const user = await stage.user(name, options);
    await user.signIn(email, passwords[email]);
    return user;
  };
  const type = async (user, fields) => {
    for (const [name, value] of Object.entries(fields)) await user.page.locator(`main [name=${name}]`).first().fill(value);
  };

  stage.step("a category manager asks what a supplier does about a gap");
  const manager = await enter("category-manager", "category-manager@meetbaar.example");
  await manager.go(CONTRACT, "contract");
  await manager.press("link", "Om een verbeteractie vragen", "question");
  await type(manager, { question: "Hoe loopt u dit in?", respondBy: "2030-01-31" });
  await manager.submitForm("[data-test=question-form]", "asked");
  await manager.sees("Uw vraag is verstuurd");
  await manager.go("/recovery-actions", "recovery-actions");

  stage.step("the supplier answers, first with something that can't be used");
  const supplier = await enter("supplier", "noorderlicht@leverancier.example");
  await supplier.go("/recovery-actions", "recovery-actions");
  await supplier.press("link", "ICT-2024-017", "recovery-action");
  await type(supplier, { plan: "Tien mensen via het werkplein.", until: "2030-03-31", amount: "veel" });
  supplier.expect(400);
  await supplier.submitForm("[data-test=answer-form]", "refused");
  await supplier.sees("Dit is geen getal");
  await type(supplier, { amount: "200.000" });
  await supplier.submitForm("[data-test=answer-form]", "answered");
  await supplier.sees("€ 200.000,00");

  stage.step("and asks for more time in the calendar");
  await supplier.go("/calendar", "calendar");
  await supplier.press("link", "Uitstel vragen", "more-time");
  const due = await supplier.page.locator("main [name=periodEnd]").inputValue();
  const until = new Date(Date.parse(due) + 60 * 86_400_000).toISOString().slice(0, 10);
  await type(supplier, { until, reason: "Onze administratie verhuist." });
  await supplier.submitForm("[data-test=extension-form]", "more-time-asked");
  await supplier.sees("uitstel gevraagd");

  stage.step("a reviewer gives it");
  const reviewer = await enter("reviewer", "reviewer@meetbaar.example");
  await reviewer.go("/calendar", "calendar");
  await reviewer.submitForm("[data-test=decision-form]", "granted");
  await reviewer.sees("De leverancier krijgt uitstel");

  stage.step("the manager closes the action, and lifts and amends what is demanded");
  await manager.go("/recovery-actions?state=answered", "answered");
  await manager.press("link", "ICT-2024-017", "recovery-action");
  await manager.page.locator("main [name=outcome]").selectOption("achieved");
  await manager.submitForm("[data-test=closing-form]", "closed");
  await manager.go(CONTRACT, "contract");
  await manager.press("link", "Voorwaarden, mijlpalen en ontheffingen", "terms");
  const address = new URL(manager.page.url()).pathname;
  await manager.press("link", "Ontheffing geven", "waiver");
  await manager.page.locator("main [name=reason]").selectOption("no_candidates");
  await type(manager, { approver: "Directeur Inkoop", starts: "2026-04-01", ends: "2026-06-30" });
  await manager.submitForm("[data-test=waiver-form]", "waived");
  await manager.go(`${address}/amendment`, "amendment");
  await type(manager, { holdsFrom: "2026-10-01", reason: "Lager percentage.", share: "4", "milestone-1-due": "2026-12-31" });
  manager.expect(400);
  await manager.submitForm("[data-test=amendment-form]", "amendment-refused");
  await manager.sees("een dag en een getal");
  await type(manager, { "milestone-1-amount": "100.000" });
  await manager.submitForm("[data-test=amendment-form]", "amended");
  await manager.sees("De wijziging is vastgelegd");

  stage.step("and looks at what else can be demanded, and at the settlement");
  await manager.go(`${CONTRACT}/obligations/new`, "kinds");
  await manager.press("link", "Vast bedrag", "new-obligation");
  await manager.go(`${CONTRACT}/settlement`, "settlement");
  await manager.page.locator("[data-test=language] button[value=en]").click();
  await manager.page.locator("html[lang=en]").waitFor();
  await manager.look("settlement-english");

  stage.step("somebody without scripts can answer too");
  const plain = await enter("without-scripts", "noorderlicht@leverancier.example", { script: false });
  await plain.go("/recovery-actions?state=closed", "closed");
  await plain.press("link", "ICT-2024-017", "recovery-action");
  await plain.sees("Gelukt");
}
