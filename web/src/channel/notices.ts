// Notices of the browser's own, for mentions and direct messages while the page is not looked at.
import type {Post} from '@mattermost/types/posts';
import {navigate} from 'wouter/use-browser-location';
import {basePath} from '@/api';
import {pathOf} from '@/state/select';
import {now} from '@/state/store';

export function notify(post: Post, mentioned: boolean, data: Record<string, unknown>) {
    if (document.hasFocus() && now().here.channelId === post.channel_id) return;
    const member = now().members[post.channel_id];
    if (member?.notify_props?.mark_unread === 'mention' && !mentioned) return;
    const ofChannel = member?.notify_props?.desktop;
    const wants = ofChannel && ofChannel !== 'default' ? ofChannel : (now().me?.notify_props?.desktop ?? 'mention');
    if (wants === 'none' || (wants === 'mention' && !mentioned && data.channel_type !== 'D')) return;
    // Last, since browsers are slow to say it.
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
    const notice = new Notification(`${data.sender_name} · ${data.channel_display_name}`, {
        body: post.message.slice(0, 200),
        tag: post.channel_id,
    });
    notice.onclick = () => {
        window.focus();
        const channel = now().channels[post.channel_id];
        if (channel) navigate(basePath + pathOf(now(), channel));
        notice.close();
    };
}
