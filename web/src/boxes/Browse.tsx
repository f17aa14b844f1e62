// The public channels of the team: look for one, see what it is for, join.
import type {ServerChannel} from '@mattermost/types/channels';
import {Hash, Plus} from 'lucide-react';
import {useEffect, useState} from 'react';
import {useLocation} from 'wouter';
import {client} from '@/api';
import {Button, complain, Dialog, Waiting} from '@/parts';
import {useMay} from '@/state/select';
import {now, useStore} from '@/state/store';
import {openBox} from '@/workspace/view';
import './boxes.css';

export default function Browse({teamName, onClose}: {teamName: string; onClose(): void}) {
    const teamId = now().here.teamId;
    const [channels, setChannels] = useState<ServerChannel[] | null>(null);
    const [words, setWords] = useState('');
    const members = useStore((state) => state.members);
    const mayMake = useMay('create_public_channel', teamId);
    const [, go] = useLocation();
    useEffect(() => {
        const ask = words.trim() ? client.searchChannels(teamId, words.trim()) : client.getChannels(teamId, 0, 200);
        let current = true;
        (ask as unknown as Promise<ServerChannel[]>).then((found) => current && setChannels(found), complain);
        return () => {
            current = false;
        };
    }, [words, teamId]);
    const open = (channel: ServerChannel) => {
        onClose();
        go(`/${teamName}/channels/${channel.name}`);
    };
    const shown = (channels ?? []).filter((channel) => channel.type === 'O' && !channel.delete_at);
    return (
        <Dialog title="Browse channels" onClose={onClose} wide>
            <div className="box-row">
                <input className="control" type="search" aria-label="Find a channel" placeholder="Find a channel" autoFocus value={words} onChange={(event) => setWords(event.target.value)} />
                {mayMake && (
                    <Button kind="primary" icon={<Plus />} onClick={() => openBox({kind: 'create'})}>
                        Create
                    </Button>
                )}
            </div>
            <ul role="list" className="box-list">
                {!channels && <Waiting />}
                {shown.map((channel) => (
                    <li key={channel.id} className="box-channel">
                        <Hash aria-hidden />
                        <span>
                            <b>{channel.display_name}</b>
                            <small>{channel.purpose || `~${channel.name}`}</small>
                        </span>
                        <Button small kind={members[channel.id] ? 'quiet' : 'plain'} onClick={() => open(channel)} aria-label={`${members[channel.id] ? 'Open' : 'Join'} ${channel.display_name}`}>
                            {members[channel.id] ? 'Open' : 'Join'}
                        </Button>
                    </li>
                ))}
                {channels && shown.length === 0 && <p className="people-none">No public channel of that name.</p>}
            </ul>
        </Dialog>
    );
}
