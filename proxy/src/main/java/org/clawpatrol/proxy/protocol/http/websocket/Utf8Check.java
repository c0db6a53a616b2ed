package org.clawpatrol.proxy.protocol.http.websocket;

/**
 * Checks bytes for UTF-8 (RFC 3629) as they come, so that the first byte no text can have is
 * refused at once: overlong forms, surrogates and what lies beyond U+10FFFF included. One thread.
 */
final class Utf8Check {
    private int needed;
    private int low = 0x80;
    private int high = 0xbf;

    /** Whether text may go on with this byte; nothing more may be asked after a no. */
    boolean accept(byte next) {
        int unit = next & 0xff;
        if (needed == 0) {
            return unit < 0x80 || begin(unit);
        }
        if (unit < low || unit > high) {
            return false;
        }
        needed--;
        low = 0x80;
        high = 0xbf;
        return true;
    }

    /** Whether text may end here. */
    boolean complete() {
        return needed == 0;
    }

    private boolean begin(int lead) {
        if (lead < 0xc2 || lead > 0xf4) {
            return false;
        }
        needed = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        switch (lead) {
            case 0xe0 -> low = 0xa0;
            case 0xed -> high = 0x9f;
            case 0xf0 -> low = 0x90;
            case 0xf4 -> high = 0x8f;
            default -> {
                // Any continuation byte may follow.
            }
        }
        return true;
    }
}
