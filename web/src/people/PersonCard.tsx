// Who somebody is, and how to write to them.
import {MessageCircle} from 'lucide-react';
import {useEffect, useState} from 'react';
import {useLocation} from 'wouter';
import {Avatar, Button} from '@/parts';
import {clockOf} from '@/channel/times';
import {knowUsers, loadStatuses} from '@/state/load';
import {nameOf} from '@/state/select';
import {now, useStore} from '@/state/store';
import {openBox} from '@/workspace/view';
import {PersonStatus} from './PersonStatus';
import './people.css';

const there: Record<string, string> = {online: 'Online', away: 'Away', dnd: 'Do not disturb', offline: 'Offline'};

// What their clock says, where they told their zone.
function localTime(zone: string): string {
    try {
        return new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit', timeZone: zone}).format(Date.now());
    } catch {
        return clockOf(Date.now());
    }
}

export function PersonCard({userId}: {userId: string}) {
    const user = useStore((state) => state.users[userId]);
    const status = useStore((state) => state.statuses[userId] ?? 'offline');
    const team = useStore((state) => state.teams[state.here.teamId]?.name ?? Object.values(state.teams)[0]?.name);
    const [, go] = useLocation();
    const [, ready] = useState(0);
    useEffect(() => {
        void knowUsers([userId]).then(() => ready(1));
        void loadStatuses([userId]);
    }, [userId]);
    if (!user) return null;
    const zone = user.timezone?.useAutomaticTimezone === 'false' ? user.timezone.manualTimezone : user.timezone?.automaticTimezone;
    const rows: [string, string][] = [
        ['Username', `@${user.username}`],
        ['Email', user.email],
        ['Position', user.position],
        ['Local time', zone && userId !== now().me?.id ? localTime(zone) : ''],
    ];
    return (
        <div className="person-card">
            <div className="person-card-head">
                <Avatar user={user} size={64} status={user.is_bot ? undefined : status} />
                <div>
                    <h3>{`${user.first_name} ${user.last_name}`.trim() || nameOf(user)}</h3>
                    <p>{user.is_bot ? 'A bot' : there[status]}</p>
                    <PersonStatus user={user} />
                </div>
            </div>
            <dl>
                {rows
                    .filter(([, value]) => value)
                    .map(([label, value]) => (
                        <div key={label} className="person-card-row">
                            <dt>{label}</dt>
                            <dd>{value}</dd>
                        </div>
                    ))}
            </dl>
            <Button
                kind="primary"
                icon={<MessageCircle />}
                onClick={() => {
                    openBox(null);
                    go(`/${team}/messages/@${user.username}`);
                }}
            >
                Message
            </Button>
        </div>
    );
}
