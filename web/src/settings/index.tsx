// One's own settings.
import {Palette} from 'lucide-react';
import {Frame, Radio} from '@/parts';
import {useTheme, type Theme} from '@/theme';

export default function Settings() {
    const {theme, choose} = useTheme();
    return (
        <Frame title="Settings" places={[{path: '/settings/display', label: 'Display', icon: <Palette />}]}>
            <h2>Display</h2>
            <div role="radiogroup" aria-label="Theme">
                {(['system', 'light', 'dark'] as Theme[]).map((one) => (
                    <Radio key={one} name="theme" label={one} checked={theme === one} onChange={() => choose(one)} />
                ))}
            </div>
        </Frame>
    );
}
