// A provider of identities for a story: the certified oidc-provider on loopback, with a form of its own that believes
// whoever says who he is. It listens before the program starts, and knows the program from `open` on.

import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Provider from "oidc-provider";

const SCOPES = "openid email profile";

function escaped(text) {
  return String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function page(uid) {
  return `<!doctype html><html lang="nl"><title>Wie bent u?</title><form method="post" action="/interaction/${escaped(uid)}">
    <label>Naam <input name="name"></label><label>Met een tweede stap <input type="checkbox" name="sure"></label>
    <button>Verder</button></form></html>`;
}

async function body(request) {
  let text = "";
  for await (const part of request) text += part;
  return new URLSearchParams(text);
}

export class IdentityProvider {
  #secret = randomBytes(24).toString("hex");
  #folder = mkdtempSync(join(tmpdir(), "meetbaar-identities-"));
  #server;
  #provider;

  // `people` are the claims of everybody by name; `acr` is what a second step brings.
  static async listen(name, people, acr) {
    const one = new IdentityProvider();
    Object.assign(one, { name, people, acr });
    one.#server = createServer((request, response) => one.#answer(request, response));
    await new Promise((done) => one.#server.listen(0, "127.0.0.1", done));
    one.url = `http://127.0.0.1:${one.#server.address().port}`;
    writeFileSync(one.#file, one.#secret, { mode: 0o600 });
    return one;
  }

  get #file() {
    return join(this.#folder, "secret");
  }

  // An entry of [[providers]], as the environment takes it.
  settings(further) {
    return `{name="${this.name}",issuer="${this.url}",client_id="meetbaar",client_secret_file="${this.#file}",scopes=["email","profile"],${further}}`;
  }

  // From now on it knows the program, and answers.
  open(program) {
    const acr = this.acr ? [this.acr] : [];
    const provider = new Provider(this.url, {
      clients: [
        {
          client_id: "meetbaar",
          client_secret: this.#secret,
          redirect_uris: [`${program}/sign-in/with/${this.name}/return`],
          post_logout_redirect_uris: [`${program}/sign-in?done=signed-out`],
        },
      ],
      acrValues: acr,
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["roles", "supplier", "categories"] },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
      cookies: { keys: [randomBytes(16).toString("hex")] },
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: {
          logoutSource: (context, form) => {
            context.body = `<!doctype html><html lang="nl"><title>Uitloggen</title>${form}
              <button form="op.logoutForm" name="logout" value="yes">Uitloggen</button></html>`;
          },
        },
      },
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...this.people[id] }) }),
      // Nobody is asked whether the program may know who he is.
      async loadExistingGrant(context) {
        const { client, session } = context.oidc;
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope(SCOPES);
        await grant.save();
        return grant;
      },
    });
    this.#provider = provider;
  }

  async #answer(request, response) {
    if (!this.#provider) {
      response.writeHead(503).end();
      return;
    }
    const asked = /^\/interaction\/([\w-]+)$/.exec(request.url);
    if (!asked) {
      this.#provider.callback()(request, response);
      return;
    }
    if (request.method === "GET") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page(asked[1]));
      return;
    }
    const said = await body(request);
    const login = { accountId: said.get("name"), ...(said.has("sure") && this.acr ? { acr: this.acr } : {}) };
    await this.#provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  }

  // Answers nothing any more: every connection ends.
  async fall() {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async stop() {
    await this.fall();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
