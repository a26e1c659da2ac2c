const expression = /\{([^{}]*)\}/g;

/** The names in the braces of a path or of a server's URL, in their order. */
export function templateNames(template: string): string[] {
  return [...template.matchAll(expression)].map(([, name = ""]) => name);
}

/** A template with values in place of its names. A name without a value stays as it stands. */
export function fillTemplate(
  template: string,
  valueFor: (name: string) => string | undefined,
): string {
  return template.replaceAll(expression, (whole, name: string) => valueFor(name) ?? whole);
}

/** An absolute https URL of RFC 3986's characters, as it will be sent, and that shows nobody's password. */
export function isHttpsUrl(url: string): boolean {
  if (!/^https:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === "" && password === "";
}
