// The surroundings of the chat: people, channels and emoji as this page knows them. Names that are not known yet are
// asked for together, each once.
import type {CustomEmoji} from '@mattermost/types/emojis';
import {useEffect} from 'react';
import {client, siteUrl} from '@/api';
import {nameOf, pathOf} from '@/state/select';
import {takeUsers} from '@/state/load';
import {change, now, useStore} from '@/state/store';
import type {Choice, Person, Surroundings} from './surroundings';

// Gathers names for a moment and asks for them at once; nothing is asked twice.
function asker(ask: (names: string[]) => Promise<void>) {
    const asked = new Set<string>();
    let waiting: string[] = [];
    return (name: string) => {
        if (asked.has(name) || asked.size > 5000) return;
        asked.add(name);
        if (waiting.push(name) > 1) return;
        setTimeout(() => {
            const names = waiting;
            waiting = [];
            for (let from = 0; from < names.length; from += 100)
                void ask(names.slice(from, from + 100)).catch(() => undefined);
        }, 60);
    };
}

const askForPerson = asker(async (names) => takeUsers(await client.getProfilesByUsernames(names)));

const askForEmoji = asker(async (names) => {
    const known = (await client.getCustomEmojisByNames(names)) as CustomEmoji[];
    change((touch) => {
        for (const emoji of known) touch('customEmoji')[emoji.name] = emoji;
    });
});

const everybody = new Set(['all', 'channel', 'here']);

function usePerson(name: string): Person | undefined {
    const user = useStore((state) => state.users[state.usersByName[name] ?? '']);
    const me = useStore((state) => state.me?.id);
    const unknown = !user && !everybody.has(name) && /[a-z]/.test(name);
    useEffect(() => {
        if (unknown) askForPerson(name);
    }, [unknown, name]);
    if (everybody.has(name)) return {username: name, me: true};
    return user && {username: user.username, id: user.id, shown: nameOf(user), me: user.id === me};
}

function useEmojiPicture(name: string): string | undefined {
    const emoji = useStore((state) => state.customEmoji[name]);
    const unknown = name !== '' && !emoji && /[a-z]/.test(name) && now().config.EnableCustomEmoji === 'true';
    useEffect(() => {
        if (unknown) askForEmoji(name);
    }, [unknown, name]);
    return emoji && client.getCustomEmojiImageUrl(emoji.id);
}

function channels(name: string) {
    const {channels: known, here} = now();
    return Object.values(known).find((channel) => channel.name === name && channel.team_id === here.teamId);
}

function picture(address: string): string {
    if (now().config.HasImageProxy !== 'true' || address.startsWith(siteUrl + '/')) return address;
    return `${siteUrl}/api/v4/image?url=${encodeURIComponent(address)}`;
}

async function choices(source: 'users' | 'channels', term: string): Promise<Choice[]> {
    const teamId = now().here.teamId;
    if (source === 'users') {
        const {users} = await client.autocompleteUsers(term, '', '', {limit: 50});
        return users.map((user) => ({text: `@${user.username}`, value: user.id}));
    }
    const found = await client.autocompleteChannels(teamId, term);
    return found
        .filter((channel) => channel.type === 'O')
        .map((channel) => ({text: channel.display_name, value: channel.id}));
}

// `go` changes the page's path. What a screen has of its own (a card of a person) it puts beside these.
export function hereFor(go: (path: string) => void): Surroundings {
    return {
        usePerson,
        useEmojiPicture,
        channels,
        picture,
        choices,
        onChannel: ({name}) => {
            const channel = channels(name);
            if (channel) go(pathOf(now(), now().channels[channel.id] ?? channel));
        },
        onLink: (address) => {
            if (!address.startsWith(siteUrl + '/')) return false;
            const path = address.slice(siteUrl.length);
            if (/^\/(api|hooks|oauth|static|files)\b/.test(path)) return false;
            go(path);
            return true;
        },
    };
}
