// To one person or a few.
import type {UserProfile} from '@mattermost/types/users';
import {useState} from 'react';
import {useLocation} from 'wouter';
import {Button, complain, Dialog} from '@/parts';
import {PeoplePicker} from '@/people/PeoplePicker';
import {groupWith} from '@/state/channel_deeds';

export default function Direct({teamName, onClose}: {teamName: string; onClose(): void}) {
    const [chosen, setChosen] = useState<UserProfile[]>([]);
    const [busy, setBusy] = useState(false);
    const [, go] = useLocation();
    const open = async () => {
        setBusy(true);
        try {
            if (chosen.length === 1) go(`/${teamName}/messages/@${chosen[0]!.username}`);
            else go(`/${teamName}/messages/${(await groupWith(chosen.map((user) => user.id))).name}`);
            onClose();
        } catch (fault) {
            complain(fault);
            setBusy(false);
        }
    };
    return (
        <Dialog
            title="Write to someone"
            onClose={onClose}
            onSubmit={() => void open()}
            footer={
                <Button kind="primary" type="submit" busy={busy} disabled={chosen.length === 0}>
                    {chosen.length > 1 ? 'Open the group' : 'Open the conversation'}
                </Button>
            }
        >
            <PeoplePicker label="Name of a person" chosen={chosen} onChange={setChosen} most={7} />
        </Dialog>
    );
}
