// A Heliograph in a process of its own on a free port of this machine, and calls to its API.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, mkdtempSync, openSync, readFileSync, rmSync} from 'node:fs';
import {Agent, request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const binary = process.env.HELIOGRAPH_BINARY ?? join(root, 'build/dev/heliograph');
export const password = 'Passw0rd!Passw0rd!';

// Without the limits of a real installation; programs of a test answer on this machine.
const settings = {
    MM_METRICSSETTINGS_ENABLE: 'false',
    MM_RATELIMITSETTINGS_ENABLE: 'false',
    MM_HELIOGRAPH_HOOKREQUESTSPERSECOND: '0',
    MM_LOGSETTINGS_CONSOLELEVEL: 'WARN',
    MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
};

export class Server {
    data = mkdtempSync(join(tmpdir(), 'heliograph-browser-'));
    port = 0;

    async start() {
        const errors = openSync(join(this.data, 'errors'), 'a');
        this.process = spawn(binary, ['serve', '--data', join(this.data, 'data'), '--listen', `127.0.0.1:${this.port}`], {
            stdio: ['ignore', 'pipe', errors],
            env: {...process.env, ...settings},
        });
        closeSync(errors);
        this.ended = once(this.process, 'exit');
        for await (const line of createInterface({input: this.process.stdout})) {
            const found = /http:\/\/[^:]+:(\d+)/.exec(line);
            if (!found) continue;
            this.port = Number(found[1]);
            // Whatever else it says must not fill the pipe.
            this.process.stdout.resume();
            return this;
        }
        throw new Error(`the server did not start: ${this.log()}`);
    }

    async kill() {
        this.process.kill('SIGKILL');
        await this.ended;
    }

    async stop() {
        if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill('SIGTERM');
        await this.ended;
        rmSync(this.data, {recursive: true, force: true});
    }

    log() {
        return readFileSync(join(this.data, 'errors'), 'utf8').slice(-4000);
    }

    get url() {
        return `http://127.0.0.1:${this.port}`;
    }

    /** Makes an account and signs it in; the first one becomes system administrator. */
    async person(name) {
        await this.send('POST', '/api/v4/users', {username: name, email: `${name}@example.com`, password});
        return this.login(name);
    }

    async login(name) {
        const {answer, headers} = await this.send('POST', '/api/v4/users/login', {login_id: name, password});
        return new Session(this, name, answer.id, headers.get('Token'));
    }

    /** What a program sends to a hook; fails if it is refused. */
    async hook(id, payload, headers = {}) {
        await this.send('POST', `/hooks/${id}`, payload, headers);
    }

    /** Texts through a hook over a few kept connections; `due(at)` gives the moment of each, if it is not at once. */
    async flood(id, texts, due) {
        const agent = new Agent({keepAlive: true, maxSockets: 12});
        const options = {method: 'POST', agent, headers: {'Content-Type': 'application/json'}};
        const one = (text) =>
            new Promise((done, failed) => {
                const sent = request(`${this.url}/hooks/${id}`, options, (answer) => {
                    answer.resume();
                    answer.on('end', () => (answer.statusCode === 200 ? done() : failed(new Error(`status ${answer.statusCode}`))));
                });
                sent.on('error', failed);
                sent.end(JSON.stringify({text}));
            });
        let next = 0;
        const hand = async () => {
            while (next < texts.length) {
                const at = next++;
                const pause = due ? due(at) - Date.now() : 0;
                if (pause > 0) await new Promise((done) => setTimeout(done, pause));
                await one(texts[at]);
            }
        };
        await Promise.all(Array.from({length: 12}, hand));
        agent.destroy();
    }

    async send(method, path, body, headers = {}) {
        const response = await fetch(this.url + path, {
            method,
            headers: {'Content-Type': 'application/json', ...headers},
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const text = await response.text();
        if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
        return {answer: /^[[{"]/.test(text) ? JSON.parse(text) : text, headers: response.headers};
    }
}

class Session {
    constructor(server, name, id, token) {
        Object.assign(this, {server, name, id, token});
    }

    async call(method, path, body) {
        const whole = path.startsWith('/api/') ? path : `/api/v4${path}`;
        return (await this.server.send(method, whole, body, {Authorization: `Bearer ${this.token}`})).answer;
    }

    get = (path) => this.call('GET', path);
    post = (path, body) => this.call('POST', path, body);
    put = (path, body) => this.call('PUT', path, body);

    say(channel, message, more = {}) {
        return this.post('/posts', {channel_id: channel.id, message, ...more});
    }
}

/** An administrator with a team, its first channel, and the members named. */
export async function makePlace(server, ...names) {
    const admin = await server.person('admin');
    const team = await admin.post('/teams', {name: 'ops', display_name: 'Operations', type: 'O'});
    const people = {admin};
    for (const name of names) {
        people[name] = await server.person(name);
        await admin.post(`/teams/${team.id}/members`, {team_id: team.id, user_id: people[name].id});
    }
    const square = await admin.get(`/teams/${team.id}/channels/name/town-square`);
    const makeChannel = async (name, title = name) => {
        const channel = await admin.post('/channels', {team_id: team.id, name, display_name: title, type: 'O'});
        for (const one of names) await admin.post(`/channels/${channel.id}/members`, {user_id: people[one].id});
        return channel;
    };
    const makeHook = (channel, more = {}) =>
        admin.post('/hooks/incoming', {channel_id: channel.id, display_name: 'Sender', ...more});
    return {server, team, square, makeChannel, makeHook, ...people};
}
