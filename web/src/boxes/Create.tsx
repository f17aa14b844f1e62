import type {ServerChannel} from '@mattermost/types/channels';
import {useState} from 'react';
import {useLocation} from 'wouter';
import {client, sentenceOf} from '@/api';
import {addressFrom} from '@/entrance/TeamForm';
import {Button, Dialog, Field, Radio, TextArea} from '@/parts';
import {loadChannel} from '@/state/events';
import {useMay} from '@/state/select';
import {now} from '@/state/store';

export default function Create({teamName, onClose}: {teamName: string; onClose(): void}) {
    const teamId = now().here.teamId;
    const mayOpen = useMay('create_public_channel', teamId);
    const mayPrivate = useMay('create_private_channel', teamId);
    const [name, setName] = useState('');
    const [purpose, setPurpose] = useState('');
    const [type, setType] = useState<'O' | 'P'>(mayOpen ? 'O' : 'P');
    const [fault, setFault] = useState('');
    const [busy, setBusy] = useState(false);
    const [, go] = useLocation();
    const make = async () => {
        setBusy(true);
        setFault('');
        try {
            const made = (await client.createChannel({
                team_id: teamId,
                // A name of signs only has no address of its own.
                name: addressFrom(name) || `channel-${Date.now().toString(36)}`,
                display_name: name.trim(),
                purpose,
                type,
            } as ServerChannel)) as ServerChannel;
            await loadChannel(made.id);
            onClose();
            go(`/${teamName}/channels/${made.name}`);
        } catch (error) {
            setFault(sentenceOf(error));
            setBusy(false);
        }
    };
    return (
        <Dialog
            title="Create a channel"
            onClose={onClose}
            onSubmit={() => void make()}
            footer={
                <>
                    <Button onClick={onClose}>Cancel</Button>
                    <Button kind="primary" type="submit" busy={busy}>
                        Create channel
                    </Button>
                </>
            }
        >
            <Field label="Name" required maxLength={64} autoFocus error={fault} value={name} onChange={(event) => setName(event.target.value)} />
            <div role="radiogroup" aria-label="Who may see it">
                {mayOpen && <Radio name="type" label="Public" hint="Anybody of the team may find and join it." checked={type === 'O'} onChange={() => setType('O')} />}
                {mayPrivate && <Radio name="type" label="Private" hint="Only those who are added see it." checked={type === 'P'} onChange={() => setType('P')} />}
            </div>
            <TextArea label="Purpose" optional maxLength={250} value={purpose} onChange={(event) => setPurpose(event.target.value)} />
        </Dialog>
    );
}
