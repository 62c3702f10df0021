// Somebody is invited, chooses a password, sets up a second step, signs in with it, and looks at where he is signed in.

import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const title = "accounts: an invitation, a password, a second step, and the own sessions";
export const environment = { MEETBAAR_SECOND_FACTOR: "all_but_suppliers" };

const NEW = "nieuw@rijk.example";
const PASSWORD = "zeehond koffie trappenhuis lantaarn";

// The code of a telephone (RFC 6238), so many steps from now.
function code(secret, steps = 0) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll(/\s/g, "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mark = createHmac("sha1", key).update(counter).digest();
  const number = mark.readUInt32BE(mark.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

// The path of the link in the mail to somebody, once it is there.
async function link(program, to, place) {
  const folder = join(program.data, "mail");
  for (let tries = 0; tries < 200; tries += 1) {
    let names = [];
    try {
      names = readdirSync(folder).filter((name) => name.endsWith(".eml"));
    } catch {
      // No mail was sent yet.
    }
    for (const name of names.sort().reverse()) {
      const mail = readFileSync(join(folder, name), "utf8").replaceAll("=\r\n", "");
      const found = new RegExp(`/${place}/[0-9a-f]{64}`).exec(mail);
      if (mail.includes(to) && found) return found[0];
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no mail to ${to} with a link to ${place}`);
}

async function setUp(user) {
  const secret = await user.page.locator("[data-test=secret]").innerText();
  user.expect(400);
  await user.page.locator("[name=code]").fill("000000");
  await user.submitForm("[data-test=second-factor-form]", "second-step-refused");
  await user.sees("Deze code klopt niet");
  await user.page.locator("[name=code]").fill(code(secret));
  await user.submitForm("[data-test=second-factor-form]", "recovery-codes");
  await user.counts("[data-test=recovery-codes] li", 10);
  return secret;
}

export async function play(stage) {
  const { passwords } = stage.program;
  const administrator = "administrator@meetbaar.example";

  stage.step("an administrator must set up a second step, and invites somebody");
  const keeper = await stage.user("administrator");
  await keeper.signIn(administrator, passwords[administrator]);
  await setUp(keeper);
  await keeper.press("link", "Ik heb ze bewaard", "start");
  await keeper.go("/accounts", "accounts");
  await keeper.press("link", "Iemand uitnodigen", "invite");
  await keeper.page.locator("[name=email]").fill("reviewer@meetbaar.example");
  await keeper.page.locator("[name=role]").selectOption("reviewer");
  keeper.expect(400);
  await keeper.submitForm("[data-test=invitation-form]", "taken");
  await keeper.sees("Er is al een account");
  await keeper.page.locator("[name=email]").fill(NEW);
  await keeper.submitForm("[data-test=invitation-form]", "invited");
  await keeper.sees("Uitnodigingen");

  stage.step("who is invited chooses a password");
  const guest = await stage.user("guest", { width: 400 });
  await guest.page.goto(await link(stage.program, NEW, "invitation"), { waitUntil: "load" });
  if (new URL(guest.page.url()).pathname !== "/invitation") throw new Error(`the secret stays in ${guest.page.url()}`);
  await guest.look("invitation");
  await guest.page.locator("[name=password]").fill("meetbaar2026!");
  guest.expect(400);
  await guest.submitForm("[data-test=password-form]", "guessable");
  await guest.sees("makkelijk te raden");
  await guest.page.locator("[name=password]").fill(PASSWORD);
  await guest.page.getByRole("button", { name: "Wachtwoord tonen" }).click();
  await guest.counts("input[name=password][type=text]", 1);
  await guest.submitForm("[data-test=password-form]", "ready");
  await guest.sees("Uw account is klaar");

  stage.step("and signs in, first to set up the second step, then with it");
  await guest.signIn(NEW, PASSWORD);
  const secret = await setUp(guest);
  await guest.press("link", "Ik heb ze bewaard", "start");
  const again = await stage.user("guest-again");
  await again.signIn(NEW, PASSWORD);
  await again.page.locator("[name=code]").fill(code(secret, 1));
  await again.submitForm("[data-test=code-form]", "entered");

  stage.step("and sees both browsers among the sessions, and ends the other");
  await again.go("/account", "account");
  await again.counts("[data-test=sessions] tbody tr", 2);
  await again.submitForm("[data-test=others-form]", "others-ended");
  await again.counts("[data-test=sessions] tbody tr", 1);
  await again.go("/account/password", "password");
  await again.go("/account/email", "email");
  await again.go("/account/proof", "proof");
  await again.page.locator("[data-test=language] button[value=en]").click();
  await again.page.locator("html[lang=en]").waitFor();
  await again.look("proof-english");

  stage.step("the administrator looks at the account");
  await keeper.go("/accounts?q=nieuw", "found");
  await keeper.press("link", NEW, "kept");
  await keeper.page.locator("[data-test=removal-form] textarea").fill("Telefoon kwijt.");
  await keeper.submitForm("[data-test=removal-form]", "second-step-gone");
  await keeper.sees("De tweede stap is weg");

  stage.step("somebody without scripts forgot the password");
  const plain = await stage.user("without-scripts", { script: false });
  await plain.go("/sign-in", "sign-in");
  await plain.press("link", "Wachtwoord vergeten", "forgotten");
  await plain.page.locator("[name=email]").fill(NEW);
  await plain.submitForm("[data-test=forgotten-form]", "sent");
  await plain.page.goto(await link(stage.program, NEW, "new-password"), { waitUntil: "load" });
  await plain.look("new-password");
  await plain.page.locator("[name=password]").fill("gieter walnoot sneltrein paraplu");
  await plain.submitForm("[data-test=password-form]", "reset");
  await plain.sees("Uw wachtwoord is gewijzigd");
  plain.expect(410);
  await plain.go("/new-password", "link-over");
}
