package org.clawpatrol.proxy.credential;

import java.util.Arrays;
import org.clawpatrol.proxy.secret.Secret;

/** Whether a secret may stand in a header: visible ASCII only, so no line break can be smuggled. */
public final class HeaderSafe {
    private HeaderSafe() {}

    /** An empty one may not. */
    public static boolean test(Secret secret) {
        byte[] bytes = secret.reveal();
        try {
            boolean visible = bytes.length > 0;
            for (byte b : bytes) {
                visible &= b > ' ' && b < 0x7f;
            }
            return visible;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
