// Makes Node ready to run the TypeScript of this project as it is: there is no build step. bin/idc and cdktf.json begin with it.
"use strict";
// Written so that any old Node can read it, up to the sentence that it is too old.
var needed = /[\d.]+/.exec(require("../package.json").engines.node)[0];
var wanted = needed.split(".").map(Number);
var here = process.versions.node.split(".").map(Number);
if (here[0] < wanted[0] || (here[0] === wanted[0] && here[1] < wanted[1])) {
  process.stderr.write("error this program needs Node " + needed + " or newer, this is " + process.versions.node + "\n");
  process.exit(2);
}

// CDKTF 0.21 calls a function that Node 22 deprecates; nobody who uses this can do anything about it.
process.noDeprecation = true;
var plain = Object.assign({}, require.extensions);
require("tsx/cjs"); // oxlint-disable-line import/no-unassigned-import -- it changes how Node loads files, and gives nothing
// Plain JavaScript is not for tsx to look through: the packages hold thousands of such files.
Object.assign(require.extensions, plain);
