import {Radio, Select, complain} from '@/parts';
import {client} from '@/api';
import {useMe, usePreference} from '@/state/select';
import {useTheme, type Theme} from '@/theme';

const themes: [Theme, string, string][] = [
    ['system', 'As the system', 'Light by day and dark by night, if your system changes.'],
    ['light', 'Light', ''],
    ['dark', 'Dark', ''],
];

export function Display() {
    const {theme, choose} = useTheme();
    const me = useMe();
    const names = usePreference('display_settings', 'name_format') ?? 'username';
    const setNames = (value: string) =>
        client
            .savePreferences(me.id, [{user_id: me.id, category: 'display_settings', name: 'name_format', value}])
            .catch(complain);
    return (
        <>
            <h2>Display</h2>
            <div role="radiogroup" aria-label="Theme" className="settings-themes">
                {themes.map(([one, label, hint]) => (
                    <Radio key={one} name="theme" label={label} hint={hint} checked={theme === one} onChange={() => choose(one)} />
                ))}
            </div>
            <div className="settings-form">
                <Select label="Show people by" value={names} onChange={(event) => void setNames(event.target.value)}>
                    <option value="username">Username</option>
                    <option value="nickname_full_name">Nickname, else full name</option>
                    <option value="full_name">Full name</option>
                </Select>
            </div>
        </>
    );
}
