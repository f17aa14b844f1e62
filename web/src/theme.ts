// Light, dark, or as the system says. Kept on this device.
import {create} from 'zustand';

export type Theme = 'system' | 'light' | 'dark';

const dark = matchMedia('(prefers-color-scheme: dark)');
const key = 'heliograph.theme';

export const useTheme = create<{theme: Theme; choose(theme: Theme): void}>((set) => ({
    theme: (localStorage.getItem(key) as Theme | null) ?? 'system',
    choose: (theme) => {
        localStorage.setItem(key, theme);
        set({theme});
        show();
    },
}));

function show() {
    const {theme} = useTheme.getState();
    document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
}

dark.addEventListener('change', show);
show();
