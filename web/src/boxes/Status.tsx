// A few words on what one is doing, until when.
import {SmilePlus} from 'lucide-react';
import {useState} from 'react';
import {client} from '@/api';
import {OneEmoji} from '@/emoji/OneEmoji';
import {PickerButton} from '@/emoji/PickerButton';
import {Button, complain, Dialog, Field, IconButton, Select} from '@/parts';
import {customStatusOf, type CustomStatus} from '@/people/PersonStatus';
import {takeMe} from '@/state/events';
import {useMe} from '@/state/select';
import './boxes.css';

const usual: CustomStatus[] = [
    {emoji: 'calendar', text: 'In a meeting', duration: 'one_hour'},
    {emoji: 'hamburger', text: 'Out for lunch', duration: 'thirty_minutes'},
    {emoji: 'sneezing_face', text: 'Out sick', duration: 'today'},
    {emoji: 'house', text: 'Working from home', duration: 'today'},
    {emoji: 'palm_tree', text: 'On a vacation', duration: ''},
];

function endOf(duration: string): string {
    const end = new Date();
    if (duration === 'thirty_minutes') end.setMinutes(end.getMinutes() + 30);
    else if (duration === 'one_hour') end.setHours(end.getHours() + 1);
    else if (duration === 'four_hours') end.setHours(end.getHours() + 4);
    else if (duration === 'today') end.setHours(23, 59, 59, 0);
    else if (duration === 'this_week') {
        end.setDate(end.getDate() + ((7 - end.getDay()) % 7));
        end.setHours(23, 59, 59, 0);
    } else return '';
    return end.toISOString();
}

export default function Status({onClose}: {onClose(): void}) {
    const me = useMe();
    const before = customStatusOf(me);
    const [emoji, setEmoji] = useState(before?.emoji ?? '');
    const [text, setText] = useState(before?.text ?? '');
    const [duration, setDuration] = useState(before?.duration ?? 'today');
    const [busy, setBusy] = useState(false);
    const tried = async (deed: () => Promise<unknown>) => {
        setBusy(true);
        try {
            await deed();
            takeMe(await client.getMe());
            onClose();
        } catch (fault) {
            complain(fault);
            setBusy(false);
        }
    };
    const set = () => {
        const status: CustomStatus = {emoji: emoji || 'speech_balloon', text, duration};
        if (endOf(duration)) status.expires_at = endOf(duration);
        return tried(() => client.updateCustomStatus(status as never));
    };
    return (
        <Dialog
            title="Set a status"
            onClose={onClose}
            onSubmit={() => void set()}
            footer={
                <>
                    {before && <Button onClick={() => void tried(() => client.unsetCustomStatus())}>Clear status</Button>}
                    <Button kind="primary" type="submit" busy={busy} disabled={!text && !emoji}>
                        Set status
                    </Button>
                </>
            }
        >
            <div className="box-row box-row-end">
                <PickerButton
                    onPick={setEmoji}
                    trigger={<IconButton label="Emoji of the status" className="box-emoji">{emoji ? <OneEmoji name={emoji} /> : <SmilePlus />}</IconButton>}
                />
                <Field label="Status" maxLength={100} autoFocus value={text} onChange={(event) => setText(event.target.value)} />
            </div>
            <Select label="Clear after" value={duration} onChange={(event) => setDuration(event.target.value)}>
                <option value="">Never</option>
                <option value="thirty_minutes">30 minutes</option>
                <option value="one_hour">One hour</option>
                <option value="four_hours">Four hours</option>
                <option value="today">Today</option>
                <option value="this_week">This week</option>
            </Select>
            <div className="box-usual" role="group" aria-label="Usual ones">
                {usual.map((one) => (
                    <Button
                        key={one.text}
                        small
                        kind="quiet"
                        onClick={() => {
                            setEmoji(one.emoji!);
                            setText(one.text!);
                            setDuration(one.duration!);
                        }}
                    >
                        <OneEmoji name={one.emoji!} /> {one.text}
                    </Button>
                ))}
            </div>
        </Dialog>
    );
}
