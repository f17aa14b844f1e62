// The keys of the whole workspace.
import {useEffect} from 'react';
import {useLocation} from 'wouter';
import {pathOf, unreadOf} from '@/state/select';
import {now} from '@/state/store';
import {sidebarOrder} from '@/sidebar/order';
import {openBox, openPanel, useView} from './view';

export const keys: [string, string][] = [
    ['Ctrl K', 'Go to a channel or person'],
    ['Alt ↑ / ↓', 'Channel above or below'],
    ['Alt Shift ↑ / ↓', 'Unread channel above or below'],
    ['Ctrl Shift F', 'Search'],
    ['Ctrl Shift L', 'Write in the channel'],
    ['↑', 'In an empty box: change your last message'],
    ['Ctrl B / I', 'Bold, italic'],
    ['Shift Enter', 'New line'],
    ['Esc', 'Close what is open'],
    ['Ctrl /', 'These keys'],
];

function step(down: boolean, unreadOnly: boolean): string | undefined {
    const state = now();
    const ids = sidebarOrder(state, state.here.teamId);
    const at = ids.indexOf(state.here.channelId);
    for (let moved = 1; moved <= ids.length; moved++) {
        const id = ids[(at + (down ? moved : -moved) + ids.length * 2) % ids.length]!;
        if (!unreadOnly || unreadOf(state, id).unread) return pathOf(state, state.channels[id]!);
    }
    return undefined;
}

export function useKeys(teamName: string) {
    const [, go] = useLocation();
    useEffect(() => {
        const pressed = (event: KeyboardEvent) => {
            if (event.defaultPrevented) return;
            const held = event.ctrlKey || event.metaKey;
            const done = () => event.preventDefault();
            if (held && !event.shiftKey && event.key.toLowerCase() === 'k') {
                done();
                useView.setState((view) => ({switcher: !view.switcher}));
            } else if (held && event.key === '/') {
                done();
                openBox({kind: 'keys'});
            } else if (held && event.shiftKey && event.key.toLowerCase() === 'f') {
                done();
                openPanel({kind: 'search', words: ''});
            } else if (held && event.shiftKey && event.key.toLowerCase() === 'l') {
                done();
                document.querySelector<HTMLTextAreaElement>('.channel .composer textarea')?.focus();
            } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
                done();
                const path = step(event.key === 'ArrowDown', event.shiftKey);
                if (path) go(path);
            } else if (event.key === 'Escape' && useView.getState().panel && !document.querySelector('dialog[open]')) {
                done();
                openPanel(null);
            }
        };
        window.addEventListener('keydown', pressed);
        return () => window.removeEventListener('keydown', pressed);
    }, [go, teamName]);
}
