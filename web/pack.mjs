// Packs each text of dist/ with brotli and gzip, once and as small as they go, and keeps what got smaller.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';

const dist = new URL('dist', import.meta.url).pathname;
const texts = /\.(js|css|svg|json|txt)$/;

function filesOf(folder) {
    return readdirSync(folder, {withFileTypes: true}).flatMap((entry) =>
        entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)],
    );
}

for (const file of filesOf(dist).filter((name) => texts.test(name))) {
    const bytes = readFileSync(file);
    const brotli = {params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}};
    const packed = {br: brotliCompressSync(bytes, brotli), gz: gzipSync(bytes, {level: 9})};
    for (const [end, less] of Object.entries(packed)) if (less.length < bytes.length) writeFileSync(`${file}.${end}`, less);
}
