import type {UserProfile} from '@mattermost/types/users';
import {useRef, useState, type FormEvent} from 'react';
import {client, sentenceOf} from '@/api';
import {Avatar, Button, complain, Field, say} from '@/parts';
import {takeMe} from '@/state/events';
import {useMe} from '@/state/select';

export function Profile() {
    const me = useMe();
    const [fields, setFields] = useState(() => ({
        first_name: me.first_name,
        last_name: me.last_name,
        nickname: me.nickname,
        position: me.position,
        username: me.username,
        email: me.email,
    }));
    const [password, setPassword] = useState('');
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState('');
    const save = async (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        setFault('');
        try {
            const patch: Partial<UserProfile> = {...fields};
            // The server asks for the password where the address changes.
            if (fields.email !== me.email) patch.password = password;
            takeMe(await client.patchMe(patch));
            setPassword('');
            say('Saved');
        } catch (error) {
            setFault(sentenceOf(error));
        }
        setBusy(false);
    };
    const field = (name: keyof typeof fields, label: string, more: object = {}) => (
        <Field label={label} value={fields[name]} onChange={(event) => setFields({...fields, [name]: event.target.value})} {...more} />
    );
    return (
        <>
            <h2>Profile</h2>
            <Picture me={me} />
            <form className="settings-form" onSubmit={save}>
                <div className="settings-pair">
                    {field('first_name', 'First name', {maxLength: 64})}
                    {field('last_name', 'Last name', {maxLength: 64})}
                </div>
                {field('nickname', 'Nickname', {maxLength: 64})}
                {field('position', 'Position', {maxLength: 128, hint: 'What you do here; shown on your card.'})}
                {field('username', 'Username', {required: true})}
                {field('email', 'Email', {type: 'email', required: true})}
                {fields.email !== me.email && (
                    <Field label="Your password" type="password" required autoComplete="current-password" hint="Needed to change the address." value={password} onChange={(event) => setPassword(event.target.value)} />
                )}
                {fault && <p className="field-error" role="alert">{fault}</p>}
                <Button kind="primary" type="submit" busy={busy}>Save</Button>
            </form>
        </>
    );
}

function Picture({me}: {me: UserProfile}) {
    const picker = useRef<HTMLInputElement>(null);
    const tried = async (deed: () => Promise<unknown>) => {
        try {
            await deed();
            takeMe(await client.getMe());
            say('Saved');
        } catch (fault) {
            complain(fault);
        }
    };
    return (
        <div className="settings-picture">
            <Avatar user={me} size={72} />
            <Button onClick={() => picker.current!.click()}>Change picture</Button>
            <Button kind="quiet" onClick={() => void tried(() => client.setDefaultProfileImage(me.id))}>Remove</Button>
            <input
                ref={picker}
                hidden
                type="file"
                accept="image/png,image/jpeg"
                aria-label="Picture"
                onChange={(event) => {
                    const file = event.target.files?.[0];
                    if (file) void tried(() => client.uploadProfileImage(me.id, file));
                }}
            />
        </div>
    );
}
