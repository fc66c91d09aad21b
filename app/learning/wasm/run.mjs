// Runs the reference vectors inside WebAssembly: node run.mjs MODULE.wasm FOLDER
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const [modulePath, folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node run.mjs MODULE.wasm FOLDER');
  process.exit(2);
}

// Nothing the engine does needs the outside: any import that is called is an error.
const refuse = (name) => () => { throw new Error(`the module called ${name}`); };
const module = new WebAssembly.Module(readFileSync(modulePath));
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  (imports[from] ??= {})[name] = refuse(`${from}.${name}`);
}
const { exports: engine } = new WebAssembly.Instance(module, imports);

function send(text, use) {
  const bytes = new TextEncoder().encode(text);
  const at = engine.inbox(bytes.length);
  new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
  use();
}

function feed(directory, prefix) {
  for (const entry of readdirSync(directory)) {
    const path = join(directory, entry);
    if (statSync(path).isDirectory() && prefix === '') feed(path, `${entry}/`);
    else if (entry.endsWith('.json')) {
      send(prefix + entry, engine.name);
      send(readFileSync(path, 'utf8'), engine.text);
    }
  }
}

feed(folder, '');
const length = engine.run();
const report = JSON.parse(new TextDecoder().decode(new Uint8Array(engine.memory.buffer, engine.outbox(), length)));
let cases = 0, passed = 0;
for (const [line, ofFile, met] of report) {
  console.log(line);
  cases += ofFile;
  passed += met;
}
console.log(`all: ${cases} cases, ${passed} passed`);
process.exit(cases > 0 && cases === passed ? 0 : 1);
