// A server of its own for each test file: a free port, an empty data folder, published content, the demonstration accounts.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.PRETOIRE_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'release/pretoire');

export class Server {
  /** Starts a server; `content: true` gives it a copy of content/ that the test may change. */
  static async start({ demo = true, flags = [], environment = {} } = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'pretoire-journey-'));
    await cp(join(root, 'content'), join(folder, 'content'), { recursive: true }).catch(() => {});
    const server = new Server(folder, environment);
    await server.serve([...(demo ? ['--demo'] : []), ...flags]);
    return server;
  }

  constructor(folder, environment) {
    Object.assign(this, { folder, environment, accounts: {}, log: '' });
    this.data = join(folder, 'data');
    this.content = join(folder, 'content');
  }

  /** Serves, or serves again on the same data at the same address, for instance after `kill`. */
  async serve(flags = []) {
    const words = ['serve', '--listen', this.url ? new URL(this.url).host : '127.0.0.1:0', '--data', this.data, '--content', this.content, ...flags];
    this.process = this.spawn(words);
    this.ended = new Promise(end => this.process.once('exit', end));
    this.url = await new Promise((found, lost) => {
      const read = chunk => {
        this.log += chunk;
        for (const [, name, password] of this.log.matchAll(/^\s+(DEMO-[A-Z]+)\s+(\S+)\s+\(/gm)) this.accounts[name] = password;
        const address = /Prétoire → (http:\S+?)\/?\s/.exec(this.log);
        if (address) found(address[1]);
      };
      this.process.stdout.setEncoding('utf8').on('data', read);
      this.process.stderr.setEncoding('utf8').on('data', chunk => (this.log += chunk));
      this.process.once('error', lost);
      this.process.once('exit', code => lost(new Error(`the server stopped (${code}) before it listened:\n${this.log}`)));
    });
    if (/n’a pas été publié/.test(this.log)) throw new Error(`the content was refused:\n${this.log}`);
    this.announced = this.log;
    this.log = '';
  }

  spawn(words) {
    return spawn(program, words, { cwd: this.folder, env: { ...process.env, ...this.environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Runs another command on the same data: { code, out }. */
  command(...words) {
    return this.run(...words, '--data', this.data);
  }

  /** Runs a command: { code, out }. */
  async run(...words) {
    const child = this.spawn(words);
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', chunk => (out += chunk));
    const code = await new Promise(end => child.once('close', end));
    return { code, out };
  }

  async kill(signal = 'SIGKILL') {
    this.process.kill(signal);
    await this.ended;
  }

  async stop() {
    const late = setTimeout(() => this.process.kill('SIGKILL'), 10_000);
    await this.kill('SIGTERM');
    clearTimeout(late);
    await rm(this.folder, { recursive: true, force: true });
  }
}
