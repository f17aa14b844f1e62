// What was begun and not sent, kept on this device until it is sent.
const key = (channelId: string, rootId: string) => `heliograph.draft.${channelId}.${rootId}`;

export const draftOf = (channelId: string, rootId: string) => localStorage.getItem(key(channelId, rootId)) ?? '';

export function keepDraft(channelId: string, rootId: string, text: string) {
    try {
        if (text.trim()) localStorage.setItem(key(channelId, rootId), text);
        else localStorage.removeItem(key(channelId, rootId));
    } catch {
        // A full store loses the draft, not the page.
    }
}
