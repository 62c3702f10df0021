// A supplier reports, a reviewer accepts, a category manager sees what is left to do.

export const title = "from a supplier's spreadsheet to the gap";

export async function play(stage) {
  stage.step("anybody comes to the page for signing in");
  const visitor = await stage.user("visitor");
  await visitor.go("/sign-in", "sign-in");
}
