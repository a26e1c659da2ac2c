import type { CredentialOptions } from "./providers.ts";

/** The credentials as texts: a function is asked for its own. */
export async function textsOf(credentials: CredentialOptions): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(credentials))
    texts[name] = typeof value === "function" ? await value() : value;
  return texts;
}

/** Whether a line of a request, or a pair of its query, has one of these texts: as it is, encoded, or in base64. */
export function hasCredential(line: string, texts: Readonly<Record<string, string>>): boolean {
  const decoded = Buffer.from(line.split(" ").at(-1) ?? "", "base64").toString();
  return Object.values(texts).some((text) =>
    [line, decoded].some((one) => one.includes(text) || one.includes(encodeURIComponent(text))),
  );
}
