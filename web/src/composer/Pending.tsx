// The files that wait to go with the message.
import {File as FileIcon, X} from 'lucide-react';
import {sizeOf} from '@/channel/Files';
import {IconButton} from '@/parts';
import type {Upload} from './uploads';

export function Pending({uploads, drop}: {uploads: Upload[]; drop(key: string): void}) {
    if (uploads.length === 0) return null;
    return (
        <ul className="pending" role="list" aria-label="Files to send">
            {uploads.map((one) => (
                <li key={one.key} className={one.failed ? 'pending-failed' : ''}>
                    <FileIcon aria-hidden />
                    <span>
                        <b>{one.name}</b>
                        <small>{one.failed ? 'Not taken' : one.id ? sizeOf(one.size) : `${Math.round(one.part * 100)} %`}</small>
                    </span>
                    {!one.id && !one.failed && <progress value={one.part} aria-label={`Uploading ${one.name}`} />}
                    <IconButton label={`Remove ${one.name}`} onClick={() => drop(one.key)}>
                        <X />
                    </IconButton>
                </li>
            ))}
        </ul>
    );
}
