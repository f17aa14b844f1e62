import type {UserProfile} from '@mattermost/types/users';
import {useState} from 'react';
import {client} from '@/api';
import {Button, complain, Dialog, say} from '@/parts';
import {PeoplePicker} from '@/people/PeoplePicker';
import {titleOf} from '@/state/select';
import {now} from '@/state/store';

export default function AddPeople({channelId, onClose}: {channelId: string; onClose(): void}) {
    const [chosen, setChosen] = useState<UserProfile[]>([]);
    const [busy, setBusy] = useState(false);
    const channel = now().channels[channelId]!;
    const add = async () => {
        setBusy(true);
        try {
            await client.addToChannels(chosen.map((user) => user.id), channelId);
            say(chosen.length === 1 ? `${chosen[0]!.username} was added` : `${chosen.length} people were added`);
            onClose();
        } catch (fault) {
            complain(fault);
            setBusy(false);
        }
    };
    return (
        <Dialog
            title={`Add people to ${titleOf(now(), channel)}`}
            onClose={onClose}
            onSubmit={() => void add()}
            footer={
                <Button kind="primary" type="submit" busy={busy} disabled={chosen.length === 0}>
                    Add
                </Button>
            }
        >
            <PeoplePicker
                label="Name of a person"
                chosen={chosen}
                onChange={setChosen}
                options={{team_id: channel.team_id, not_in_channel_id: channelId}}
            />
        </Dialog>
    );
}
