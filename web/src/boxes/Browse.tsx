// The public channels of the team: look for one, see what it is for, join.
import type {ServerChannel} from '@mattermost/types/channels';
import {Hash, Plus} from 'lucide-react';
import {useEffect, useState} from 'react';
import {useLocation} from 'wouter';
import {client} from '@/api';
import {Button, Check, complain, Dialog, Waiting} from '@/parts';
import {useMay} from '@/state/select';
import {now, useStore} from '@/state/store';
import {openBox} from '@/workspace/view';
import './boxes.css';

export default function Browse({teamName, onClose}: {teamName: string; onClose(): void}) {
    const teamId = now().here.teamId;
    const [channels, setChannels] = useState<ServerChannel[] | null>(null);
    const [words, setWords] = useState('');
    const [ended, setEnded] = useState(false);
    const members = useStore((state) => state.members);
    const mayMake = useMay('create_public_channel', teamId);
    const [, go] = useLocation();
    useEffect(() => {
        const term = words.trim();
        const live = () => (term ? client.searchChannels(teamId, term) : client.getChannels(teamId, 0, 200));
        const ask = ended ? client.getArchivedChannels(teamId, 0, 200) : live();
        let current = true;
        (ask as unknown as Promise<ServerChannel[]>).then((found) => current && setChannels(found), complain);
        return () => {
            current = false;
        };
    }, [words, teamId, ended]);
    const open = (channel: ServerChannel) => {
        onClose();
        go(`/${teamName}/channels/${channel.name}`);
    };
    const query = words.trim().toLowerCase();
    const shown = (channels ?? []).filter((channel) =>
        ended
            ? channel.delete_at && channel.display_name.toLowerCase().includes(query)
            : channel.type === 'O' && !channel.delete_at,
    );
    const rows = shown.map((channel) => ({channel, verb: members[channel.id] || ended ? 'Open' : 'Join'}));
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
            <Check label="Archived channels" checked={ended} onChange={(event) => setEnded(event.target.checked)} />
            <ul role="list" className="box-list">
                {rows.map(({channel, verb}) => (
                    <li key={channel.id} className="box-channel">
                        <Hash aria-hidden />
                        <span>
                            <b>{channel.display_name}</b>
                            <small>{channel.purpose || `~${channel.name}`}</small>
                        </span>
                        <Button small kind={verb === 'Open' ? 'quiet' : 'plain'} onClick={() => open(channel)} aria-label={`${verb} ${channel.display_name}`}>
                            {verb}
                        </Button>
                    </li>
                ))}
            </ul>
            {!channels && <Waiting />}
            {channels && shown.length === 0 && <p className="people-none">{ended ? 'No archived channel of that name.' : 'No public channel of that name.'}</p>}
        </Dialog>
    );
}
