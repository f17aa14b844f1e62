// What was begun and not sent: on this device at once, on the server a moment later, so that one's other devices see it.
import type {Draft} from '@mattermost/types/drafts';
import {client} from '@/api';
import {connectionId} from '@/socket';
import {isOn} from '@/state/select';
import {change, now} from '@/state/store';

const pause = 1200;

const placeOf = (channelId: string, rootId: string) => `${channelId}.${rootId}`;
const textKey = (place: string) => `heliograph.draft.${now().me!.id}.${place}`;
// There while the server has not been told; then what it says counts.
const untoldKey = (place: string) => `heliograph.draft-untold.${now().me!.id}.${place}`;

const onServer = new Set<string>();
const waiting = new Map<string, ReturnType<typeof setTimeout>>();
const telling = new Map<string, Promise<unknown>>();

export const draftOf = (channelId: string, rootId: string) => localStorage.getItem(textKey(placeOf(channelId, rootId))) ?? '';

function keepHere(place: string, text: string, untold: boolean) {
    try {
        if (text.trim()) localStorage.setItem(textKey(place), text);
        else localStorage.removeItem(textKey(place));
        if (untold) localStorage.setItem(untoldKey(place), '1');
        else localStorage.removeItem(untoldKey(place));
    } catch {
        // A full store loses the draft, not the page.
    }
}

export function keepDraft(channelId: string, rootId: string, text: string) {
    const place = placeOf(channelId, rootId);
    keepHere(place, text, isOn('AllowSyncedDrafts'));
    if (isOn('AllowSyncedDrafts')) tellSoon(place);
}

function tellSoon(place: string) {
    clearTimeout(waiting.get(place));
    waiting.set(place, setTimeout(() => tellAfterLast(place), pause));
}

// One call at a time for a place, so that the last word is the last to arrive.
function tellAfterLast(place: string) {
    waiting.delete(place);
    const next = (telling.get(place) ?? Promise.resolve()).then(() => tell(place)).catch(() => undefined);
    telling.set(place, next);
}

async function tell(place: string) {
    if (!now().me) return;
    const [channelId = '', rootId = ''] = place.split('.');
    const text = draftOf(channelId, rootId);
    if (text) {
        await client.upsertDraft({channel_id: channelId, root_id: rootId, message: text, props: {}} as Draft, connectionId());
        onServer.add(place);
    } else if (onServer.delete(place)) await client.deleteDraft(channelId, rootId, connectionId());
    if (draftOf(channelId, rootId) === text) keepHere(place, text, false);
}

// What the server says of a draft, unless this device has newer words that it has not heard yet.
function hear(place: string, text: string) {
    if (text) onServer.add(place);
    else onServer.delete(place);
    if (localStorage.getItem(untoldKey(place))) return;
    keepHere(place, text, false);
    change((touch) => {
        touch('drafts')[place] = text;
    });
}

export const draftHeard = (draft: Draft, gone: boolean) =>
    hear(placeOf(draft.channel_id, draft.root_id), gone ? '' : draft.message);

// All drafts of a team, also those that were thrown away or sent elsewhere meanwhile.
export async function loadDrafts(teamId: string) {
    if (!isOn('AllowSyncedDrafts')) return;
    const found = (await client.getUserDrafts(teamId)) ?? [];
    const there = new Map(found.map((draft) => [placeOf(draft.channel_id, draft.root_id), draft.message]));
    const prefix = textKey('');
    for (const key of Object.keys(localStorage)) {
        const place = key.slice(prefix.length);
        const team = now().channels[place.split('.')[0]!]?.team_id;
        if (key.startsWith(prefix) && !there.has(place) && (team === teamId || team === '')) there.set(place, '');
    }
    for (const [place, text] of there) hear(place, text);
    const untold = untoldKey('');
    for (const key of Object.keys(localStorage)) if (key.startsWith(untold)) tellSoon(key.slice(untold.length));
}
