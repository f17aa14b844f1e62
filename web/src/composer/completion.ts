// What the word before the cursor could become: a person, a channel, an emoji, a command.
import {client} from '@/api';
import {emojiNames, loadEmoji} from '@/rendering';
import {takeUsers} from '@/state/load';
import {now} from '@/state/store';

export type Choice = {
    insert: string; // Takes the place of the word.
    title: string;
    detail?: string;
    userId?: string;
    emoji?: string;
    section?: string;
};

export type Word = {kind: 'person' | 'channel' | 'emoji' | 'command'; text: string; from: number};

// The word that ends at the cursor, if it is of a kind that can be completed.
export function wordAt(text: string, cursor: number): Word | null {
    const before = text.slice(0, cursor);
    if (/^\/[^\n]*$/.test(before)) return {kind: 'command', text: before, from: 0};
    const found = /(^|[\s(*_~])(?:@([\w.-]*)|~([\w-]*)|:([\w+-]{2,}))$/.exec(before);
    if (!found) return null;
    const word = found[2] ?? found[3] ?? found[4] ?? '';
    const kind = found[2] !== undefined ? 'person' : found[3] !== undefined ? 'channel' : 'emoji';
    return {kind, text: word.toLowerCase(), from: cursor - word.length - 1};
}

const everybody: Choice[] = [
    {insert: '@channel', title: '@channel', detail: 'Everybody in this channel'},
    {insert: '@all', title: '@all', detail: 'Everybody in this channel'},
    {insert: '@here', title: '@here', detail: 'Everybody in this channel who is there'},
];

async function people(word: string, channelId: string): Promise<Choice[]> {
    const {here} = now();
    const found = await client.autocompleteUsers(word, here.teamId, channelId, {limit: 25});
    takeUsers([...found.users, ...(found.out_of_channel ?? [])]);
    const choice = (user: (typeof found.users)[number], section: string): Choice => ({
        insert: `@${user.username}`,
        title: `@${user.username}`,
        detail: [`${user.first_name} ${user.last_name}`.trim(), user.nickname].filter(Boolean).join(' · '),
        userId: user.id,
        section,
    });
    return [
        ...found.users.slice(0, 8).map((user) => choice(user, '')),
        ...everybody.filter((one) => one.title.startsWith(`@${word}`)),
        ...(found.out_of_channel ?? []).slice(0, 4).map((user) => choice(user, 'Not in this channel')),
    ];
}

async function channels(word: string): Promise<Choice[]> {
    const found = await client.autocompleteChannels(now().here.teamId, word);
    return found
        .filter((channel) => channel.type === 'O' || channel.type === 'P')
        .slice(0, 10)
        .map((channel) => ({insert: `~${channel.name}`, title: channel.display_name, detail: `~${channel.name}`}));
}

async function emoji(word: string): Promise<Choice[]> {
    await loadEmoji();
    const names = [...emojiNames(), ...Object.keys(now().customEmoji)].filter((name) => name.includes(word));
    return names
        .filter((name) => !name.includes('skin_tone'))
        .sort((one, other) => one.indexOf(word) - other.indexOf(word) || one.length - other.length)
        .slice(0, 10)
        .map((name) => ({insert: `:${name}:`, title: `:${name}:`, emoji: name}));
}

async function commands(text: string, channelId: string, rootId: string): Promise<Choice[]> {
    const {here} = now();
    const found = await client.getCommandAutocompleteSuggestionsList(text, here.teamId, {
        channel_id: channelId,
        root_id: rootId,
        team_id: here.teamId,
    });
    type Told = {Complete: string; Suggestion: string; Hint: string; Description: string};
    return (found as unknown as Told[]).slice(0, 12).map((one) => ({
        insert: `/${one.Complete.replace(/^\//, '')}`,
        title: `/${one.Complete.replace(/^\//, '')} ${one.Hint}`.trim(),
        detail: one.Description,
    }));
}

export function complete(word: Word, channelId: string, rootId: string): Promise<Choice[]> {
    if (word.kind === 'person') return people(word.text, channelId);
    if (word.kind === 'channel') return channels(word.text);
    if (word.kind === 'emoji') return emoji(word.text);
    return commands(word.text, channelId, rootId);
}

