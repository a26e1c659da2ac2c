/** Changes of a spec that show in nothing but `openapi.json`, and why that is no loss. */
export interface Silent {
  /** `kind.field` */
  readonly field: RegExp;
  /** What is done where, as a trial tells it. */
  readonly what?: RegExp;
  readonly because: string;
}

const answers = /^#\/(components\/(schemas|responses|headers)|paths\/[^/]*\/[a-z]*\/responses)\//;

export const silent: readonly Silent[] = [
  {
    field: /^schema\.(pattern|m\w+Length|m\w+imum|m\w+Items|uniqueItems|additionalProperties)$/,
    what: answers,
    because:
      "it narrows the values of an answer, which TypeScript can't say; see the table of narrowing",
  },
  {
    field: /^schema\.(format|title|description|deprecated|default|examples?)$/,
    what: /(items|additionalProperties|(anyOf|oneOf|allOf)\/\d+) \(/,
    because: "no docstring can stand at a type that has no name; openapi.json has the words",
  },
  {
    field: /^schema\.examples?$/,
    what: /\/(content\/[^/]+|headers\/[^/]+|parameters\/\d+)\/schema \(/,
    because: "the example of what holds it overrides it (OpenAPI 3.1 §4.8.12.2, §4.8.14)",
  },
  {
    field: /^schema\.type$/,
    what: / without type$|\(([^)]*, )?(anyOf|oneOf|allOf|const)[,)]/,
    because: "its properties, its constant or each of its choices say the same",
  },
  {
    field: /^document\.openapi$/,
    what: /"3\.1\.1"/,
    because: "it is told to tools, in openapi.json",
  },
  {
    field: /^flow\.scopes$/,
    what: /"Change all members"/,
    because: "a client asks for a scope by its name; openapi.json says what it is",
  },
  {
    field: /^serverVariable\.(description|enum|x-required)$/,
    what: /^#\/servers\/[1-9]/,
    because: "servers after the first are reached by `baseUrl`; the README names their URLs",
  },
  {
    field: /^parameter\.style$/,
    what: /style: "(simple|form)"$/,
    because: "it is the default of the parameter's place",
  },
  {
    field: /^parameter\.explode$/,
    because: "it says nothing of a scalar (OpenAPI 3.1 §4.8.12.2), or it is the style's default",
  },
  {
    field: /^parameter\.required$/,
    what: /required: true$/,
    because: "a constant is sent either way, and nobody is asked for it",
  },
  {
    field: /^schema\.additionalProperties$/,
    what: /(requestBod|\/parameters\/).*additionalProperties: false$/,
    because: "a request has no other properties anyway",
  },
  {
    field: /^(parameter|schema)\./,
    what: /^#\/paths\/[^/]*users~1\{id\}\.json~1\/parameters\/1[ /]/,
    because: "the operation overrides this parameter of its path (OpenAPI 3.1 §4.8.9.1)",
  },
];
