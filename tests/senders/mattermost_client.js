// A program that uses @mattermost/client: logs in, posts, hears its post on the WebSocket.
const {Client4, WebSocketClient} = require('@mattermost/client');
const WebSocket = require('ws');

// Node 18 has none of its own.
globalThis.WebSocket = WebSocket;
const {HOST, PORT, LOGIN, PASSWORD, CHANNEL, TEAM} = process.env;

async function main() {
    const log = console.log;
    console.log = console.error;
    const client = new Client4();
    client.setUrl(`http://${HOST}:${PORT}`);
    await client.login(LOGIN, PASSWORD);
    const me = await client.getMe();
    const channel = await client.getChannel(CHANNEL);
    const teams = await client.getMyTeams();
    const config = await client.getClientConfig();
    if (channel.team_id !== TEAM || teams[0].id !== TEAM || !config.Version) {
        throw new Error('channel, teams or config are not as they should be');
    }

    const socket = new WebSocketClient({newWebSocketFn: (url) => new WebSocket(url)});
    const events = [];
    const waiting = [];
    socket.addMessageListener((message) => {
        events.push(message);
        waiting.forEach((look) => look());
    });
    const event = (name) => new Promise((resolve) => {
        const look = () => {
            const found = events.find((message) => message.event === name);
            if (found) {
                resolve(found);
            }
        };
        waiting.push(look);
        look();
    });
    socket.initialize(client.getWebSocketUrl(), client.getToken());
    await event('hello');
    const post = await client.createPost({channel_id: CHANNEL, message: 'sent by a library'});
    const posted = await event('posted');
    const page = await client.getPosts(CHANNEL, 0, 10);
    if (page.order[0] !== post.id) {
        throw new Error('the post is not the first of its page');
    }
    log(JSON.stringify({me: me.id, posted: post.id, heard: JSON.parse(posted.data.post).id}));
    process.exit(0);
}

setTimeout(() => {
    console.error('nothing more came within 30 s');
    process.exit(1);
}, 30000);
main().catch((error) => {
    console.error(error);
    process.exit(1);
});
