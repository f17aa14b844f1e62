// Channels of a team to choose from, those first that one is in.
import {useMemo} from 'react';
import {Select} from '@/parts';
import {tame} from '@/rendering';
import {useStore} from '@/state/store';

type Props = {
    teamId: string;
    value: string;
    onChange(id: string): void;
    label?: string;
    none?: string; // The words for no channel, if that is a choice.
    publicOnly?: boolean;
    hint?: string;
};

export function useChannelsOf(teamId: string, publicOnly = false) {
    const channels = useStore((state) => state.channels);
    return useMemo(
        () =>
            Object.values(channels)
                .filter(
                    (one) =>
                        one.team_id === teamId &&
                        !one.delete_at &&
                        (one.type === 'O' || (one.type === 'P' && !publicOnly)),
                )
                .sort((one, other) => one.display_name.localeCompare(other.display_name)),
        [channels, teamId, publicOnly],
    );
}

export function ChannelSelect({teamId, value, onChange, label = 'Channel', none, publicOnly, hint}: Props) {
    const channels = useChannelsOf(teamId, publicOnly);
    return (
        <Select label={label} value={value} onChange={(event) => onChange(event.target.value)} hint={hint}>
            {none !== undefined && <option value="">{none}</option>}
            {value !== '' && !channels.some((one) => one.id === value) && (
                <option value={value}>A channel you are not in</option>
            )}
            {channels.map((one) => (
                <option key={one.id} value={one.id}>
                    {one.type === 'P' ? '🔒 ' : '~'}
                    {tame(one.display_name)}
                </option>
            ))}
        </Select>
    );
}
