// What rendered text needs to know of where it stands: people, channels, emoji of the server, the way of pictures.
// Those that begin with `use` are hooks: what they answer may change while the text stands.
import {createContext, useContext} from 'react';

export type Person = {
    username: string;
    id?: string;
    shown?: string; // What stands behind the @; the username when left out.
    me?: boolean; // The reader, or everybody in the channel: marked.
};

export type NamedChannel = {name: string; display_name: string};

export type Choice = {text: string; value: string};

export type Surroundings = {
    usePerson(name: string): Person | undefined; // Nobody: the name stays text.
    channels(name: string): NamedChannel | undefined;
    useEmojiPicture(name: string): string | undefined; // Of an emoji that people added.
    picture(address: string): string; // The way a foreign picture comes: through the server's proxy, or as it is.
    onMention?(person: Person, at: HTMLElement): void;
    onChannel?(channel: NamedChannel): void;
    onHashtag?(tag: string): void;
    onLink?(address: string): boolean; // Follows an address inside this site; says whether it did.
    onPicture?(address: string, words: string): void;
    choices?(source: 'users' | 'channels', term: string): Promise<Choice[]>; // For menus of attachments.
};

export const nowhere: Surroundings = {
    usePerson: () => undefined,
    channels: () => undefined,
    useEmojiPicture: () => undefined,
    picture: (address) => address,
};

const Context = createContext<Surroundings>(nowhere);

export const SurroundingsProvider = Context.Provider;
export const useSurroundings = () => useContext(Context);
