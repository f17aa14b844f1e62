// Another category of the sidebar for a channel: one that is there, or a new one.
import {useState, type FormEvent} from 'react';
import {sentenceOf} from '@/api';
import {Button, Dialog, Field, Select} from '@/parts';
import {makeCategory, mayStandIn, moveTo} from '@/state/channel_deeds';
import {titleOf} from '@/state/select';
import {now, useStore} from '@/state/store';
import './boxes.css';

export default function Move({channelId, onClose}: {channelId: string; onClose(): void}) {
    const teamId = now().here.teamId;
    const channel = useStore((state) => state.channels[channelId])!;
    const {order, byId} = useStore((state) => state.categories[teamId])!;
    const fit = order.flatMap((id) => (byId[id] && mayStandIn(channel, byId[id]) ? [byId[id]] : []));
    const [chosen, setChosen] = useState(() => fit.find((one) => one.channel_ids.includes(channelId))?.id ?? '');
    const [name, setName] = useState('');
    const [fault, setFault] = useState('');
    const submit = async (event: FormEvent) => {
        event.preventDefault();
        try {
            await moveTo(channelId, chosen || (await makeCategory(name.trim())));
            onClose();
        } catch (error) {
            setFault(sentenceOf(error));
        }
    };
    return (
        <Dialog title={`Move ${titleOf(now(), channel)}`} onClose={onClose}>
            <form className="box-form" onSubmit={(event) => void submit(event)}>
                <Select label="Category" value={chosen} onChange={(event) => setChosen(event.target.value)}>
                    {fit.map((one) => (
                        <option key={one.id} value={one.id}>{one.display_name}</option>
                    ))}
                    <option value="">A new one…</option>
                </Select>
                {!chosen && (
                    <Field label="Name of the new category" required maxLength={22} error={fault} value={name} onChange={(event) => setName(event.target.value)} />
                )}
                {chosen && fault && <p role="alert">{fault}</p>}
                <Button kind="primary" type="submit">Move</Button>
            </form>
        </Dialog>
    );
}
