import { list } from "../openapi/problem.ts";
import { templateNames } from "../openapi/url-template.ts";
import { parseBody } from "./body-flag.ts";
import { choice, type Given } from "./command-line.ts";
import { parseRequest } from "./document/find-operation.ts";
import { typeNames } from "./flag-types.ts";
import { parseSecurity } from "./security-flag.ts";

/** Asks a person, and gives the line that they enter. */
export type Ask = (question: string) => Promise<string>;

/** What a spec can't be begun without, where there is no document to begin from. */
const needed = [
  ...["title", "docs", "server", "operation", "security"],
  ...["removes", "reversible", "answer"],
] as const;

const questions = {
  title: "The provider's name, as it spells it: ",
  docs: "The https URL of its page on the operation: ",
  server: "The base URL (https://api.example.com): ",
  operation: "The request (DELETE /organizations/{orgId}/members/{userId}): ",
  security:
    "The credential (apiKey=bearer, apiKey=header X-Api-Key, apiKey=query api_key, login=basic, none …): ",
  removes: "What is destroyed, the membership or the account? ",
  reversible: "Does the provider document an undo, true or false? ",
  body: 'The body in JSON, with "{string}", "{integer}", "{uuid}" or "{email}" for what varies; nothing where there is none: ',
  answer: "A documented answer (204 The member was removed.), nothing when there are no more: ",
};

/** Everything that a spec begins with: what flags don't give is asked, or missing where nobody can be asked. */
export async function complete(given: Given, ask: Ask | undefined): Promise<Given> {
  const missing = needed.filter((key) => given[key] === undefined);
  if (missing.length > 0 && ask === undefined) {
    const flags = missing.map((key) => `--${key}`);
    throw new Error(
      `Missing: ${list(flags)}. Pass them, or run this at a terminal to be asked; or pass --from with the provider's own OpenAPI document, and --operation.`,
    );
  }
  let whole = given;
  for (const key of missing) whole = { ...whole, ...(await answerTo(key, ask as Ask, true)) };
  if (ask === undefined || missing.length === 0) return whole;
  const { method } = parseRequest(whole.operation ?? "") ?? {};
  // Few providers want a body with a DELETE (RFC 9110 §9.3.5): there it is for those who pass the flag.
  if (method !== "delete" && whole.body === undefined)
    whole = { ...whole, ...(await answerTo("body", ask, false)) };
  return { ...whole, parameter: await askTypes(whole, ask) };
}

/** What no document says. Nothing entered leaves a gap. */
export async function completeFromDocument(given: Given, ask: Ask | undefined): Promise<Given> {
  let whole = given;
  for (const key of ["operation", "docs", "removes", "reversible"] as const) {
    if (given[key] !== undefined || ask === undefined) continue;
    whole = { ...whole, ...(await answerTo(key, ask, key === "operation")) };
  }
  return whole;
}

/** Asks until the answer can be used; a sentence says why one can't. */
async function answerTo(key: keyof typeof questions, ask: Ask, must: boolean): Promise<Given> {
  if (key === "answer") return { answer: await askSeveral(ask) };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const entered = (await ask(questions[key])).trim();
    if (entered === "" && !must) return {};
    try {
      if (entered !== "") return read(key, entered);
    } catch (error) {
      await ask(`${error instanceof Error ? error.message : error} [Enter]`);
    }
  }
  throw new Error(`No answer to «${questions[key].trim()}» could be used. Pass --${key}.`);
}

function read(key: keyof typeof questions, entered: string): Given {
  if (key === "security") {
    parseSecurity([entered]);
    return { security: [entered] };
  }
  if (key === "body") parseBody(entered);
  if (key === "operation" && parseRequest(entered) === undefined)
    throw new Error("Expected a method and a path, such as DELETE /members/{id}.");
  if (key === "reversible")
    return { reversible: choice(key, entered, ["true", "false"] as const) === "true" };
  if (key === "removes")
    return { removes: choice(key, entered, ["membership", "account"] as const) ?? "membership" };
  return { [key]: entered };
}

async function askSeveral(ask: Ask): Promise<string[]> {
  const answers: string[] = [];
  while (answers.length < 40) {
    const entered = (await ask(questions.answer)).trim();
    if (entered === "") break;
    answers.push(entered);
  }
  return answers;
}

async function askTypes({ operation, parameter = [] }: Given, ask: Ask): Promise<string[]> {
  const types = [...parameter];
  for (const name of templateNames(operation ?? "")) {
    if (types.some((one) => one.startsWith(`${name}=`))) continue;
    const type = (await ask(`The type of ${name} (${typeNames.join(", ")}) [string]: `)).trim();
    types.push(`${name}=${type === "" ? "string" : type}`);
  }
  return types;
}
