// What is open on this page beside the channel; nothing of it is the server's.
import {create} from 'zustand';

export type Panel =
    | {kind: 'thread'; rootId: string}
    | {kind: 'search'; words: string}
    | {kind: 'pinned'}
    | {kind: 'saved'}
    | {kind: 'about'}
    | {kind: 'members'};

export type Box =
    | {kind: 'browse'}
    | {kind: 'create'}
    | {kind: 'direct'}
    | {kind: 'channel'; channelId: string}
    | {kind: 'team'}
    | {kind: 'invite'}
    | {kind: 'status'}
    | {kind: 'keys'}
    | {kind: 'add'; channelId: string}
    | {kind: 'move'; channelId: string}
    | {kind: 'person'; userId: string};

type View = {
    panel: Panel | null;
    box: Box | null;
    switcher: boolean;
    sidebar: boolean; // On a phone: whether the list of channels covers the channel.
    marked: string; // The post that an address pointed at.
    editing: string; // The post being changed.
};

export const useView = create<View>(() => ({
    panel: null,
    box: null,
    switcher: false,
    sidebar: false,
    marked: '',
    editing: '',
}));

export const openPanel = (panel: Panel | null) => useView.setState({panel});
export const openBox = (box: Box | null) => useView.setState({box});
export const openThread = (rootId: string) => openPanel({kind: 'thread', rootId});

export const isPhone = () => matchMedia('(max-width: 720px)').matches;
