// A small plot of what a figure did: a line, the ground below it, a dot at its end.

type Props = {values: number[]; label: string; width?: number; height?: number; room?: number};

export function pathOf(values: number[], width: number, height: number, room: number): string {
    const most = Math.max(...values, 1e-9);
    const step = width / Math.max(1, room - 1);
    const from = width - step * (values.length - 1);
    return values
        .map((value, at) => {
            const x = (from + at * step).toFixed(1);
            const y = (height - 2 - (value / most) * (height - 6)).toFixed(1);
            return `${at ? 'L' : 'M'}${x} ${y}`;
        })
        .join('');
}

export function Sparkline({values, label, width = 220, height = 44, room = 120}: Props) {
    if (values.length === 0)
        return <svg className="admin-spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} />;
    const path = pathOf(values, width, height, room);
    const end = path.slice(path.lastIndexOf(values.length > 1 ? 'L' : 'M') + 1).split(' ');
    const start = width - (width / Math.max(1, room - 1)) * (values.length - 1);
    return (
        <svg
            className="admin-spark"
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={label}
        >
            <path className="admin-spark-ground" d={`${path}L${width} ${height}L${start.toFixed(1)} ${height}Z`} />
            <path className="admin-spark-line" d={path} vectorEffect="non-scaling-stroke" />
            <circle cx={end[0]} cy={end[1]} r="2" />
        </svg>
    );
}
