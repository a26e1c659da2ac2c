/** The names that are made of a slug. */
export interface Names {
  /** `cal-com`: spec, package folder and the word in errors. */
  readonly slug: string;
  /** `@offboard/cal-com` */
  readonly packageName: string;
  /** `CalCom`, the first word of the exported names. */
  readonly pascal: string;
  readonly credentials: string;
  readonly options: string;
  readonly client: string;
  readonly error: string;
  /** `createCalComClient` */
  readonly create: string;
  /** `isCalComError` */
  readonly isError: string;
}

const pattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const longest = 60;

/** Names of devices, which Windows takes for no file, whatever their extension. */
const windows = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** npm names that the repository's own packages have or may come to want. */
const ownPackages = ["offboard", "runtime", "mock-server", "scripts", "tests"];

/** What every generated module imports or declares beside the names made of its slug. */
const taken = [
  ...["ClientOptions", "Credential", "createProviderClient", "isProviderError", "Operation"],
  ...[
    "OperationFacts",
    "ProviderError",
    "TypedClient",
    "DeleteMemberParameters",
    "DeleteMemberData",
  ],
];

export function namesOf(slug: string): Names {
  const words = slug.split("-").map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  const pascal = words.join("");
  return {
    ...{ slug, pascal, packageName: `@offboard/${slug}` },
    ...{ credentials: `${pascal}Credentials`, options: `${pascal}ClientOptions` },
    ...{ client: `${pascal}Client`, error: `${pascal}Error` },
    ...{ create: `create${pascal}Client`, isError: `is${pascal}Error` },
  };
}

/** Why a word can't be a slug; undefined where it can. */
export function slugProblem(slug: string): string | undefined {
  if (!pattern.test(slug) || slug.length > longest) {
    return `Expected a slug in kebab-case (a-z, 0-9, single hyphens, a letter first, at most ${longest}) as the file's name, found ${JSON.stringify(slug)}. Rename the file.`;
  }
  if (windows.test(slug)) return `Windows can't have a file named \`${slug}\`. Rename the spec.`;
  if (ownPackages.includes(slug)) {
    return `\`@offboard/${slug}\` is the repository's own name. Rename the spec.`;
  }
  const { credentials, options, client, error, create, isError } = namesOf(slug);
  const clash = [credentials, options, client, error, create, isError].find(
    (name) => taken.includes(name) || name in globalThis,
  );
  return (
    clash && `The exported name \`${clash}\` would hide another of that name. Rename the spec.`
  );
}

/** Slugs that give the same exported names, `a1-2` and `a12`, each with what is wrong: an app may import both. */
export function clashesOf(slugs: readonly string[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const clashes = new Map<string, string>();
  for (const slug of slugs.filter((name) => slugProblem(name) === undefined)) {
    const { client } = namesOf(slug);
    const other = owners.get(client) ?? slug;
    owners.set(client, other);
    const message = `The exported names, such as \`${client}\`, are those of \`${other}\` too. Rename one of the specs.`;
    if (other !== slug) clashes.set(slug, message);
  }
  return clashes;
}
