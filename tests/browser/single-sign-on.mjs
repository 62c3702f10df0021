// People sign in by two providers of identities: a supplier's user, staff with a level of assurance, somebody without a
// role, a reviewer who links the account that he has; and passwords are switched off.

import { IdentityProvider } from "./identity-provider.mjs";

export const title = "single sign-on: two providers, a level of assurance, linking, signing out there, no passwords";

const ACR = "urn:meetbaar:substantial";
const REVIEWER = "reviewer@meetbaar.example";
const STAFF = {
  carla: { email: "carla@rijk.example", email_verified: true, roles: ["sr-inkoop"], categories: ["ict-inhuur", "onbekend"] },
  niemand: { email: "niemand@rijk.example", email_verified: true, roles: ["kantine"] },
  rik: { email: REVIEWER, email_verified: true, roles: ["sr-toets"] },
};
const SUPPLIERS = {
  nora: { email: "nora@noorderlicht.example", email_verified: true, roles: ["medewerker"], supplier: "noorderlicht" },
};

let rijk;
let portaal;

export async function environment() {
  rijk = await IdentityProvider.listen("rijk", STAFF, ACR);
  portaal = await IdentityProvider.listen("portaal", SUPPLIERS);
  const staff = rijk.settings(
    `label="Rijk",users="staff",acr=["${ACR}"],roles_claim="roles",categories_claim="categories",` +
      'roles=[{value="sr-toets",role="reviewer"},{value="sr-inkoop",role="category_manager"}]',
  );
  const suppliers = portaal.settings(
    'label="Leveranciersportaal",label_en="Suppliers\' portal",users="suppliers",roles_claim="roles",supplier_claim="supplier",' +
      'roles=[{value="medewerker",role="supplier_user"}]',
  );
  return { MEETBAAR_PROVIDERS: `[${staff},${suppliers}]`, MEETBAAR_SECOND_FACTOR: "all_but_suppliers" };
}

// Says at a provider who one is, and comes back.
async function say(user, name, { sure = false } = {}) {
  await user.page.locator("[name=name]").fill(name);
  if (sure) await user.page.locator("[name=sure]").check();
  const back = user.page.waitForURL((url) => url.origin === user.stage.program.url);
  await user.page.getByRole("button", { name: "Verder" }).click();
  await back;
  await user.page.waitForLoadState("load");
}

async function leave(user, label) {
  await user.go("/sign-in", "sign-in");
  await user.page.getByRole("link", { name: label }).click();
  await user.page.locator("[name=name]").waitFor();
}

// A page that leads on by itself: kept from doing so once, looked at, and left by its link.
async function ledOn(user, provider, selector, name) {
  const address = `${provider.url}/**`;
  const led = user.page.waitForEvent("requestfailed", (request) => request.url().startsWith(provider.url));
  await user.page.route(address, (route) => route.abort("aborted"));
  await user.page.locator(`${selector} button[type=submit]`).first().click();
  await led;
  await user.look(name);
  await user.page.unroute(address);
  await user.page.locator("[data-test=go-on-link]").click();
}

export async function play(stage) {
  rijk.open(stage.program.url);
  portaal.open(stage.program.url);
  const enter = async (name, settings) => {
    const user = await stage.user(name, settings);
    user.visits(rijk.url);
    user.visits(portaal.url);
    return user;
  };

  try {
    stage.step("a supplier's user comes for the first time, and has an account");
    const nora = await enter("nora", { width: 400 });
    await leave(nora, "Inloggen met Leveranciersportaal");
    await say(nora, "nora");
    await nora.look("start");
    await nora.go("/account", "account");
    await nora.sees("nora@noorderlicht.example");
    await nora.counts("[data-test=identities] li", 1);
    await nora.counts("[data-test=unlink-form]", 0);

    stage.step("and shows there once more who she is, for she has no password");
    await nora.go("/account/proof?return_to=/account/email", "proof");
    await nora.counts("[name=password]", 0);
    await ledOn(nora, portaal, "[data-test=proof-by-provider]", "led-on-to-prove");
    await nora.page.locator("[name=name]").waitFor();
    await say(nora, "nora");
    await nora.look("proven");
    if (new URL(nora.page.url()).pathname !== "/account/email") throw new Error(`proven at ${nora.page.url()}`);

    stage.step("staff without the level of assurance is refused, and with it comes in without a code of ours");
    const unsure = await enter("unsure");
    unsure.expect(400);
    await leave(unsure, "Inloggen met Rijk");
    await say(unsure, "carla");
    await unsure.look("refused");
    await unsure.sees("minder zekerheid");
    const carla = await enter("carla", { script: false });
    await leave(carla, "Inloggen met Rijk");
    await say(carla, "carla", { sure: true });
    await carla.look("start");
    await carla.go("/account", "account");
    await carla.sees("Categoriemanager");
    await carla.sees("ict-inhuur");

    stage.step("somebody without a role gets no account");
    const nobody = await enter("nobody", { locale: "en-GB" });
    nobody.expect(400);
    await leave(nobody, "Inloggen met Rijk");
    await say(nobody, "niemand", { sure: true });
    await nobody.look("refused");
    await nobody.sees("gaf u nog geen rol");

    stage.step("a reviewer has an account here already, and links it himself");
    const stranger = await enter("stranger");
    stranger.expect(400);
    await leave(stranger, "Inloggen met Rijk");
    await say(stranger, "rik", { sure: true });
    await stranger.look("refused");
    await stranger.sees("al een account met uw e-mailadres");
    const rik = await enter("rik");
    await stage.program.restart({ MEETBAAR_SECOND_FACTOR: "optional" });
    await rik.signIn(REVIEWER, stage.program.passwords[REVIEWER]);
    await rik.go("/account", "account");
    await ledOn(rik, rijk, "[data-test=link-rijk]", "led-on-to-link");
    await rik.page.locator("[name=name]").waitFor();
    await say(rik, "rik", { sure: true });
    await rik.look("linked");
    await rik.sees("U kunt nu ook zo inloggen");
    await rik.counts("[data-test=identities] li", 1);
    await rik.counts("[data-test=unlink-form]", 1);

    stage.step("passwords are switched off: the link is the way in, and a password is not");
    await stage.program.restart({ MEETBAAR_LOCAL_ACCOUNTS: "nobody" });
    const again = await enter("again");
    again.expect(409);
    await again.go("/forgotten-password", "no-passwords");
    await again.sees("niet met een wachtwoord");
    await leave(again, "Inloggen met Rijk");
    await say(again, "rik", { sure: true });
    await again.look("start");
    await again.go("/account", "account");
    await again.sees(REVIEWER);
    await again.counts("a[href='/account/password']", 0);

    stage.step("who signs out signs out there too");
    await ledOn(again, rijk, "form[action='/sign-out']", "led-on-to-sign-out");
    await again.page.locator("button[name=logout]").waitFor();
    const out = again.page.waitForURL((url) => url.origin === stage.program.url);
    await again.page.locator("button[name=logout]").click();
    await out;
    await again.look("signed-out");
    await again.sees("U bent uitgelogd");
    await again.counts("[name=password]", 0);
    await leave(again, "Inloggen met Rijk");

    stage.step("a provider that is down says so, and the other still works");
    await rijk.fall();
    await stage.program.restart({});
    const late = await enter("late");
    late.expect(503);
    await late.go("/sign-in", "sign-in");
    await late.press("link", "Inloggen met Rijk", "down");
    await late.sees("We kunnen daar nu niets vragen");
    await leave(late, "Inloggen met Leveranciersportaal");
    await say(late, "nora");
    await late.look("start");
  } finally {
    await rijk.stop();
    await portaal.stop();
  }
}
