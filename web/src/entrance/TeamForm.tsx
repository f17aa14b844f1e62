import type {Team} from '@mattermost/types/teams';
import {useState, type FormEvent} from 'react';
import {client, sentenceOf, siteUrl} from '@/api';
import {Button, Field} from '@/parts';
import {loadTeam} from '@/state/events';

export const addressFrom = (name: string) =>
    name
        .toLowerCase()
        .normalize('NFKD')
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 64);

export function TeamForm({verb, onDone}: {verb: string; onDone(team: Team): void}) {
    const [name, setName] = useState('');
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState('');
    const address = addressFrom(name);
    const submit = async (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        setFault('');
        try {
            const team = await client.createTeam({name: address, display_name: name.trim(), type: 'O'} as Team);
            await loadTeam(team.id);
            onDone(team);
        } catch (error) {
            setFault(sentenceOf(error));
        }
        setBusy(false);
    };
    return (
        <form onSubmit={submit}>
            <Field
                label="Team name"
                autoFocus
                required
                minLength={2}
                maxLength={64}
                placeholder="Operations"
                hint={address ? `${siteUrl}/${address}` : undefined}
                error={fault}
                value={name}
                onChange={(event) => setName(event.target.value)}
            />
            <Button kind="primary" type="submit" busy={busy}>
                {verb}
            </Button>
        </form>
    );
}
