import type {UserNotifyProps} from '@mattermost/types/users';
import {useState} from 'react';
import {client} from '@/api';
import {Button, Check, complain, Field, say, Select} from '@/parts';
import {takeMe} from '@/state/events';
import {useMe} from '@/state/select';

export function Notices() {
    const me = useMe();
    const props = me.notify_props;
    const [words, setWords] = useState(props.mention_keys ?? '');
    const [allowed, setAllowed] = useState(typeof Notification === 'undefined' ? 'denied' : Notification.permission);
    const set = async (what: Partial<UserNotifyProps>) => {
        try {
            takeMe(await client.patchMe({notify_props: {...props, ...what}}));
            say('Saved');
        } catch (fault) {
            complain(fault);
        }
    };
    return (
        <>
            <h2>Notices</h2>
            {allowed === 'default' && (
                <p className="settings-note">
                    This browser has not been asked to show notices.
                    <Button small onClick={() => void Notification.requestPermission().then(setAllowed)}>Allow notices</Button>
                </p>
            )}
            {allowed === 'denied' && <p className="settings-note">This browser does not let this page show notices.</p>}
            <div className="settings-form">
                <Select label="Notify me on this computer" value={props.desktop} onChange={(event) => void set({desktop: event.target.value as 'all'})}>
                    <option value="all">For every message</option>
                    <option value="mention">For mentions and direct messages</option>
                    <option value="none">Never</option>
                </Select>
                <form
                    className="settings-form"
                    onSubmit={(event) => {
                        event.preventDefault();
                        void set({mention_keys: words});
                    }}
                >
                    <Field label="Words that count as a mention" hint="Separated by commas; your username always counts." value={words} onChange={(event) => setWords(event.target.value)} />
                    <Button type="submit">Save words</Button>
                </form>
                <Check label="My first name counts as a mention" checked={props.first_name === 'true'} onChange={(event) => void set({first_name: event.target.checked ? 'true' : 'false'})} />
                <Check label="@channel, @all and @here count as mentions" checked={props.channel !== 'false'} onChange={(event) => void set({channel: event.target.checked ? 'true' : 'false'})} />
            </div>
        </>
    );
}
