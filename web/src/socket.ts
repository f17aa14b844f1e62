// The socket: the official client resumes, backs off and notices gaps; here its events are put into the
// state once a frame, so that a burst costs one drawing.
import {WebSocketClient} from '@mattermost/client';
import {siteUrl} from './api';
import {takeEvents, type SocketEvent} from './state/events';
import {catchUp} from './state/catch_up';
import {sendUnheard} from './state/post_deeds';
import {useStore} from './state/store';

let socket: WebSocketClient | null = null;
let waiting: SocketEvent[] = [];
let drawing = 0;
let rest: ReturnType<typeof setTimeout> | undefined;
let restUntil = 0;

// Of what a page can do, showing a burst takes a quarter; the rest is left for the person's own hands.
const restFor = (spent: number) => (spent < 8 ? 0 : Math.min(300, spent * 3));

function drain() {
    cancelAnimationFrame(drawing);
    clearTimeout(rest);
    drawing = 0;
    rest = undefined;
    const events = waiting;
    waiting = [];
    const begin = performance.now();
    takeEvents(events);
    const end = performance.now();
    restUntil = end + restFor(end - begin);
}

function drawSoon() {
    if (drawing || rest) return;
    const pause = restUntil - performance.now();
    if (pause > 0) rest = setTimeout(drain, pause);
    else drawing = requestAnimationFrame(drain);
}

function take(event: unknown) {
    waiting.push(event as SocketEvent);
    // A hidden page gets no frames; a long queue must not wait for one.
    if (document.hidden || waiting.length > 2000) drain();
    else drawSoon();
}

export function connect() {
    if (socket) return;
    socket = new WebSocketClient({minWebSocketRetryTime: 1000, reconnectJitterRange: 1000, clientPingInterval: 20000});
    socket.addMessageListener(take);
    socket.addFirstConnectListener(() => useStore.setState({connected: true}));
    socket.addReconnectListener(() => {
        useStore.setState({connected: true});
        void sendUnheard();
    });
    // The server could not resume: ask for what was missed.
    socket.addMissedMessageListener(() => void catchUp());
    socket.addCloseListener(() => useStore.setState({connected: false}));
    socket.initialize(`${siteUrl.replace(/^http/, 'ws')}/api/v4/websocket`);
}

export function disconnect() {
    socket?.close();
    socket = null;
    waiting = [];
}

// By which the server knows whom it need not tell of what this page did itself.
export const connectionId = () => socket?.['connectionId'] ?? '';

export function tellTyping(channelId: string, rootId: string) {
    socket?.userTyping(channelId, rootId);
}

// Says what is on screen: the server sends typing and reactions only for that.
export function tellHere(teamId: string, channelId: string) {
    socket?.updateActiveTeam(teamId);
    socket?.updateActiveChannel(channelId);
}

export function tellThread(channelId: string, asList: boolean) {
    socket?.updateActiveThread(asList, channelId);
}
