// A link that makes an account and joins the team; people who have an account are added by name.
import type {UserProfile} from '@mattermost/types/users';
import {useState} from 'react';
import {client, siteUrl} from '@/api';
import {Button, complain, CopyField, Dialog, say} from '@/parts';
import {PeoplePicker} from '@/people/PeoplePicker';
import {useMay} from '@/state/select';
import {useStore} from '@/state/store';
import './boxes.css';

export default function Invite({onClose}: {onClose(): void}) {
    const team = useStore((state) => state.teams[state.here.teamId])!;
    const mayAdd = useMay('add_user_to_team', team.id);
    const mayInvite = useMay('invite_user', team.id);
    const [chosen, setChosen] = useState<UserProfile[]>([]);
    const [busy, setBusy] = useState(false);
    const add = async () => {
        setBusy(true);
        try {
            await client.addUsersToTeam(team.id, chosen.map((user) => user.id));
            say(`Added to ${team.display_name}`);
            onClose();
        } catch (fault) {
            complain(fault);
            setBusy(false);
        }
    };
    return (
        <Dialog
            title={`Invite people to ${team.display_name}`}
            onClose={onClose}
            onSubmit={() => void add()}
            footer={
                mayAdd && (
                    <Button kind="primary" type="submit" busy={busy} disabled={chosen.length === 0}>
                        Add to the team
                    </Button>
                )
            }
        >
            {mayInvite && team.invite_id && (
                <section className="box-form">
                    <p>Whoever opens this link can make an account and is in the team:</p>
                    <CopyField label="invitation link" text={`${siteUrl}/signup?id=${team.invite_id}`} />
                </section>
            )}
            {mayAdd && (
                <section className="box-form">
                    <p>Somebody with an account here:</p>
                    <PeoplePicker label="Name of a person" chosen={chosen} onChange={setChosen} options={{not_in_team_id: team.id}} />
                </section>
            )}
        </Dialog>
    );
}
