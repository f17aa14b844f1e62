// A person's picture with, if asked for, a dot that says whether they are there.
import type {UserProfile} from '@mattermost/types/users';
import {client} from '@/api';
import './avatar.css';

type Props = {user?: UserProfile; src?: string; size?: number; status?: string};

export function Avatar({user, src, size = 36, status}: Props) {
    const picture = src ?? (user ? client.getProfilePictureUrl(user.id, user.last_picture_update ?? 0) : undefined);
    return (
        <span className="avatar" style={{width: size, height: size}}>
            {picture && <img src={picture} alt="" width={size} height={size} loading="lazy" draggable={false} />}
            {status && <span className={`avatar-dot avatar-${status}`} />}
        </span>
    );
}
