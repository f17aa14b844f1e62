// The socket: the official client resumes, backs off and notices gaps; here its events are put into the
// state once a frame, so that a burst costs one drawing.
import {WebSocketClient} from '@mattermost/client';
import {siteUrl} from './api';
import {takeEvents, type SocketEvent} from './state/events';
import {catchUp} from './state/catch_up';
import {useStore} from './state/store';

let socket: WebSocketClient | null = null;
let waiting: SocketEvent[] = [];
let drawing = 0;

function drain() {
    cancelAnimationFrame(drawing);
    drawing = 0;
    const events = waiting;
    waiting = [];
    takeEvents(events);
}

function take(event: unknown) {
    waiting.push(event as SocketEvent);
    // A hidden page gets no frames; a long queue must not wait for one.
    if (document.hidden || waiting.length > 2000) drain();
    else drawing ||= requestAnimationFrame(drain);
}

export function connect() {
    if (socket) return;
    socket = new WebSocketClient({minWebSocketRetryTime: 1000, reconnectJitterRange: 1000, clientPingInterval: 20000});
    socket.addMessageListener(take);
    socket.addFirstConnectListener(() => useStore.setState({connected: true}));
    socket.addReconnectListener(() => useStore.setState({connected: true}));
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
